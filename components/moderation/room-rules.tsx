"use client";

import { Gauge } from "lucide-react";
import { useCallback } from "react";
import { Button } from "@/components/ui/button";
import { NotLoaded } from "@/components/ui/lazy";
import { findRules, updateRules } from "@/lib/moderation/rules-actions";
import type { RoomRules, RoomRulesPage } from "@/lib/moderation/rules-schema";
import { changerOf } from "./rule-change";
import { RuleGroup, RuleSelects, RuleSwitch } from "./rules-fields";
import { RulesSkeleton } from "./rules-skeleton";
import { useAnswer } from "./use-answer";
import { WordList } from "./word-list";

/** What people may write in a room, how often, and from when on. Every choice holds at once and can be undone. */
export function RoomRulesSettings({ roomId }: { roomId: string }) {
  const ask = useCallback(() => findRules({ roomId }), [roomId]);
  const { data: page, setData, error, reload } = useAnswer(ask);
  if (error) return <NotLoaded onRetry={reload} className="py-6" />;
  if (!page) return <RulesSkeleton />;

  const change = changerOf(page.rules, {
    show: (rules) => setData({ ...page, rules }),
    save: (next) => updateRules({ roomId, ...next }),
    saved: "Saved. It holds from the next message on.",
  });
  return (
    <div className="flex flex-col gap-8">
      <Busy page={page} onSlow={() => change({ slowModeSeconds: 10 })} />
      <Pace page={page} onChange={change} />
      <Content page={page} onChange={change} />
      <Newcomers page={page} onChange={change} />
      <RuleGroup title="Words">
        <WordList roomId={roomId} />
      </RuleGroup>
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
      <RuleSelects
        rules={["slowModeSeconds", "floodLimit", "repeatLimit"]}
        values={rules}
        floors={site}
        onChange={onChange}
      />
      <p className="text-muted text-sm">You and the room’s moderators are above these rules.</p>
    </RuleGroup>
  );
}

function Content({ page: { rules, site }, onChange }: GroupProps) {
  return (
    <RuleGroup title="In one message">
      <RuleSelects rules={["linkLimit", "mentionLimit"]} values={rules} floors={site} onChange={onChange} />
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
      <RuleSelects
        rules={["minAccountMinutes", "minMemberMinutes"]}
        values={rules}
        floors={site}
        onChange={onChange}
      />
    </RuleGroup>
  );
}
