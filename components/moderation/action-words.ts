import type { Action, ActionKind, Done, Scope } from "@/lib/moderation/case-schema";

/** What an action is called where one chooses it. */
export const actionLabels: Record<ActionKind, string> = {
  "delete-message": "Delete the message",
  "delete-recent": "Delete their recent messages",
  warning: "Warn",
  timeout: "Time out",
  mute: "Mute",
  ban: "Ban",
  kick: "Remove from the room",
  "hide-playlist": "Hide the playlist",
  "close-room": "Close the room",
  "remove-media": "Take the media down",
};

/** What it means for the person concerned. */
export const actionHints: Partial<Record<ActionKind, string>> = {
  warning: "They are told, and nothing else happens.",
  timeout: "They read, and cannot write until it ends.",
  mute: "They read, and cannot write.",
  ban: "They are out at once, on every device, and cannot come back.",
  kick: "They are out at once, and may come back.",
  "hide-playlist": "Only those who work on it see it.",
  "close-room": "Nobody reads or writes in it until it is opened again.",
  "remove-media": "It stays in playlists as a placeholder.",
};

const minute = 1;
const hour = 60 * minute;
const day = 24 * hour;

/** Durations to choose from, in minutes; null is for good. */
export const durations: Record<"timeout" | "mute" | "ban", (number | null)[]> = {
  timeout: [minute, 5 * minute, 10 * minute, hour, 6 * hour, day, 3 * day, 7 * day, 14 * day],
  mute: [day, 7 * day, 30 * day, null],
  ban: [day, 7 * day, 30 * day, 365 * day, null],
};

const units = [
  ["week", 7 * day],
  ["day", day],
  ["hour", hour],
  ["minute", minute],
] as const;

/** "10 minutes", "2 weeks", "for good": the largest unit that says it in whole numbers. */
export function durationWords(minutes: number | null) {
  if (minutes === null) return "for good";
  const [unit, size] = units.find(([, each]) => minutes % each === 0 && minutes >= each) ?? units[3];
  const count = minutes / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

export const scopeWords: Record<Scope, string> = { room: "in the room", site: "on the whole site" };

/** What was done, in a few words: "banned on the whole site until 3 Dec 2026". */
export function doneWords({ kind, scope, until, count }: Done) {
  const where = scope === "site" ? " on the whole site" : scope === "room" ? " in the room" : "";
  const [before, ends] = doneStems[kind];
  const number = count === undefined ? "" : ` (${count.toLocaleString("en")})`;
  const end = ends ? (until ? ` until ${momentWords(until)}` : " for good") : "";
  return `${before}${number}${where}${end}`;
}

const doneStems: Record<Done["kind"], [words: string, ends?: true]> = {
  "delete-message": ["message deleted"],
  "delete-recent": ["recent messages deleted"],
  "hide-message": ["message hidden"],
  warning: ["warned"],
  timeout: ["timed out", true],
  mute: ["muted", true],
  ban: ["banned", true],
  kick: ["removed from the room"],
  "hide-playlist": ["playlist hidden"],
  "close-room": ["room closed"],
  "remove-media": ["media taken down"],
};

const standings = { timeout: "Timed out", mute: "Muted", ban: "Banned" } as const;

/** How somebody stands in a room or on the site: "Banned until 3 Dec 2026", "Muted for good". */
export function sanctionedWords(sanction: { kind: keyof typeof standings; expiresAt: string | null }) {
  const { kind, expiresAt } = sanction;
  return `${standings[kind]} ${expiresAt ? `until ${momentWords(expiresAt)}` : "for good"}`;
}

/** A moment by UTC: moderators sit in many places, and statements quote it. */
export function momentWords(moment: string) {
  const shown = new Date(moment).toLocaleString("en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return `${shown} UTC`;
}

/** The actions that a decision is made of, in one line; a decision without any dismissed its case. */
export function actionsWords(actions: Done[]) {
  if (actions.length === 0) return "Dismissed";
  const words = actions.map(doneWords).join(", ");
  return words[0]?.toUpperCase() + words.slice(1);
}

/** What a chosen action will do, for the button that does it. */
export function chosenWords(actions: Action[]) {
  const [first, ...more] = actions;
  if (!first) return "Dismiss";
  return more.length > 0 ? `Do these ${actions.length}` : actionLabels[first.kind];
}
