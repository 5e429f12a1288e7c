import Link from "next/link";
import type { PlaylistCard as Playlist } from "@/lib/playlists/schema";
import { PlaylistCover } from "./playlist-cover";
import { VisibilityMark } from "./visibility";
import { countWords, followerWords } from "./words";

type PlaylistCardProps = {
  playlist: Playlist;
  /**
   * In the viewer's library: leads to the editor. Their own lists tell who can see them, those that were shared with them
   * whose they are.
   */
  library?: "own" | "shared";
};

/** A playlist as a picture, its title, and whose it is. The whole card is the link, but for its owner's name. */
export function PlaylistCard({ playlist, library }: PlaylistCardProps) {
  const { id, title, covers, count, owner, visibility, followers } = playlist;
  return (
    <article className="group relative min-w-0">
      <div className="relative pt-2">
        <StackEdges />
        <PlaylistCover covers={covers} className="transition-[filter] group-hover:brightness-110" />
        <span className="absolute right-2 bottom-2 rounded-full bg-black/75 px-2.5 py-1 font-medium text-white text-xs tabular-nums">
          {countWords(count)}
        </span>
      </div>
      <h3 className="mt-3 line-clamp-2 font-semibold text-[0.9375rem] leading-snug">
        <Link
          href={library ? `/library/playlists/${id}` : `/playlists/${id}`}
          className="outline-offset-4 after:absolute after:inset-0 after:rounded-card"
        >
          {title}
        </Link>
      </h3>
      <p className="mt-0.5 flex min-w-0 items-center gap-x-1.5 text-muted text-sm">
        {library === "own" ? <VisibilityMark visibility={visibility} /> : <OwnerLink owner={owner} />}
        {followers > 0 && (
          <span className="shrink-0 tabular-nums">
            <span aria-hidden="true">· </span>
            {followerWords(followers)}
          </span>
        )}
      </p>
    </article>
  );
}

/** Above the link that the whole card is. */
function OwnerLink({ owner }: { owner: Playlist["owner"] }) {
  return (
    <Link
      href={`/u/${owner.handle}`}
      prefetch={false}
      className="relative z-1 min-w-0 truncate py-0.5 hover:text-text hover:underline"
    >
      {owner.name}
    </Link>
  );
}

/** Two edges behind the cover, which tell a playlist from a single media. */
function StackEdges() {
  return (
    <>
      <span aria-hidden="true" className="absolute inset-x-6 top-0 h-6 rounded-card bg-surface-2/60" />
      <span aria-hidden="true" className="absolute inset-x-3 top-1 h-6 rounded-card bg-surface-2" />
    </>
  );
}
