"use client";

import { Field, Select } from "@/components/ui/field";
import type { ReportReason } from "@/lib/moderation/schema";
import { reasonWords } from "./words";

type ReasonFieldProps = {
  label: string;
  /** Undefined until one is chosen. */
  value: ReportReason | undefined;
  onChange: (reason: ReportReason) => void;
};

/** The rule that something broke, as the statement of reasons will name it: one must be chosen. */
export function ReasonField({ label, value, onChange }: ReasonFieldProps) {
  return (
    <Field label={label}>
      <Select required value={value ?? ""} onChange={({ target }) => onChange(target.value as ReportReason)}>
        {value === undefined && (
          <option value="" disabled>
            Choose a reason
          </option>
        )}
        {Object.entries(reasonWords).map(([reason, words]) => (
          <option key={reason} value={reason}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
