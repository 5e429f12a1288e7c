"use client";

import { Field, Select } from "@/components/ui/field";
import { NotLoaded } from "@/components/ui/lazy";
import { findSiteRules, updateSiteRules } from "@/lib/moderation/rules-actions";
import type { SiteRules } from "@/lib/moderation/rules-schema";
import { changerOf } from "./rule-change";
import { RuleSelects, RuleSwitch } from "./rules-fields";
import { RulesSkeleton } from "./rules-skeleton";
import { useAnswer } from "./use-answer";

const ask = () => findSiteRules({});
const weights = [2, 3, 5, 8];

/** What holds in every room at least, whatever its own rules say. Every choice holds at once and can be undone. */
export function SiteRulesForm() {
  const { data: rules, setData, error, reload } = useAnswer(ask);
  if (error) return <NotLoaded onRetry={reload} className="py-6" />;
  if (!rules) return <RulesSkeleton />;

  const change = changerOf(rules, {
    show: setData,
    save: updateSiteRules,
    saved: "Saved, for every room.",
  });
  return (
    <div className="flex flex-col gap-3">
      <RuleSelects
        rules={[
          "slowModeSeconds",
          "floodLimit",
          "repeatLimit",
          "linkLimit",
          "mentionLimit",
          "minAccountMinutes",
        ]}
        values={rules}
        onChange={change}
      >
        <HideSelect value={rules.hideWeight} onChange={change} />
      </RuleSelects>
      <RuleSwitch
        label="The filter’s own list"
        hint="Swear words and slurs are held, where a room has not switched it off."
        checked={rules.filterDefaults}
        onChange={(filterDefaults) => change({ filterDefaults })}
      />
    </div>
  );
}

type HideSelectProps = { value: number | null; onChange: (change: Partial<SiteRules>) => void };

function HideSelect({ value, onChange }: HideSelectProps) {
  const all = value === null || weights.includes(value) ? weights : [...weights, value];
  return (
    <Field label="Hide until decided" hint="A first report weighs 1; good ones up to 2.">
      <Select
        value={value ?? "none"}
        onChange={(event) =>
          onChange({ hideWeight: event.target.value === "none" ? null : Number(event.target.value) })
        }
      >
        <option value="none">Never by reports alone</option>
        {all.map((weight) => (
          <option key={weight} value={weight}>
            Reports that weigh {weight}
          </option>
        ))}
      </Select>
    </Field>
  );
}
