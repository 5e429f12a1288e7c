import type { Action, ActionKind, CaseDetails, Scope } from "@/lib/moderation/case-schema";
import { durations } from "./action-words";

export type May = CaseDetails["may"];

/** An action that may be chosen, and where it may hold; no scopes for what has none. */
export type Choice = { kind: ActionKind; scopes: Scope[] };

/** How a chosen action is meant; what an action does not have is not looked at. `minutes` null is for good. */
export type Setting = { scope: Scope; minutes: number | null; hours: 1 | 24 };
export type Draft = Partial<Record<ActionKind, Setting>>;

/** What may be chosen, each kind once. */
export function choicesOf(may: May): Choice[] {
  const kinds = [...new Set(may.map(({ kind }) => kind))];
  return kinds.map((kind) => ({
    kind,
    scopes: may.flatMap((each) => (each.kind === kind && each.scope ? [each.scope] : [])),
  }));
}

export function isTimed(kind: ActionKind): kind is keyof typeof durations {
  return kind in durations;
}

/** For how long an action usually holds, in minutes. */
const usual: Partial<Record<ActionKind, number>> = { timeout: 10, mute: 24 * 60 };

/** What an action means when it is first chosen: in the room rather than everywhere. */
export function settingOf({ kind, scopes }: Choice): Setting {
  const minutes = usual[kind] ?? null;
  return { scope: scopes.includes("room") ? "room" : "site", minutes, hours: 1 };
}

export function actionsOf(draft: Draft): Action[] {
  return Object.entries(draft).map(([kind, setting]) => toAction(kind as ActionKind, setting));
}

function toAction(kind: ActionKind, { scope, minutes, hours }: Setting): Action {
  switch (kind) {
    case "warning":
      return { kind, scope };
    case "delete-recent":
      return { kind, scope, hours };
    case "timeout":
      return { kind, scope, minutes: minutes ?? 10 };
    case "mute":
    case "ban":
      return { kind, scope, ...(minutes !== null && { minutes }) };
    default:
      return { kind };
  }
}
