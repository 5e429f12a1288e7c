import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import type { PlaylistDetails } from "@/lib/playlists/schema";
import { PlaylistCover } from "./playlist-cover";
import { VisibilityMark } from "./visibility";
import { countWords, lengthWords } from "./words";

type PlaylistSummaryProps = {
  playlist: PlaylistDetails;
  /** The buttons below the title. */
  children: ReactNode;
};

/** What a playlist is: cover, title, whose, how long. Stays in sight beside the items where there is room. */
export function PlaylistSummary({ playlist, children }: PlaylistSummaryProps) {
  const { title, description, covers, owner, count, durationMs, visibility } = playlist;
  return (
    <section
      aria-labelledby="playlist-title"
      className="flex flex-col gap-5 sm:max-lg:flex-row sm:max-lg:items-end lg:sticky lg:top-[calc(var(--header-height)+2rem)]"
    >
      <PlaylistCover covers={covers} eager className="w-full shrink-0 shadow-card sm:max-lg:w-72" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-1 text-sm font-medium text-muted">
          <VisibilityMark visibility={visibility} /> playlist
        </p>
        <h1
          id="playlist-title"
          className="mt-1.5 text-balance font-bold text-2xl leading-tight tracking-tight md:text-3xl"
        >
          {title}
        </h1>
        <p className="mt-3 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
          <Avatar user={owner} size="xs" />
          <span className="font-medium text-text">{owner.name}</span>
          <span aria-hidden="true">·</span>
          <span className="tabular-nums">{countWords(count)}</span>
          {count > 0 && (
            <>
              <span aria-hidden="true">·</span>
              <span className="tabular-nums">{lengthWords(durationMs)}</span>
            </>
          )}
        </p>
        {description && (
          <p className="mt-4 max-h-56 max-w-prose overflow-y-auto whitespace-pre-line text-[0.9375rem] text-muted leading-relaxed">
            {description}
          </p>
        )}
        <div className="mt-5 flex flex-wrap gap-3">{children}</div>
      </div>
    </section>
  );
}
