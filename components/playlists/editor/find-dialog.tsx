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
  /** How many go in at once. */
  most: number;
  /** True when something of it went in. */
  onAdd: (media: MediaCard[]) => Promise<boolean>;
  onClose: () => void;
};

/**
 * Search as one types, paste links, and add what is found: one with its button, many by choosing them first. By keyboard,
 * the arrow keys go through what is found, space chooses and enter adds.
 */
export function FindDialog({ title, verb, present, most, onAdd, onClose }: FindDialogProps) {
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
  /** One thing at a time: a key that is held down adds nothing twice. */
  async function add(media: MediaCard[]) {
    if (adding || media.length > most) return false;
    setAdding(true);
    return onAdd(media).finally(() => setAdding(false));
  }
  async function addPicked() {
    if (await add([...picked.values()])) setPicked(new Map());
    box.current?.focus();
  }
  const tooMany = Math.max(picked.size, search.links ? search.media.length : 0) > most;
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
          {tooMany && (
            <p role="status" className="w-full text-right text-danger text-sm order-first">
              At most {most} at once, please.
            </p>
          )}
          <Button
            variant="primary"
            disabled={picked.size === 0 || picked.size > most}
            pending={adding && picked.size > 0}
            onClick={addPicked}
          >
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
                if (event.key !== "Enter" || event.repeat || search.searching || !search.links) return;
                if (search.media.length > 0) void add(search.media);
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
          onAdd={(media) => void add([media])}
        />
      </search>
    </Dialog>
  );
}

/** Arrow keys go from the box through the results and back, and from one result's button to the next one's. */
function walk(event: KeyboardEvent, panel: HTMLElement | null) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const focused = document.activeElement;
  if (!step || !panel || !focused) return;
  const stops = [...panel.querySelectorAll(focused.matches("li button") ? "li button" : "input")];
  const index = stops.indexOf(focused);
  if (index < 0) return;
  event.preventDefault();
  const stop = stops[Math.min(Math.max(index + step, 0), stops.length - 1)];
  if (stop instanceof HTMLElement) stop.focus();
}
