import { AppError } from "../errors";
import { FLOOD_SECONDS } from "./rules-limits";
import type { Broken, GuardRow } from "./rules-sql";

/** Throws what the rules have against a message, if anything. `words` is nobody's fault: it is judged anew. */
export function refuseBroken(row: GuardRow) {
  if (row.broken && row.broken !== "words") throw words[row.broken](row);
  if (row.repeated) throw new AppError("forbidden", "You have said that already, more than once.");
  if (row.slowWait !== null && row.slowSeconds > 0 && row.slowWait > 0) throw slowMode(row);
  if (row.floodWait !== null && row.floodWait > 0) throw flood(row);
}

function slowMode({ slowWait, slowSeconds }: GuardRow) {
  return tooSoon(`Slow mode: one message every ${spell(slowSeconds)}.`, slowWait);
}

function flood({ floodWait, floodLimit }: GuardRow) {
  const messages = floodLimit === 1 ? "one message" : `${floodLimit} messages`;
  return tooSoon(`At most ${messages} in ${spell(FLOOD_SECONDS)} here.`, floodWait);
}

function tooSoon(message: string, wait: number | null) {
  return new AppError("rate_limited", message, { retryAfterSeconds: Math.ceil(wait ?? 0) });
}

const words: Record<Exclude<Broken, "words">, (row: GuardRow) => AppError> = {
  blocked: () => refused("There is a word in it that cannot be said here."),
  held: () => refused("Moderators would have to look at that first, so it cannot be changed to it."),
  account: (row) => until(row, "Your account is too new to write here. You can from"),
  member: (row) => until(row, "Who is new in this room listens first. You can write from"),
  calm: (row) =>
    until(row, "It is calm mode here: for now only those write who have been here for a while, until"),
  links: ({ allowed }) => refused(tooMany(allowed, "link")),
  waiting: () => {
    const message = "Moderators have to look at your earlier messages first. Please wait for them.";
    return new AppError("rate_limited", message);
  },
  mentions: ({ allowed }) => refused(tooMany(allowed, "mention")),
};

function refused(message: string) {
  return new AppError("forbidden", message, { fields: { body: message } });
}

/** The moment goes out as everybody's clock has it; the browser shows it by the reader's. */
function until({ brokenFor }: GuardRow, message: string) {
  const at = new Date(Date.now() + 1_000 * (brokenFor ?? 0)).toISOString();
  return new AppError("forbidden", `${message} ${at}.`, { fields: { until: at } });
}

function tooMany(allowed: number | null, what: string) {
  if (!allowed) return `There can be no ${what}s in messages here now.`;
  return `At most ${allowed} ${allowed === 1 ? what : `${what}s`} in a message here.`;
}

function spell(seconds: number) {
  if (seconds % 60 !== 0) return seconds === 1 ? "second" : `${seconds} seconds`;
  return seconds === 60 ? "minute" : `${seconds / 60} minutes`;
}
