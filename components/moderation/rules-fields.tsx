"use client";

import type { ReactNode } from "react";
import { Field, Select } from "@/components/ui/field";
import type { RoomRules } from "@/lib/moderation/rules-schema";
import { choices, choicesFor, labelOf, type NumberRule } from "./rules-choices";

type Numbers = Partial<Record<NumberRule, number | null>>;

type RuleSelectsProps = {
  rules: NumberRule[];
  values: Numbers;
  /** What the site asks for in any case. */
  floors?: Numbers;
  onChange: (change: Partial<RoomRules>) => void;
  /** More fields beside these. */
  children?: ReactNode;
};

/** Rules that are one of a few numbers each. One holds as soon as it is chosen. */
export function RuleSelects({ rules, values, floors = {}, onChange, children }: RuleSelectsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {rules.map((rule) => (
        <RuleSelect
          key={rule}
          rule={rule}
          value={values[rule] ?? null}
          floor={floors[rule] ?? null}
          onChange={(value) => onChange({ [rule]: value })}
        />
      ))}
      {children}
    </div>
  );
}

type RuleSelectProps = {
  rule: NumberRule;
  value: number | null;
  floor: number | null;
  onChange: (value: number | null) => void;
};

function RuleSelect({ rule, value, floor, onChange }: RuleSelectProps) {
  const hint = isStricter(rule, floor, value) ? `The whole site: ${lower(labelOf(rule, floor))}` : undefined;
  return (
    <Field label={choices[rule].label} hint={hint}>
      <Select
        value={value ?? "none"}
        onChange={({ target }) => onChange(target.value === "none" ? null : Number(target.value))}
      >
        {choicesFor(rule, value).map((choice) => (
          <option key={choice.label} value={choice.value ?? "none"}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const lower = (label: string) => `${label.charAt(0).toLowerCase()}${label.slice(1)}.`;

/** Of times the longer, of limits the lower one. */
function isStricter(rule: NumberRule, floor: number | null, value: number | null) {
  if (floor === null) return false;
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
