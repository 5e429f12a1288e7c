"use client";

import { ShieldCheck } from "lucide-react";
import { MorePages } from "@/components/moderation/more-pages";
import { useMore } from "@/components/moderation/use-more";
import { EmptyState } from "@/components/ui/empty-state";
import { listRecord } from "@/lib/moderation/appeal-actions";
import type { RecordEntry, RecordPage } from "@/lib/moderation/appeal-schema";
import { RecordCard } from "./record-card";

/** What was done about the viewer, newest first. */
export function RecordList({ first }: { first: RecordPage }) {
  const { items, change, ...rest } = useMore(first, (cursor) => listRecord({ cursor }));
  const replace = (entry: RecordEntry) =>
    change((all) => all.map((each) => (each.id === entry.id ? entry : each)));
  if (items.length === 0)
    return (
      <EmptyState icon={<ShieldCheck />} title="Nothing here" className="py-8">
        No moderator has ever done anything about you.
      </EmptyState>
    );
  return (
    <div>
      <ul className="flex flex-col gap-4">
        {items.map((entry) => (
          <RecordCard key={entry.id} entry={entry} onChange={replace} />
        ))}
      </ul>
      <MorePages {...rest} />
    </div>
  );
}
