"use client";

import { useRouter } from "next/navigation";
import { Select } from "@/components/ui/field";
import type { AuditAction } from "@/lib/moderation/audit-schema";
import { auditWords } from "./audit-words";

/** Shows one kind of action only. */
export function AuditFilter({ action }: { action: AuditAction | undefined }) {
  const router = useRouter();
  return (
    <Select
      aria-label="Which actions"
      value={action ?? ""}
      onChange={({ target }) =>
        router.replace(`/moderation/audit${target.value && `?action=${target.value}`}`, { scroll: false })
      }
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
