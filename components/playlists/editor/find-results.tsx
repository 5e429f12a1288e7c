"use client";

import { clsx } from "clsx";
import { Check, Plus } from "lucide-react";
import { Button, IconButton } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { formatDuration } from "@/components/ui/time";
import type { MediaCard } from "@/lib/media/schema";
import { ItemPicture } from "../item-face";
import type { useMediaSearch } from "./use-media-search";

type FindResultsProps = Choosing & {
  search: ReturnType<typeof useMediaSearch>;
  query: string;
};

type Choosing = {
  verb: string;
  present: ReadonlySet<string>;
  picked: ReadonlyMap<string, MediaCard>;
  onPick: (media: MediaCard) => void;
  onAdd: (media: MediaCard) => void;
};

/** What a search has found, each to be chosen or added at once. */
export function FindResults({ search, query, ...choosing }: FindResultsProps) {
  const { media, searching, failed, retry } = search;
  if (failed && !searching)
    return (
      <div role="alert" className="flex h-40 flex-col items-center justify-center gap-3 text-muted">
        The search did not answer.
        <Button size="sm" onClick={retry}>
          Try again
        </Button>
      </div>
    );
  if (searching && media.length === 0) return <Searching />;
  const nothing = !searching && media.length === 0;
  return (
    <>
      <p role="status" className={clsx(nothing ? "py-10 text-center text-muted" : "sr-only")}>
        {nothing ? wordsForNothing(query) : searching ? "" : `${media.length} found`}
      </p>
      <ul aria-label="Found" aria-busy={searching} className="-mx-2">
        {media.map((found) => (
          <Result key={found.id} media={found} {...choosing} />
        ))}
      </ul>
      {search.more && (
        <div className="mt-4 flex justify-center">
          <Button size="sm" pending={search.adding} onClick={search.more}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}

function wordsForNothing(query: string) {
  if (/^https?:/i.test(query)) return "That link leads to nothing here.";
  return query ? `Nothing is called “${query}”.` : "There is nothing of that kind yet.";
}

function Searching() {
  return (
    <div role="status" aria-label="Searching" className="flex flex-col gap-3">
      {[1, 2, 3, 4, 5].map((line) => (
        <Skeleton key={line} className="h-14" />
      ))}
    </div>
  );
}

type ResultProps = Choosing & { media: MediaCard };

function Result({ media, verb, present, picked, onPick, onAdd }: ResultProps) {
  const there = present.has(media.id);
  const chosen = picked.has(media.id);
  return (
    <li
      className={clsx(
        "flex items-center gap-1 rounded-control pr-1 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent",
        chosen ? "bg-accent/14" : "hover:bg-surface-2",
      )}
    >
      <label className="flex min-w-0 flex-1 cursor-pointer items-center gap-3 p-2 sm:gap-4">
        <input
          type="checkbox"
          aria-label={`Select ${media.title}`}
          checked={chosen}
          onChange={() => onPick(media)}
          onKeyDown={(event) => event.key === "Enter" && !event.repeat && onAdd(media)}
          className="size-5 shrink-0 accent-accent outline-none"
        />
        <ItemPicture media={media} />
        <span className="min-w-0 flex-1">
          <span className="line-clamp-1 font-medium">{media.title}</span>
          <span className="mt-0.5 block truncate text-muted text-sm tabular-nums">
            {there && <span className="font-medium text-accent">In the playlist · </span>}
            {[media.artist, formatDuration(media.durationMs)].filter(Boolean).join(" · ")}
          </span>
        </span>
      </label>
      <IconButton
        label={there ? `${verb} ${media.title} again` : `${verb} ${media.title}`}
        variant={there ? "ghost" : "secondary"}
        onClick={() => onAdd(media)}
        className={clsx("outline-none! focus-visible:outline-2!", there && "text-accent")}
      >
        {there ? <Check aria-hidden="true" /> : <Plus aria-hidden="true" />}
      </IconButton>
    </li>
  );
}
