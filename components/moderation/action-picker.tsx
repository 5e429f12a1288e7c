"use client";

import { Select } from "@/components/ui/field";
import type { ActionKind, Scope } from "@/lib/moderation/case-schema";
import { actionHints, actionLabels, durations, durationWords, scopeWords } from "./action-words";
import { type Choice, type Draft, isTimed, type Setting, settingOf } from "./draft";

type ActionPickerProps = {
  legend: string;
  choices: Choice[];
  draft: Draft;
  onChange: (draft: Draft) => void;
};

/** What can be done, any of it together; what is chosen says for how long and where. */
export function ActionPicker({ legend, choices, draft, onChange }: ActionPickerProps) {
  const set = (kind: ActionKind, setting: Setting | undefined) => {
    const { [kind]: _, ...others } = draft;
    onChange(setting ? { ...others, [kind]: setting } : others);
  };
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-sm">{legend}</legend>
      <div className="flex flex-col gap-2">
        {choices.map((choice) => (
          <Row key={choice.kind} choice={choice} setting={draft[choice.kind]} onChange={set} />
        ))}
      </div>
    </fieldset>
  );
}

type RowProps = {
  choice: Choice;
  setting: Setting | undefined;
  onChange: (kind: ActionKind, setting: Setting | undefined) => void;
};

function Row({ choice, setting, onChange }: RowProps) {
  const { kind, scopes } = choice;
  const hint = actionHints[kind];
  return (
    <div className="rounded-control border border-line-strong transition-colors has-checked:border-accent has-checked:bg-bg">
      <label className="flex min-h-11 cursor-pointer items-start gap-3 px-3.5 py-2.5">
        <input
          type="checkbox"
          name={kind}
          checked={setting !== undefined}
          onChange={({ target }) => onChange(kind, target.checked ? settingOf(choice) : undefined)}
          className="mt-1 size-4 shrink-0 accent-accent"
        />
        <span className="min-w-0">
          <span className="block font-medium text-[0.9375rem]">{actionLabels[kind]}</span>
          {setting && hint && <span className="block text-muted text-sm">{hint}</span>}
        </span>
      </label>
      {setting && (
        <div className="flex flex-wrap gap-2 px-3.5 pb-3 pl-10.5 empty:hidden">
          <How kind={kind} setting={setting} onChange={(next) => onChange(kind, next)} />
          {scopes.length > 1 && (
            <Where
              kind={kind}
              scope={setting.scope}
              onChange={(scope) => onChange(kind, { ...setting, scope })}
            />
          )}
        </div>
      )}
    </div>
  );
}

type HowProps = { kind: ActionKind; setting: Setting; onChange: (setting: Setting) => void };

/** For how long, or how far back. */
function How({ kind, setting, onChange }: HowProps) {
  if (kind === "delete-recent")
    return (
      <Select
        aria-label="From how far back"
        value={setting.hours}
        onChange={({ target }) => onChange({ ...setting, hours: target.value === "24" ? 24 : 1 })}
        className="w-auto!"
      >
        <option value={1}>of the last hour</option>
        <option value={24}>of the last day</option>
      </Select>
    );
  if (!isTimed(kind)) return null;
  return (
    <Select
      aria-label={`${actionLabels[kind]}: for how long`}
      value={setting.minutes ?? "forever"}
      onChange={({ target }) =>
        onChange({ ...setting, minutes: target.value === "forever" ? null : Number(target.value) })
      }
      className="w-auto!"
    >
      {durations[kind].map((minutes) => (
        <option key={minutes} value={minutes ?? "forever"}>
          {minutes === null ? "for good" : `for ${durationWords(minutes)}`}
        </option>
      ))}
    </Select>
  );
}

type WhereProps = { kind: ActionKind; scope: Scope; onChange: (scope: Scope) => void };

function Where({ kind, scope, onChange }: WhereProps) {
  return (
    <Select
      aria-label={`${actionLabels[kind]}: where`}
      value={scope}
      onChange={({ target }) => onChange(target.value === "site" ? "site" : "room")}
      className="w-auto!"
    >
      {Object.entries(scopeWords).map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </Select>
  );
}
