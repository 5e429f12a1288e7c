import type { ActorRole, AuditAction } from "@/lib/moderation/audit-schema";
import type { ReportReason } from "@/lib/moderation/schema";
import { durationWords, momentWords, scopeWords } from "./action-words";
import { reasonWords } from "./words";

/** What was done, with whom it was done to as "somebody". */
const auditWords: Record<AuditAction, string> = {
  "case-claimed": "claimed a case about somebody",
  "case-released": "let go of a case about somebody",
  "case-decided": "decided a case about somebody",
  "case-dismissed": "dismissed a case about somebody",
  "message-hidden": "hid a message by somebody",
  "message-shown": "showed again a message by somebody",
  "message-deleted": "deleted a message by somebody",
  "messages-deleted": "deleted recent messages by somebody",
  "message-pinned": "pinned a message by somebody",
  "message-unpinned": "unpinned a message by somebody",
  warning: "warned somebody",
  timeout: "timed somebody out",
  mute: "muted somebody",
  ban: "banned somebody",
  kick: "removed somebody from the room",
  "sanction-lifted": "lifted a sanction of somebody",
  "playlist-hidden": "hid a playlist of somebody",
  "room-changed": "changed the room",
  "room-closed": "closed the room",
  "room-reopened": "opened the room again",
  "room-deleted": "deleted the room",
  "room-rules-changed": "changed the room’s rules",
  "room-role": "changed the role of somebody",
  "room-transferred": "gave the room to somebody",
  "media-standing": "changed a media’s standing",
  "calm-on": "calmed the room",
  "calm-off": "ended calm mode",
  "word-rule-added": "added a word rule",
  "word-rule-removed": "removed a word rule",
  "held-approved": "let in a held message by somebody",
  "held-rejected": "turned down a held message by somebody",
  "appeal-claimed": "claimed an appeal by somebody",
  "appeal-released": "let go of an appeal by somebody",
  "appeal-upheld": "upheld a decision about somebody",
  "appeal-reversed": "reversed a decision about somebody on appeal",
  "decision-reversed": "took back a decision about somebody",
  "site-role": "changed the role of somebody on the site",
  "site-rules-changed": "changed the site’s rules",
};

/** What was done, without saying to whom. An action that is not known here is its own name. */
export function actionWords(action: AuditAction) {
  return (auditWords[action] ?? action).replace(/ (about|by|of) somebody/, "");
}

/** What was done, before and after the name of whom it was done to. */
export function actionAround(action: AuditAction): [before: string, after: string] {
  const [before = action, after = ""] = (auditWords[action] ?? action).split("somebody");
  return [before.trim(), after.trim()];
}

export const actorWords: Record<ActorRole, string> = {
  owner: "The owner",
  moderator: "A moderator",
  staff: "The site’s staff",
  admin: "An admin",
  site: "The site by itself",
};

/** These name what is shown beside the line, or only by its id. */
const aside = new Set(["target", "decisionId", "messageId", "appealId", "heldId"]);
const known = new Set([
  "reason",
  "minutes",
  "hours",
  "count",
  "until",
  "scope",
  "change",
  "patterns",
  ...aside,
]);

/** What else a line says: for how long, how many, why, and whatever the action kept. */
export function dataWords(data: Record<string, unknown>): string {
  const { reason, minutes, hours, count, until, scope, change, patterns } = data;
  const words = Array.isArray(patterns) ? patterns.map((pattern) => `“${pattern}”`).join(", ") : null;
  const said = [
    typeof minutes === "number" && `for ${durationWords(minutes)}`,
    minutes === null && "for good",
    minutes === undefined && typeof until === "string" && `until ${momentWords(until)}`,
    (scope === "room" || scope === "site") && scopeWords[scope],
    typeof hours === "number" && `of the last ${hours === 1 ? "hour" : `${hours} hours`}`,
    words ?? (typeof count === "number" && countWords(count)),
    typeof reason === "string" && (reasonWords[reason as ReportReason] ?? reason),
    ...restOf(isRecord(change) ? change : {}),
    ...restOf(data),
  ];
  return said.filter(Boolean).join(" · ");
}

/** The ids that a line keeps, for those who look something up by them. */
export function idsOf(data: Record<string, unknown>): string[] {
  return Object.entries(data).flatMap(([name, value]) => {
    if (!aside.has(name) || value === null) return [];
    const { type, id } = isRecord(value) ? value : { type: spaced(name), id: value };
    return [`${String(type).replace(/ id$/, "")} ${id}`];
  });
}

function restOf(data: Record<string, unknown>) {
  return Object.entries(data).flatMap(([name, value]) =>
    known.has(name)
      ? []
      : [`${spaced(name)}: ${isRecord(value) ? JSON.stringify(value) : (value ?? "none")}`],
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const countWords = (count: number) => (count === 1 ? "1 message" : `${count.toLocaleString("en")} messages`);

/** "slow mode seconds" of `slowModeSeconds`. */
const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
