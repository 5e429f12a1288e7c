import type { Unsent } from "@/lib/chat/outbox";
import type { Message } from "@/lib/chat/schema";
import type { Fold } from "./folds";

/**
 * One line of the conversation as it is drawn: a new day, where the new ones begin, messages folded away together, or
 * a message, under its author's name or following on.
 */
export type Line =
  | { kind: "day"; key: string; date: Date }
  | { kind: "new"; key: "new" }
  | { kind: "fold"; key: string; cause: Fold; messages: Message[] }
  | { kind: "message"; key: string; message: Message; opensGroup: boolean };

const GROUP_MS = 5 * 60_000;

/**
 * The lines of messages in order: days as the reader's calendar has them, an author's run of messages as one group,
 * where the new ones begin (after the message `newAfter`), and in place of each run that `foldOf` folds one line.
 */
export function linesOf(
  messages: readonly Message[],
  newAfter: number | null = null,
  foldOf: (message: Message) => Fold | null = () => null,
): Line[] {
  const lines: Line[] = [];
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    const date = new Date(message.createdAt);
    if (!before || new Date(before.createdAt).toDateString() !== date.toDateString())
      lines.push({ kind: "day", key: date.toDateString(), date });
    if (newAfter !== null && opensNew(before, message, newAfter)) lines.push({ kind: "new", key: "new" });
    const fold = foldOf(message);
    if (fold) addFolded(lines, message, fold);
    else
      lines.push({
        kind: "message",
        key: message.id,
        message,
        opensGroup: opensGroup(lines.at(-1), message),
      });
  });
  return lines;
}

function opensNew(before: Message | undefined, { seq }: Message, newAfter: number) {
  return seq > newAfter && (before ? before.seq <= newAfter : seq === newAfter + 1);
}

function addFolded(lines: Line[], message: Message, cause: Fold) {
  const last = lines.at(-1);
  if (last?.kind === "fold" && last.cause === cause) last.messages.push(message);
  else lines.push({ kind: "fold", key: `fold ${message.id}`, cause, messages: [message] });
}

function opensGroup(last: Line | undefined, message: Message) {
  return last?.kind !== "message" || !followsOn(last.message, message);
}

function followsOn(before: Message, message: Message) {
  const gap = Date.parse(message.createdAt) - Date.parse(before.createdAt);
  return before.author.id === message.author.id && gap < GROUP_MS && !message.replyTo;
}

/** Whether an unsent message of the viewer's will follow on what is last in the room. */
export function continues(last: Message | undefined, unsent: Unsent, viewerId: string) {
  if (!last || last.author.id !== viewerId || unsent.replyToId) return false;
  return unsent.writtenAt - Date.parse(last.createdAt) < GROUP_MS;
}

const time = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
const day = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long" });
const dayOfYear = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric" });

/** `14:05`, in the reader's zone and habit. */
export const timeOf = (date: string) => time.format(new Date(date));
/** `2:05`, for a narrow place: without a.m. and p.m. */
export function shortTimeOf(date: string) {
  const parts = time.formatToParts(new Date(date)).filter(({ type }) => type !== "dayPeriod");
  return parts
    .map(({ value }) => value)
    .join("")
    .trim();
}
export const fullDateOf = (date: string) => moment.format(new Date(date));

/** "Today", "Yesterday", or the day's name. */
export function dayOf(date: Date, now = new Date()) {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return "Today";
  if (date.toDateString() === yesterday.toDateString()) return "Yesterday";
  return (date.getFullYear() === now.getFullYear() ? day : dayOfYear).format(date);
}
