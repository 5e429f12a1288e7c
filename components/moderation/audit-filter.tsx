"use client";

import { Select } from "@/components/ui/field";
import { type AuditAction, auditActions } from "@/lib/moderation/audit-schema";
import { actionWords } from "./audit-words";
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
      {auditActions.map((each) => (
        <option key={each} value={each}>
          {capital(actionWords(each))}
        </option>
      ))}
    </Select>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
