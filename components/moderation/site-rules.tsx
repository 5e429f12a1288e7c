"use client";

import { call } from "@/components/playlists/call";
import { Field, Select } from "@/components/ui/field";
import { NotLoaded } from "@/components/ui/lazy";
import { toast, toastError } from "@/components/ui/toast";
import { findSiteRules, updateSiteRules } from "@/lib/moderation/rules-actions";
import type { SiteRules } from "@/lib/moderation/rules-schema";
import { RuleGroup, RuleSelect, RuleSwitch } from "./rules-fields";
import { RulesSkeleton } from "./rules-skeleton";
import { useAnswer } from "./use-answer";

const ask = () => findSiteRules({});
const weights = [2, 3, 5, 8];

/** What holds in every room at least, whatever its own rules say. Every choice holds at once and can be undone. */
export function SiteRulesForm() {
  const { data: rules, setData, error, reload } = useAnswer(ask);
  if (error) return <NotLoaded onRetry={reload} className="py-6" />;
  if (!rules) return <RulesSkeleton />;

  async function change(next: Partial<SiteRules>, undoing = false) {
    if (!rules) return;
    const before = Object.fromEntries(
      Object.keys(next).map((name) => [name, rules[name as keyof SiteRules]]),
    );
    setData({ ...rules, ...next });
    const result = await call(() => updateSiteRules(next));
    setData(result.ok ? result.data : rules);
    if (!result.ok) return toastError(result.error.message);
    const undo = { label: "Undo", onClick: () => void change(before, true) };
    toast(undoing ? "As it was." : "Saved, for every room.", {
      id: "rules",
      ...(!undoing && { action: undo }),
    });
  }

  return (
    <RuleGroup title="At least in every room">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <RuleSelect
          rule="slowModeSeconds"
          label="Slow mode"
          value={rules.slowModeSeconds}
          onChange={change}
        />
        <RuleSelect
          rule="floodLimit"
          label="In quick succession"
          value={rules.floodLimit}
          onChange={change}
        />
        <RuleSelect
          rule="repeatLimit"
          label="The same in a row"
          value={rules.repeatLimit}
          onChange={change}
        />
        <RuleSelect rule="linkLimit" label="Links" value={rules.linkLimit} onChange={change} />
        <RuleSelect rule="mentionLimit" label="Mentions" value={rules.mentionLimit} onChange={change} />
        <RuleSelect
          rule="minAccountMinutes"
          label="Age of the account"
          value={rules.minAccountMinutes}
          onChange={change}
        />
        <HideSelect value={rules.hideWeight} onChange={change} />
      </div>
      <RuleSwitch
        label="The filter’s own list"
        hint="Swear words and slurs are held, where a room has not switched it off."
        checked={rules.filterDefaults}
        onChange={(filterDefaults) => change({ filterDefaults })}
      />
    </RuleGroup>
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
