"use client";

import type { Role } from "@/lib/collaboration/schema";
import { SuggestionRow } from "./suggestion-row";
import { useSuggestions } from "./use-suggestions";

type SuggestionsProps = {
  playlistId: string;
  /** What the viewer is to the list. */
  role: Role;
  /** After the viewer has changed the list from here. */
  onChanged?: () => void;
};

/** What waits for a decision, most votes first. Nothing is drawn while nothing does. */
export function Suggestions({ playlistId, role, onChanged }: SuggestionsProps) {
  const { items, error: _, reload: __, ...actions } = useSuggestions(playlistId, onChanged);
  if (!items?.length) return null;
  return (
    <section
      aria-labelledby="suggested-heading"
      className="mb-4 animate-fade-in rounded-panel bg-surface px-4 pt-4 pb-2"
    >
      <h2 id="suggested-heading" className="flex items-baseline gap-2 font-semibold">
        Suggested
        <span className="font-normal text-muted text-sm tabular-nums">{items.length}</span>
      </h2>
      <ul
        aria-labelledby="suggested-heading"
        className="mt-1 flex max-h-96 flex-col divide-y divide-line overflow-y-auto overscroll-contain"
      >
        {items.map((suggestion) => (
          <SuggestionRow key={suggestion.id} suggestion={suggestion} role={role} actions={actions} />
        ))}
      </ul>
    </section>
  );
}
