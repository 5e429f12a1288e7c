"use client";

import { Pause, Play, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { SearchInput } from "@/components/ui/search-input";
import type { HistoryState } from "./use-history";

/** Searching the history, pausing it, and clearing it after a question. */
export function HistoryTools({ history }: { history: HistoryState }) {
  const { query, paused, search, pause, clear } = history;
  const [asking, setAsking] = useState(false);
  return (
    <div className="mb-7 flex flex-wrap items-center gap-3">
      <search className="w-full sm:w-auto sm:max-w-sm sm:flex-1">
        <SearchInput
          aria-label="Search your history"
          placeholder="Search your history"
          maxLength={200}
          value={query}
          onChange={(event) => search(event.target.value)}
        />
      </search>
      <Button onClick={() => pause(!paused)} className="max-sm:flex-1">
        {paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        {paused ? "Go on" : "Pause"}
      </Button>
      <Button onClick={() => setAsking(true)} className="max-sm:flex-1">
        <Trash2 aria-hidden="true" />
        Clear…
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Clear your history?"
        description="All of it goes, and with it where you left off. That cannot be undone."
        confirmLabel="Clear history"
        onConfirm={clear}
      />
    </div>
  );
}
