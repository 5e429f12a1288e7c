"use client";

import type { MediaKind } from "@/lib/media/schema";

const kinds = [
  [null, "All"],
  ["video", "Films"],
  ["audio", "Music"],
] as const;

type KindFilterProps = { kind: MediaKind | null; onKind: (kind: MediaKind | null) => void };

/** Films, music, or both. */
export function KindFilter({ kind, onKind }: KindFilterProps) {
  return (
    <fieldset className="flex gap-2">
      <legend className="sr-only">Show</legend>
      {kinds.map(([value, label]) => (
        <button
          key={label}
          type="button"
          aria-pressed={kind === value}
          onClick={() => onKind(value)}
          className="h-11 rounded-full bg-surface-2 px-5 text-[0.9375rem] font-medium text-muted transition-colors hover:text-text aria-pressed:bg-text aria-pressed:text-bg md:h-10"
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
