"use client";

import { Gauge } from "lucide-react";
import { useCallback } from "react";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { NotLoaded } from "@/components/ui/lazy";
import { toast, toastError } from "@/components/ui/toast";
import { findRules, updateRules } from "@/lib/moderation/rules-actions";
import type { RoomRules, RoomRulesPage } from "@/lib/moderation/rules-schema";
import { RuleGroup, RuleSelect, RuleSwitch } from "./rules-fields";
import { RulesSkeleton } from "./rules-skeleton";
import { useAnswer } from "./use-answer";
import { WordList } from "./word-list";

/** What people may write in a room, how often, and from when on. Every choice holds at once and can be undone. */
export function RoomRulesSettings({ roomId }: { roomId: string }) {
  const ask = useCallback(() => findRules({ roomId }), [roomId]);
  const { data: page, setData, error, reload } = useAnswer(ask);
  if (error) return <NotLoaded onRetry={reload} className="py-6" />;
  if (!page) return <RulesSkeleton />;

  async function change(next: Partial<RoomRules>, undoing = false) {
    if (!page) return;
    const before = Object.fromEntries(
      Object.keys(next).map((name) => [name, page.rules[name as keyof RoomRules]]),
    );
    setData({ ...page, rules: { ...page.rules, ...next } });
    const result = await call(() => updateRules({ roomId, ...next }));
    if (!result.ok) {
      setData({ ...page, rules: { ...page.rules, ...before } });
      return toastError(result.error.message);
    }
    setData({ ...page, rules: result.data });
    const undo = { label: "Undo", onClick: () => void change(before, true) };
    toast(undoing ? "As it was." : "Saved. It holds from the next message on.", {
      id: "rules",
      ...(!undoing && { action: undo }),
    });
  }

  return (
    <div className="flex flex-col gap-8">
      <Busy page={page} onSlow={() => change({ slowModeSeconds: 10 })} />
      <Pace page={page} onChange={change} />
      <Content page={page} onChange={change} />
      <Newcomers page={page} onChange={change} />
      <WordList roomId={roomId} />
      {page.mayPublish && (
        <RuleGroup title="Openness">
          <RuleSwitch
            label="Members can read what moderators did"
            hint="What was done and when, without names."
            checked={page.rules.publishesLog}
            onChange={(publishesLog) => change({ publishesLog })}
          />
        </RuleGroup>
      )}
    </div>
  );
}

type GroupProps = { page: RoomRulesPage; onChange: (change: Partial<RoomRules>) => void };

function Busy({ page: { pace, rules }, onSlow }: { page: RoomRulesPage; onSlow: () => void }) {
  if (!pace.busy || rules.slowModeSeconds > 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-panel bg-surface-2 p-4">
      <Gauge aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <p className="min-w-40 flex-1 text-[0.9375rem]">
        {pace.messages >= 200 ? "More than 200" : pace.messages} messages in the last minute: more than people
        can follow.
      </p>
      <Button size="sm" onClick={onSlow}>
        Slow mode, 10 seconds
      </Button>
    </div>
  );
}

function Pace({ page: { rules, site }, onChange }: GroupProps) {
  return (
    <RuleGroup title="Pace">
      <div className="grid gap-4 sm:grid-cols-2">
        <RuleSelect
          rule="slowModeSeconds"
          label="Slow mode"
          value={rules.slowModeSeconds}
          floor={site.slowModeSeconds}
          onChange={onChange}
        />
        <RuleSelect
          rule="floodLimit"
          label="In quick succession"
          value={rules.floodLimit}
          floor={site.floodLimit}
          onChange={onChange}
        />
        <RuleSelect
          rule="repeatLimit"
          label="The same in a row"
          value={rules.repeatLimit}
          floor={site.repeatLimit}
          onChange={onChange}
        />
      </div>
      <p className="text-muted text-sm">You and the room’s moderators are above these rules.</p>
    </RuleGroup>
  );
}

function Content({ page: { rules, site }, onChange }: GroupProps) {
  return (
    <RuleGroup title="In one message">
      <div className="grid gap-4 sm:grid-cols-2">
        <RuleSelect
          rule="linkLimit"
          label="Links"
          value={rules.linkLimit}
          floor={site.linkLimit}
          onChange={onChange}
        />
        <RuleSelect
          rule="mentionLimit"
          label="Mentions"
          value={rules.mentionLimit}
          floor={site.mentionLimit}
          onChange={onChange}
        />
      </div>
      <RuleSwitch
        label="Hold what may hurt"
        hint={
          site.filterDefaults
            ? "Swear words and slurs, however they are disguised, wait for your moderators."
            : "The site’s staff have switched this list off for everyone."
        }
        checked={rules.filterDefaults && site.filterDefaults}
        disabled={!site.filterDefaults}
        onChange={(filterDefaults) => onChange({ filterDefaults })}
      />
    </RuleGroup>
  );
}

function Newcomers({ page: { rules, site }, onChange }: GroupProps) {
  return (
    <RuleGroup title="Who may write">
      <div className="grid gap-4 sm:grid-cols-2">
        <RuleSelect
          rule="minAccountMinutes"
          label="Age of the account"
          value={rules.minAccountMinutes}
          floor={site.minAccountMinutes}
          onChange={onChange}
        />
        <RuleSelect
          rule="minMemberMinutes"
          label="Time in the room"
          value={rules.minMemberMinutes}
          onChange={onChange}
        />
      </div>
    </RuleGroup>
  );
}
