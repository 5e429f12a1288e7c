import { expect, test } from "vitest";
import { mayIn, mayOnSite } from "@/components/moderation/act";
import {
  actionsWords,
  chosenWords,
  durations,
  durationWords,
  momentWords,
} from "@/components/moderation/action-words";
import { actionAround, actionWords, dataWords, idsOf } from "@/components/moderation/audit-words";
import {
  actionsOf,
  choicesOf,
  type Draft,
  isTimed,
  type May,
  settingOf,
} from "@/components/moderation/draft";
import { auditActions } from "@/lib/moderation/audit-schema";
import { actionInput } from "@/lib/moderation/case-schema";

const everything = mayIn({ staff: true, message: true });

test("every action that can be chosen is one that the server takes, at every duration offered", () => {
  for (const may of [everything, mayIn({ staff: false, message: false }), mayOnSite])
    for (const choice of choicesOf(may)) {
      const minutes = isTimed(choice.kind) ? durations[choice.kind] : [null];
      for (const each of minutes) {
        const setting = { ...settingOf(choice), minutes: each };
        const [action] = actionsOf({ [choice.kind]: setting });
        expect(actionInput.safeParse(action).error, `${choice.kind} ${each}`).toBeUndefined();
      }
    }
});

test("each kind is offered once, with the places where it may hold; the room comes before the site", () => {
  const ban = choicesOf(everything).filter(({ kind }) => kind === "ban");
  expect(ban).toEqual([{ kind: "ban", scopes: ["room", "site"] }]);
  expect(ban.map(settingOf)).toEqual([{ scope: "room", minutes: null, hours: 1 }]);
  const onSite: May = mayOnSite;
  expect(
    choicesOf(onSite)
      .map(settingOf)
      .every(({ scope }) => scope === "site"),
  ).toBe(true);
  expect(mayIn({ staff: false, message: false }).some(({ scope }) => scope === "site")).toBe(false);
});

test("a draft becomes actions without what they do not have", () => {
  const setting = { scope: "room", minutes: null, hours: 24 } as const;
  const draft: Draft = {
    "delete-message": setting,
    "delete-recent": setting,
    ban: setting,
    timeout: setting,
  };
  expect(actionsOf(draft)).toEqual([
    { kind: "delete-message" },
    { kind: "delete-recent", scope: "room", hours: 24 },
    { kind: "ban", scope: "room" },
    { kind: "timeout", scope: "room", minutes: 10 },
  ]);
  expect(chosenWords([])).toBe("Dismiss");
  expect(chosenWords(actionsOf({ ban: setting }))).toBe("Ban");
});

test("durations and moments are said in words", () => {
  expect([1, 5, 60, 90, 1440, 20_160, null].map(durationWords)).toEqual([
    "1 minute",
    "5 minutes",
    "1 hour",
    "90 minutes",
    "1 day",
    "2 weeks",
    "for good",
  ]);
  expect(momentWords("2026-11-22T21:05:00.000Z")).toBe("22 Nov 2026, 21:05 UTC");
});

test("what was done is said in one line", () => {
  expect(actionsWords([])).toBe("Dismissed");
  expect(
    actionsWords([
      { kind: "delete-recent", scope: "room", count: 12 },
      { kind: "ban", scope: "site", until: null },
    ]),
  ).toBe("Recent messages deleted (12) in the room, banned on the whole site for good");
});

test("a line of the log says what was done in words, and keeps its ids apart", () => {
  const target = { type: "message", id: "7" };
  const timedOut = { minutes: 10, until: "2026-11-22T21:05:00.000Z", scope: "room", target, decisionId: "9" };
  expect(dataWords({ ...timedOut, reason: "spam" })).toBe(
    "for 10 minutes · in the room · Spam or advertising",
  );
  expect(idsOf(timedOut)).toEqual(["message 7", "decision 9"]);
  expect(dataWords({ hours: 24, count: 1, reason: "too loud", before: "user" })).toBe(
    "of the last 24 hours · 1 message · too loud · before: user",
  );
  expect(dataWords({ change: { slowModeSeconds: 10, linkLimit: null } })).toBe(
    "slow mode seconds: 10 · link limit: none",
  );
  expect(dataWords({ kind: "literal", count: 2, patterns: ["a", "b"] })).toBe("“a”, “b” · kind: literal");
});

test("each action has words for a log with names and for one without", () => {
  for (const action of auditActions) {
    expect(actionWords(action), action).not.toBe(action);
    const [before, after] = actionAround(action);
    expect(`${before} ${after}`, action).not.toContain("somebody");
  }
  expect(actionWords("case-decided")).toBe("decided a case");
  expect(actionWords("timeout")).toBe("timed somebody out");
  expect(actionAround("timeout")).toEqual(["timed", "out"]);
  expect(actionAround("message-deleted")).toEqual(["deleted a message by", ""]);
});
