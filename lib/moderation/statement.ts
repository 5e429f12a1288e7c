import { APPEAL_MONTHS } from "./appeal-schema";
import type { ActorRole } from "./audit-schema";
import type { Done } from "./case-schema";
import type { ReportReason, ReportTarget } from "./schema";

type Facts = {
  target: ReportTarget;
  title: string;
  room: { title: string } | null;
  done: Done[];
  reason: ReportReason;
  words: string;
  /** Null: decided by nobody. */
  role: ActorRole | null;
  at: Date;
};

const reasons: Record<ReportReason, string> = {
  spam: "spam",
  harassment: "harassment",
  hate: "hate",
  sexual: "sexual content",
  violence: "violence",
  self_harm: "self-harm",
  illegal: "something against the law",
  spoiler: "spoilers",
  impersonation: "impersonation",
  other: "something against the rules",
};

/**
 * The statement of reasons as the person concerned reads it: what was done and until when, why, who decided and whether
 * anybody did, and how to ask for another look (Regulation (EU) 2022/2065, Article 17). Without `done` it is the words
 * alone, for moderators.
 */
export function statementOf(facts: Facts): string {
  const { done, words, reason, role, at } = facts;
  if (done.length === 0) return words;
  const acts = done.map((one) => sentence(one, facts)).join(" ");
  const why = `The reason is ${reasons[reason]}.${words ? ` ${deciders(role)} added: “${words}”` : ""}`;
  const who = role ? `${deciders(role)} decided this; no part of it was automated.` : automated;
  return `${acts}\n${why}\n${who}\nUntil ${day(appealEnd(at))} you can ask once for another look, by somebody else.`;
}

const automated =
  "This was done automatically, because several people reported it; no person has decided yet.";

function deciders(role: ActorRole | null) {
  if (role === "owner") return "The room’s owner";
  if (role === "moderator") return "A moderator of the room";
  return role === "admin" ? "An administrator of the site" : "A moderator of the site";
}

function sentence({ kind, scope, until, count }: Done, { title, room }: Facts): string {
  const place = scope === "site" || !room ? "on Matinee" : `in “${room.title}”`;
  const end = until ? `until ${moment(until)}` : "for good";
  const sentences: Record<Done["kind"], string> = {
    "hide-message": "A message of yours is hidden until moderators have looked at it.",
    "delete-message": "A message of yours was deleted.",
    "delete-recent": `What you had lately written ${place} was deleted (${messages(count ?? 0)}).`,
    warning: `This is a warning for what you do ${place}.`,
    timeout: `You cannot write ${place} ${end}.`,
    mute: `You are muted ${place} ${end}.`,
    ban: `You are banned ${scope === "site" || !room ? "from Matinee" : `from “${room.title}”`} ${end}.`,
    kick: `You were removed from ${room ? `“${room.title}”` : "the room"}; you may come back.`,
    "hide-playlist": `Your playlist “${title}” is hidden from everyone who does not work on it.`,
    "close-room": `Your room “${title}” was closed.`,
    "remove-media": `“${title}” was taken down.`,
  };
  return sentences[kind];
}

function messages(count: number) {
  return count === 1 ? "one message" : `${count} messages`;
}

function appealEnd(at: Date) {
  const end = new Date(at);
  end.setUTCMonth(end.getUTCMonth() + APPEAL_MONTHS);
  return end;
}

const day = (at: Date) => at.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });

const moment = (iso: string) =>
  `${new Date(iso).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" })} UTC`;
