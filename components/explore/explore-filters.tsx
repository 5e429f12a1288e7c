"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import type { Contents, Length, Sort, TagCount } from "@/lib/playlists/explore-schema";
import { type Wanted, withTag } from "./explore-request";

const kinds: [Contents | null, string][] = [
  [null, "All"],
  ["video", "Films"],
  ["audio", "Music"],
  ["mixed", "Both"],
];

const lengths: [Length, string][] = [
  ["short", "Up to 15 min"],
  ["medium", "15 to 60 min"],
  ["long", "Over an hour"],
];

const sorts: [Sort, string][] = [
  ["trending", "Trending"],
  ["followers", "Most followed"],
  ["recent", "Latest change"],
];

const chip =
  "h-11 shrink-0 rounded-full bg-surface-2 font-medium text-[0.9375rem] text-muted transition-colors hover:text-text aria-pressed:bg-text aria-pressed:text-bg md:h-10";

type FiltersProps = { wanted: Wanted; tags: TagCount[]; onChange: (change: Partial<Wanted>) => void };

/** What narrows Explore down: what a list holds, how long it is, its themes; and in which order they come. */
export function ExploreFilters({ wanted, tags, onChange }: FiltersProps) {
  const { kind, length, sort, query } = wanted;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <fieldset className="flex gap-2">
          <legend className="sr-only">Show lists of</legend>
          {kinds.map(([value, label]) => (
            <button
              key={label}
              type="button"
              aria-pressed={kind === value}
              onClick={() => onChange({ kind: value })}
              className={`${chip} px-4 sm:px-5`}
            >
              {label}
            </button>
          ))}
        </fieldset>
        <div className="flex min-w-0 gap-2 max-sm:w-full md:ml-auto">
          <Choice
            label="Length"
            value={length ?? ""}
            onChange={(value) => onChange({ length: (value || null) as Length | null })}
          >
            <option value="">Any length</option>
            {lengths.map(toOption)}
          </Choice>
          <Choice label="Order" value={sort} onChange={(value) => onChange({ sort: value as Sort })}>
            <option value="best">{query ? "Best match" : "Featured"}</option>
            {sorts.map(toOption)}
          </Choice>
        </div>
      </div>
      <Themes wanted={wanted} tags={tags} onChange={onChange} />
    </div>
  );
}

function toOption([value, label]: [string, string]) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
};

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <span className="relative min-w-0 max-sm:flex-1">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${chip} w-full cursor-pointer appearance-none text-ellipsis pr-9 pl-4`}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  );
}

/** The themes that most lists have, and those that are sought. A row that scrolls on phones. */
function Themes({ wanted, tags, onChange }: FiltersProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = row.current?.querySelector<HTMLElement>("[aria-pressed=true]");
    if (row.current && chosen) row.current.scrollLeft = chosen.offsetLeft - row.current.clientWidth / 3;
  }, []);
  const known = tags.map(({ tag }) => tag);
  const all = [...wanted.tags.filter((tag) => !known.includes(tag)), ...known];
  if (all.length === 0) return null;
  return (
    <fieldset className="-mx-(--page-padding) min-w-0">
      <legend className="sr-only">Themes</legend>
      <div
        ref={row}
        className="scrollbar-none relative flex gap-2 overflow-x-auto px-(--page-padding) py-1 md:flex-wrap"
      >
        {all.map((tag) => (
          <button
            key={tag}
            type="button"
            aria-pressed={wanted.tags.includes(tag)}
            onClick={() => onChange({ tags: withTag(wanted, tag) })}
            className="h-11 shrink-0 rounded-full border border-line-strong px-4 text-muted text-sm transition-colors hover:border-muted hover:text-text aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-accent-text md:h-9"
          >
            {tag}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
