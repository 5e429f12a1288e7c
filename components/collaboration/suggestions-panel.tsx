"use client";

import { Lightbulb } from "lucide-react";
import { ShowMore } from "@/components/playlists/show-more";
import { usePages } from "@/components/playlists/use-pages";
import { EmptyState } from "@/components/ui/empty-state";
import { NotLoaded } from "@/components/ui/lazy";
import { Skeleton } from "@/components/ui/skeleton";
import { listSuggestions } from "@/lib/collaboration/actions";
import type { Role, SuggestionPage } from "@/lib/collaboration/schema";
import { SuggestionFace, SuggestionRow } from "./suggestion-row";
import { useLoaded } from "./use-loaded";
import { useSuggestions } from "./use-suggestions";

type SuggestionsPanelProps = { playlistId: string; role: Role; onChanged?: () => void };

/** All that is suggested for a list, and below what was decided. */
export function SuggestionsPanel({ playlistId, role, onChanged }: SuggestionsPanelProps) {
  const { items, error, reload, ...actions } = useSuggestions(playlistId, onChanged);
  if (!items && error) return <NotLoaded onRetry={reload} />;
  if (!items) return <Skeleton className="h-40" />;
  return (
    <div className="flex flex-col gap-7">
      {items.length > 0 ? (
        <ul aria-label="Open suggestions" className="flex flex-col divide-y divide-line">
          {items.map((suggestion) => (
            <SuggestionRow key={suggestion.id} suggestion={suggestion} role={role} actions={actions} />
          ))}
        </ul>
      ) : (
        <EmptyState icon={<Lightbulb />} title="Nothing waits for a decision" className="py-10!">
          {role === "suggester"
            ? "Find something in the list and suggest it. Others vote, and the editors decide."
            : "Suggesters propose items here, others vote, and you accept or decline."}
        </EmptyState>
      )}
      <Decided key={items.length} playlistId={playlistId} />
    </div>
  );
}

function Decided({ playlistId }: { playlistId: string }) {
  const { data } = useLoaded(() => listSuggestions({ playlistId, decided: true }));
  return data?.items.length ? <DecidedPages playlistId={playlistId} first={data} /> : null;
}

function DecidedPages({ playlistId, first }: { playlistId: string; first: SuggestionPage }) {
  const { pages, ...more } = usePages(first, (cursor) =>
    listSuggestions({ playlistId, decided: true, cursor }),
  );
  return (
    <section aria-labelledby="decided-heading">
      <h3 id="decided-heading" className="font-semibold text-sm">
        Decided
      </h3>
      <ul aria-labelledby="decided-heading" className="flex flex-col divide-y divide-line">
        {pages
          .flatMap(({ items }) => items)
          .map((suggestion) => (
            <li key={suggestion.id} className="flex items-center gap-3 py-2.5">
              <SuggestionFace suggestion={suggestion} />
              <span className="shrink-0 text-right text-muted text-sm">
                <span className="block font-medium text-text">
                  {suggestion.status === "accepted" ? "Accepted" : "Declined"}
                </span>
                {suggestion.decidedBy && `by ${suggestion.decidedBy.name}`}
              </span>
            </li>
          ))}
      </ul>
      <ShowMore {...more} className="mt-4" />
    </section>
  );
}
