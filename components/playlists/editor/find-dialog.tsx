"use client";

import { Search } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { KindFilter } from "@/components/media/kind-filter";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/field";
import type { MediaCard, MediaKind } from "@/lib/media/schema";
import { FindResults } from "./find-results";
import { useMediaSearch } from "./use-media-search";

type FindDialogProps = {
  title: string;
  /** What is done with what is found: "Add", "Suggest". */
  verb: string;
  /** Ids of the media that are in the list already. */
  present: ReadonlySet<string>;
  /** True when something of it went in. */
  onAdd: (media: MediaCard[]) => Promise<boolean>;
  onClose: () => void;
};

/**
 * Search as one types, paste links, and add what is found: one with its button, many by choosing them first. By keyboard,
 * the arrow keys go through what is found, space chooses and enter adds.
 */
export function FindDialog({ title, verb, present, onAdd, onClose }: FindDialogProps) {
  const [query, setQuery] = useState("");
  const [kind, setKind] = useState<MediaKind | null>(null);
  const [picked, setPicked] = useState<ReadonlyMap<string, MediaCard>>(new Map());
  const [adding, setAdding] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLElement>(null);
  const search = useMediaSearch({ query, kind });
  function pick(media: MediaCard) {
    const next = new Map(picked);
    if (!next.delete(media.id)) next.set(media.id, media);
    setPicked(next);
  }
  async function addPicked() {
    setAdding(true);
    const added = await onAdd([...picked.values()]);
    setAdding(false);
    if (added) setPicked(new Map());
    box.current?.focus();
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      initialFocus={box}
      className="h-[88dvh] sm:h-[min(46rem,85dvh)] sm:max-w-2xl"
      footer={
        <>
          {picked.size > 0 && (
            <Button variant="ghost" className="mr-auto -ml-3" onClick={() => setPicked(new Map())}>
              Clear
            </Button>
          )}
          <Button onClick={onClose}>Done</Button>
          <Button variant="primary" disabled={picked.size === 0} pending={adding} onClick={addPicked}>
            {picked.size === 0 ? verb : `${verb} ${picked.size} selected`}
          </Button>
        </>
      }
    >
      <search ref={panel} aria-label={title} onKeyDown={(event) => walk(event, panel.current)}>
        <div className="sticky -top-1 z-10 -mx-6 flex flex-col gap-3 bg-overlay px-6 pt-1 pb-3">
          <div className="relative">
            <Search aria-hidden="true" className="absolute top-3 left-3.5 size-5 text-muted" />
            <Input
              ref={box}
              type="search"
              aria-label="Find films and music, or paste a link"
              placeholder="Find films and music, or paste a link"
              autoComplete="off"
              enterKeyHint="search"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                const [only] = search.media;
                if (event.key === "Enter" && search.links && only) void onAdd(search.media);
              }}
              className="pl-11"
            />
          </div>
          <KindFilter kind={kind} onKind={setKind} />
        </div>
        <FindResults
          search={search}
          query={query.trim()}
          verb={verb}
          present={present}
          picked={picked}
          onPick={pick}
          onAdd={(media) => void onAdd([media])}
        />
      </search>
    </Dialog>
  );
}

/** Arrow keys go from the box through the results and back. */
function walk(event: KeyboardEvent, panel: HTMLElement | null) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || !panel) return;
  event.preventDefault();
  const stops = [...panel.querySelectorAll<HTMLElement>("input")];
  const index = stops.indexOf(document.activeElement as HTMLInputElement);
  stops[Math.min(Math.max(index + step, 0), stops.length - 1)]?.focus();
}
