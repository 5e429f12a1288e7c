"use client";

import { clsx } from "clsx";
import { Check, Plus, Search } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field";
import { formatDuration } from "@/components/ui/time";
import type { MediaCard } from "@/lib/media/schema";
import { ItemPicture } from "../item-face";
import { useMediaSearch } from "./use-media-search";

type FindPanelProps = {
  /** Ids of the media that are in the list already. */
  present: Set<string>;
  onAdd: (media: MediaCard) => void;
  onRemove: (mediaId: string) => void;
  startOpen?: boolean;
};

/** Search as one types, and add what is found: by pointer, or with the arrow keys and enter. */
export function FindPanel({ present, onAdd, onRemove, startOpen = false }: FindPanelProps) {
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(startOpen);
  const panel = useRef<HTMLElement>(null);
  const search = useMediaSearch(query, open);
  function close() {
    setQuery("");
    setOpen(false);
  }
  return (
    <search
      ref={panel}
      aria-label="Find and add"
      onKeyDown={(event) => walk(event, panel.current, close)}
      className={clsx("mb-4 block rounded-panel transition-colors", open && "bg-surface p-3 sm:p-4")}
    >
      <div className="flex items-center gap-2">
        <div className="relative flex-1">
          <Search aria-hidden="true" className="absolute top-3 left-3.5 size-5 text-muted" />
          <Input
            type="search"
            aria-label="Find something to add"
            placeholder="Find something to add"
            autoComplete="off"
            enterKeyHint="search"
            value={query}
            onFocus={() => setOpen(true)}
            onChange={(event) => setQuery(event.target.value)}
            className="pl-11"
          />
        </div>
        {open && (
          <Button variant="ghost" onClick={close}>
            Done
          </Button>
        )}
      </div>
      {open && (
        <Results search={search} query={query.trim()}>
          {(media) => (
            <Result
              key={media.id}
              media={media}
              added={present.has(media.id)}
              onToggle={() => (present.has(media.id) ? onRemove(media.id) : onAdd(media))}
            />
          )}
        </Results>
      )}
    </search>
  );
}

type ResultsProps = {
  search: ReturnType<typeof useMediaSearch>;
  query: string;
  children: (media: MediaCard) => React.ReactNode;
};

function Results({ search: { media, searching, failed, retry }, query, children }: ResultsProps) {
  if (failed)
    return (
      <div role="alert" className="flex h-40 flex-col items-center justify-center gap-3 text-muted">
        The search did not answer.
        <Button size="sm" onClick={retry}>
          Try again
        </Button>
      </div>
    );
  const nothing = !searching && media.length === 0;
  return (
    <>
      <p role="status" className={clsx(nothing ? "py-10 text-center text-muted" : "sr-only")}>
        {nothing ? `Nothing is called “${query}”.` : searching ? "" : `${media.length} found`}
      </p>
      <ul aria-busy={searching} className="mt-3 max-h-88 overflow-y-auto overscroll-contain">
        {media.map(children)}
      </ul>
    </>
  );
}

type ResultProps = { media: MediaCard; added: boolean; onToggle: () => void };

function Result({ media, added, onToggle }: ResultProps) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={added}
        aria-label={`${added ? "Remove" : "Add"} ${media.title}`}
        data-result=""
        onClick={onToggle}
        className="flex w-full items-center gap-3 rounded-control p-1.5 text-left -outline-offset-2 transition-colors hover:bg-surface-2 sm:gap-4"
      >
        <ItemPicture media={media} />
        <span className="min-w-0 flex-1">
          <span className="line-clamp-1 font-medium">{media.title}</span>
          <span className="mt-0.5 block truncate text-muted text-sm tabular-nums">
            {[media.artist, formatDuration(media.durationMs)].filter(Boolean).join(" · ")}
          </span>
        </span>
        <span
          className={clsx(
            "mr-1.5 grid size-9 shrink-0 place-items-center rounded-full [&_svg]:size-5",
            added ? "text-accent" : "bg-surface-2",
          )}
        >
          {added ? <Check aria-hidden="true" /> : <Plus aria-hidden="true" />}
        </span>
      </button>
    </li>
  );
}

/** Arrow keys go from the box through the results and back; escape closes. */
function walk(event: KeyboardEvent, panel: HTMLElement | null, close: () => void) {
  if (event.key === "Escape") return close();
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || !panel) return;
  event.preventDefault();
  const stops = [...panel.querySelectorAll<HTMLElement>("input, [data-result]")];
  const index = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.min(Math.max(index + step, 0), stops.length - 1)]?.focus();
}
