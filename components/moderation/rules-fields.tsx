"use client";

import type { ReactNode } from "react";
import { Field, Select } from "@/components/ui/field";
import type { RoomRules } from "@/lib/moderation/rules-schema";
import { choicesFor, labelOf, type NumberRule } from "./rules-choices";

type RuleSelectProps = {
  rule: NumberRule;
  label: string;
  value: number | null;
  /** What the site asks for in any case, where that is stricter. */
  floor?: number | null;
  onChange: (change: Partial<RoomRules>) => void;
};

/** A rule that is one of a few numbers. It holds as soon as it is chosen. */
export function RuleSelect({ rule, label, value, floor, onChange }: RuleSelectProps) {
  const hint = isStricter(rule, floor, value)
    ? `The whole site: ${lower(labelOf(rule, floor ?? null))}`
    : undefined;
  return (
    <Field label={label} hint={hint}>
      <Select
        value={value ?? "none"}
        onChange={(event) =>
          onChange({ [rule]: event.target.value === "none" ? null : Number(event.target.value) })
        }
      >
        {choicesFor(rule, value).map((choice) => (
          <option key={choice.value ?? "none"} value={choice.value ?? "none"}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const lower = (label: string) => `${label.charAt(0).toLowerCase()}${label.slice(1)}.`;

/** Of times the longer, of limits the lower one. */
function isStricter(rule: NumberRule, floor: number | null | undefined, value: number | null) {
  if (floor === undefined || floor === null) return false;
  if (rule.endsWith("Limit")) return value === null || floor < value;
  return floor > (value ?? 0);
}

type RuleSwitchProps = {
  label: string;
  hint: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
};

/** A rule that holds or does not. */
export function RuleSwitch({ label, hint, checked, disabled, onChange }: RuleSwitchProps) {
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 py-1.5 has-disabled:cursor-default">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        <span className="block font-medium text-[0.9375rem]">{label}</span>
        <span className="block text-muted text-sm">{hint}</span>
      </span>
    </label>
  );
}

/** A group of rules. */
export function RuleGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <h3 className="font-semibold text-base">{title}</h3>
      {children}
    </section>
  );
}
