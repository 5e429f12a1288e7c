import { clsx } from "clsx";
import { EyeOff, Music, Scissors, StickyNote } from "lucide-react";
import Link from "next/link";
import { formatDuration } from "@/components/ui/time";
import type { MediaCard } from "@/lib/media/schema";
import type { PlaylistItem } from "@/lib/playlists/schema";

type Shown = Pick<PlaylistItem, "media" | "unavailable" | "note" | "startMs" | "endMs">;
type ItemFaceProps = { item: Shown; href?: string; current?: boolean };

/** What a row shows of an item: picture, title, by whom, its note and how long; or why it cannot be seen. */
export function ItemFace({ item, href, current = false }: ItemFaceProps) {
  const { media } = item;
  if (!media) return <Unavailable item={item} />;
  const title = clsx("block truncate font-medium leading-snug", current && "text-accent");
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3 sm:gap-4">
      <ItemPicture media={media} />
      <div className="min-w-0 flex-1">
        {href ? (
          <Link href={href} className={clsx(title, "hover:underline")}>
            {media.title}
          </Link>
        ) : (
          <p className={title}>{media.title}</p>
        )}
        <p className="mt-0.5 flex min-w-0 items-center gap-1.5 text-muted text-sm leading-snug">
          {media.kind === "audio" && <Music aria-label="Music" className="size-3.5 shrink-0" />}
          <span className="truncate">{media.artist}</span>
          <span className="shrink-0 sm:hidden">
            {media.artist && "· "}
            <Length item={item} media={media} />
          </span>
        </p>
        <Note text={item.note} />
      </div>
      <span className="hidden shrink-0 text-muted text-sm sm:block">
        <Length item={item} media={media} />
      </span>
    </div>
  );
}

/** How long an item plays; scissors when that is a part of its media. */
function Length({ item: { startMs, endMs }, media: { durationMs } }: { item: Shown; media: MediaCard }) {
  const [start, end] = [startMs ?? 0, Math.min(endMs ?? durationMs, durationMs)];
  const part = start > 0 || end < durationMs;
  return (
    <span className="inline-flex items-center gap-1.5 tabular-nums">
      {part && (
        <span
          title={`Plays ${formatDuration(start)} to ${formatDuration(end)}`}
          className="inline-flex items-center"
        >
          <Scissors aria-hidden="true" className="size-3.5" />
          <span className="sr-only">
            Plays {formatDuration(start)} to {formatDuration(end)},
          </span>
        </span>
      )}
      {formatDuration(end - start)}
    </span>
  );
}

function Note({ text }: { text: string }) {
  if (!text) return null;
  return (
    <p title={text} className="flex min-w-0 items-center gap-1.5 text-[0.8125rem] text-muted leading-snug">
      <StickyNote aria-label="Note:" className="size-3 shrink-0 text-accent" />
      <span className="truncate italic">{text}</span>
    </p>
  );
}

export function ItemPicture({ media }: { media: MediaCard }) {
  return (
    <span
      className="relative block aspect-video w-20 shrink-0 overflow-hidden rounded-control sm:w-24"
      style={{ backgroundColor: media.colour }}
    >
      <img
        src={media.posterSmallUrl}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        className="absolute inset-0 size-full object-cover"
      />
    </span>
  );
}

const reasons = {
  private: ["It is private now", "It is skipped, and comes back when it is shown again."],
  removed: ["It was removed", "It is skipped until it comes back."],
  failed: ["It cannot be played", "It is skipped until it works again."],
} as const;

function Unavailable({ item: { unavailable, note } }: { item: Shown }) {
  const [title, hint] = reasons[unavailable ?? "private"];
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3 text-muted sm:gap-4">
      <span className="flex aspect-video w-20 shrink-0 items-center justify-center rounded-control bg-surface-2 sm:w-24">
        <EyeOff aria-hidden="true" className="size-5" />
      </span>
      <div className="min-w-0 flex-1 leading-snug">
        <p className="truncate font-medium">{title}</p>
        <p className="mt-0.5 truncate text-sm">{hint}</p>
        <Note text={note} />
      </div>
    </div>
  );
}
