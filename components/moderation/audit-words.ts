import type { ActorRole, AuditAction } from "@/lib/moderation/audit-schema";
import { durationWords } from "./action-words";

export const auditWords: Record<AuditAction, string> = {
  "case-claimed": "claimed a case",
  "case-released": "let a case go",
  "case-decided": "decided a case",
  "case-dismissed": "dismissed a case",
  "message-hidden": "hid a message",
  "message-shown": "showed a message again",
  "message-deleted": "deleted a message",
  "messages-deleted": "deleted recent messages",
  "message-pinned": "pinned a message",
  "message-unpinned": "unpinned a message",
  warning: "warned somebody",
  timeout: "timed somebody out",
  mute: "muted somebody",
  ban: "banned somebody",
  kick: "removed somebody from the room",
  "sanction-lifted": "lifted a sanction",
  "playlist-hidden": "hid a playlist",
  "room-changed": "changed the room",
  "room-closed": "closed the room",
  "room-reopened": "opened the room again",
  "room-deleted": "deleted the room",
  "room-rules-changed": "changed the room’s rules",
  "room-role": "changed somebody’s role",
  "room-transferred": "gave the room away",
  "media-standing": "changed a media’s standing",
  "calm-on": "calmed the room",
  "calm-off": "ended calm mode",
  "word-rule-added": "added a word rule",
  "word-rule-removed": "removed a word rule",
  "held-approved": "let a held message in",
  "held-rejected": "turned a held message down",
  "appeal-claimed": "claimed an appeal",
  "appeal-released": "let an appeal go",
  "appeal-upheld": "upheld a decision on appeal",
  "appeal-reversed": "reversed a decision on appeal",
  "decision-reversed": "took a decision back",
  "site-role": "changed somebody’s role on the site",
  "site-rules-changed": "changed the site’s rules",
};

export const actorWords: Record<ActorRole, string> = {
  owner: "The owner",
  moderator: "A moderator",
  staff: "The site’s staff",
  admin: "An admin",
  site: "The site by itself",
};

const hidden = new Set(["reason", "minutes", "hours", "count"]);

/** What else a line says: for how long, how many, why, and whatever the action kept. */
export function dataWords(data: Record<string, unknown>): string {
  const { reason, minutes, hours, count } = data;
  const known = [
    typeof minutes === "number" && `for ${durationWords(minutes)}`,
    minutes === null && "for good",
    typeof hours === "number" && `of the last ${hours === 1 ? "hour" : `${hours} hours`}`,
    typeof count === "number" && (count === 1 ? "1 message" : `${count.toLocaleString("en")} messages`),
    typeof reason === "string" && reason !== "" && reason,
  ];
  const rest = Object.entries(data).flatMap(([name, value]) =>
    hidden.has(name) || value === null
      ? []
      : [`${name}: ${typeof value === "object" ? JSON.stringify(value) : value}`],
  );
  return [...known, ...rest].filter(Boolean).join(" · ");
}
