import type { Message } from "./schema";

/** A place in a replay: the moment of the media, and among those of one moment the seq. */
export type Moment = { readonly ms: number; readonly seq: number };

/**
 * A conversation in the order of the media's moments, whenever it was said: a window of it. What was deleted, hidden
 * or said at no moment is not in it. A pure value: every function returns a new one.
 */
export type Replay = {
  /** Ascending by moment. */
  readonly messages: readonly Message[];
  /** What was said before this is not known; null: nothing was. */
  readonly from: Moment | null;
  /** What was said after this is not known; null: nothing was. */
  readonly to: Moment | null;
};

export const momentOf = ({ mediaPositionMs, seq }: Message): Moment => ({ ms: mediaPositionMs ?? 0, seq });

/** The pages before and after a moment; one that holds fewer than `limit` messages is the last on its side. */
export function openReplay(earlier: readonly Message[], later: readonly Message[], limit: number): Replay {
  const [first, last] = [earlier[0], later.at(-1)];
  return {
    messages: placed([], [...earlier, ...later]),
    from: first && earlier.length >= limit ? momentOf(first) : null,
    to: last && later.length >= limit ? momentOf(last) : null,
  };
}

/** The page right before `from`. */
export function addEarlier(replay: Replay, from: Moment, page: readonly Message[], limit: number): Replay {
  if (replay.from !== from) return replay;
  const first = page[0];
  const next = first && page.length >= limit ? momentOf(first) : null;
  return { ...replay, messages: placed(replay.messages, page), from: next };
}

/** The page right after `to`. */
export function addLater(replay: Replay, to: Moment, page: readonly Message[], limit: number): Replay {
  if (replay.to !== to) return replay;
  const last = page.at(-1);
  const next = last && page.length >= limit ? momentOf(last) : null;
  return { ...replay, messages: placed(replay.messages, page), to: next };
}

/** New and changed messages, as far as they are in the window. */
export function hearInReplay(replay: Replay, changed: readonly Message[]): Replay {
  const inside = changed.filter((message) => isInside(replay, momentOf(message)));
  return inside.length > 0 ? { ...replay, messages: placed(replay.messages, inside) } : replay;
}

/** Lets go of messages at one end when there are more than `max`. */
export function trimReplay(replay: Replay, max: number, end: "earlier" | "later"): Replay {
  if (replay.messages.length <= max) return replay;
  const messages = end === "earlier" ? replay.messages.slice(-max) : replay.messages.slice(0, max);
  const [first, last] = [messages[0], messages.at(-1)];
  if (end === "earlier") return { ...replay, messages, from: first ? momentOf(first) : replay.from };
  return { ...replay, messages, to: last ? momentOf(last) : replay.to };
}

/** Whether the window tells what was said around a moment of the media. */
export function coversMoment({ from, to }: Replay, ms: number) {
  return (from === null || from.ms <= ms) && (to === null || to.ms >= ms);
}

/** What was said up to a moment of the media. */
export function saidUntil({ messages }: Replay, ms: number) {
  const next = messages.findIndex(({ mediaPositionMs }) => (mediaPositionMs ?? 0) > ms);
  return next < 0 ? messages : messages.slice(0, next);
}

function isInside({ from, to }: Replay, moment: Moment) {
  return (from === null || compare(from, moment) <= 0) && (to === null || compare(moment, to) <= 0);
}

/** Each message once, at its highest rev, in order; the viewer's own reactions stay when a change does not tell them. */
function placed(known: readonly Message[], changed: readonly Message[]) {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of changed) {
    const before = byId.get(message.id);
    if (!before || before.rev <= message.rev) byId.set(message.id, { mine: before?.mine, ...message });
  }
  return [...byId.values()].filter(isSaid).sort((a, b) => compare(momentOf(a), momentOf(b)));
}

const isSaid = ({ mediaPositionMs, deletedAt, hidden }: Message) =>
  mediaPositionMs !== null && !deletedAt && !hidden;

const compare = (a: Moment, b: Moment) => a.ms - b.ms || a.seq - b.seq;
