"use client";

import { Select } from "@/components/ui/field";
import type { AuditAction } from "@/lib/moderation/audit-schema";
import { auditWords } from "./audit-words";
import { useNarrowing } from "./use-narrowing";

/** Shows one kind of action only. */
export function AuditFilter({ action }: { action: AuditAction | undefined }) {
  const { narrow } = useNarrowing();
  return (
    <Select
      aria-label="Which actions"
      value={action ?? ""}
      onChange={({ target }) => narrow({ action: target.value })}
      className="md:w-auto"
    >
      <option value="">Everything</option>
      {Object.entries(auditWords).map(([value, words]) => (
        <option key={value} value={value}>
          {words[0]?.toUpperCase() + words.slice(1)}
        </option>
      ))}
    </Select>
  );
}
