"use client";

import { History } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import type { HistoryPage } from "@/lib/library/schema";
import { HistoryDays } from "./history-days";
import { HistoryTools } from "./history-tools";
import { useHistory } from "./use-history";

type HistoryViewProps = { first: HistoryPage; paused: boolean };

/** What the viewer has played, by days: to go on with, to search, to take out, to pause and to clear. */
export function HistoryView({ first, paused }: HistoryViewProps) {
  const history = useHistory(first, paused);
  const { items, query, status } = history;
  return (
    <>
      <header className="mb-7">
        <h1 className="font-bold text-3xl tracking-tight md:text-4xl">History</h1>
        <p className="mt-2 text-muted">
          {history.paused
            ? "Paused: what you play now is not added."
            : "What you have played. Only you see it."}
        </p>
      </header>
      <HistoryTools history={history} />
      <p role="status" className="sr-only">
        {status === "ready" && query && `${items.length} found for ${query}`}
      </p>
      {items.length === 0 && status === "ready" ? (
        <EmptyState icon={<History />} title={query ? `Nothing for “${query}”` : "Nothing played yet"}>
          {query ? "Try a part of the title, or the artist." : "What you watch and listen to is kept here."}
        </EmptyState>
      ) : (
        <HistoryDays history={history} />
      )}
    </>
  );
}
