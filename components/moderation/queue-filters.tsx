"use client";

import type { CaseQuery } from "@/lib/moderation/case-schema";
import { type Choice, StaffSearch } from "./staff-search";
import { reasonWords, targetWords } from "./words";

const views = { open: "Open", free: "Open, nobody’s", mine: "Open, mine", decided: "Decided" };

/** What narrows the queue down. */
export function QueueFilters({ query }: { query: CaseQuery }) {
  const { status, claim, targetType, reason } = query;
  const choices: Choice[] = [
    {
      name: "view",
      label: "Which cases",
      value: status === "decided" ? "decided" : (claim ?? "open"),
      options: views,
      changes: (view) => ({
        status: view === "decided" ? view : "",
        claim: view === "free" || view === "mine" ? view : "",
      }),
    },
    {
      name: "targetType",
      label: "About what",
      value: targetType ?? "",
      options: { "": "About anything", ...targetWords },
    },
    {
      name: "reason",
      label: "For what reason",
      value: reason ?? "",
      options: { "": "For any reason", ...reasonWords },
    },
  ];
  return (
    <StaffSearch
      boxId="queue-search"
      label="Search cases"
      placeholder="Names, titles, words"
      query={query.query}
      choices={choices}
    />
  );
}
