import { GitFork } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import type { PlaylistDetails, PlaylistSource } from "@/lib/playlists/schema";
import { PlaylistCover } from "./playlist-cover";
import { VisibilityMark } from "./visibility";
import { countWords, followerWords, lengthWords } from "./words";

type PlaylistSummaryProps = {
  playlist: PlaylistDetails;
  /** The buttons below the title. */
  children: ReactNode;
};

/** What a playlist is: cover, title, whose, how long. Stays in sight beside the items where there is room. */
export function PlaylistSummary({ playlist, children }: PlaylistSummaryProps) {
  const { title, description, covers, owner, count, durationMs, visibility } = playlist;
  const { followers, forkedFrom, tags } = playlist;
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
          <Link
            href={`/u/${owner.handle}`}
            prefetch={false}
            className="py-0.5 font-medium text-text hover:underline"
          >
            {owner.name}
          </Link>
          <span aria-hidden="true">·</span>
          <span className="tabular-nums">{countWords(count)}</span>
          {count > 0 && (
            <>
              <span aria-hidden="true">·</span>
              <span className="tabular-nums">{lengthWords(durationMs)}</span>
            </>
          )}
          {followers > 0 && (
            <>
              <span aria-hidden="true">·</span>
              <span className="tabular-nums">{followerWords(followers)}</span>
            </>
          )}
        </p>
        {forkedFrom && <ForkedFrom source={forkedFrom} />}
        {description && (
          <p className="mt-4 max-h-56 max-w-prose overflow-y-auto whitespace-pre-line text-[0.9375rem] text-muted leading-relaxed">
            {description}
          </p>
        )}
        {tags.length > 0 && <Themes tags={tags} />}
        <div className="mt-5 flex flex-wrap gap-3">{children}</div>
      </div>
    </section>
  );
}

function ForkedFrom({ source: { id, title, owner } }: { source: PlaylistSource }) {
  return (
    <p className="mt-2 flex items-start gap-1.5 text-muted text-sm">
      <GitFork aria-hidden="true" className="mt-1 size-3.5 shrink-0" />
      <span>
        Forked from{" "}
        <Link href={`/playlists/${id}`} prefetch={false} className="text-text underline underline-offset-2">
          {title}
        </Link>{" "}
        by {owner.name}
      </span>
    </p>
  );
}

function Themes({ tags }: { tags: string[] }) {
  return (
    <ul aria-label="Themes" className="mt-4 flex flex-wrap gap-2">
      {tags.map((tag) => (
        <li key={tag}>
          <Link
            href={`/explore?${new URLSearchParams({ tag })}`}
            prefetch={false}
            className="inline-flex h-8 items-center rounded-full border border-line-strong px-3 text-muted text-sm transition-colors hover:border-muted hover:text-text pointer-coarse:h-11 pointer-coarse:px-4"
          >
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  );
}
