import Link from "next/link";
import { MediaCard } from "@/components/media/media-card";
import { RowScroller } from "@/components/media/row-scroller";
import { PlaylistCover } from "@/components/playlists/playlist-cover";
import type { FeedEntry } from "@/lib/following/schema";

const MOST = 99;

/** A followed list: what it is, how much is new, and its newest items, the new ones marked. */
export function FeedRow({ entry: { playlist, share, items, fresh } }: { entry: FeedEntry }) {
  const { id, title, covers, owner } = playlist;
  const isUnlisted = playlist.visibility === "unlisted" && share;
  const href = isUnlisted ? `/playlists/shared/${share}` : `/playlists/${id}`;
  const within = `?list=${id}${isUnlisted ? `&share=${share}` : ""}`;
  return (
    <section aria-labelledby={`feed-${id}`}>
      <header className="page-x flex items-center gap-4">
        <PlaylistCover covers={covers} className="w-20 shrink-0 sm:w-24" />
        <div className="min-w-0">
          <h2 id={`feed-${id}`} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link href={href} className="font-semibold text-lg leading-snug tracking-tight hover:underline">
              {title}
            </Link>
            {fresh > 0 && (
              <span className="rounded-full bg-accent px-2.5 py-0.5 font-medium text-accent-text text-xs tabular-nums">
                {fresh > MOST ? `${MOST}+` : fresh} new
              </span>
            )}
          </h2>
          <p className="mt-0.5 text-muted text-sm">
            <Link
              href={`/u/${owner.handle}`}
              prefetch={false}
              className="py-1 hover:text-text hover:underline"
            >
              {owner.name}
            </Link>
          </p>
        </div>
      </header>
      <RowScroller label={title}>
        {items.map(({ id: itemId, media, addedAt, fresh: isNew }) => (
          <li key={itemId} className="w-[min(60vw,15rem)] shrink-0 snap-start md:w-[clamp(13rem,18vw,17rem)]">
            <MediaCard
              media={media}
              frame="wide"
              sizes="17rem"
              href={`/media/${media.id}${within}&item=${itemId}`}
            />
            <p className="mt-1 flex items-center gap-1.5 text-muted text-xs">
              {isNew && <span className="font-semibold text-accent">New ·</span>}
              <time dateTime={addedAt}>{dayOf(addedAt)}</time>
            </p>
          </li>
        ))}
      </RowScroller>
    </section>
  );
}

/** In UTC, so that the server and the browser say the same. */
function dayOf(moment: string) {
  return new Date(moment).toLocaleDateString("en", { day: "numeric", month: "long", timeZone: "UTC" });
}
