import type { Message, ReactedEvent } from "./schema";

/**
 * What a client knows of one room's messages: a window `from`…`to` of seqs, each message at its highest known rev, and
 * the highest rev up to which nothing is missing inside the window. A pure value: every function returns a new one.
 */
export type Timeline = {
  /** Ascending by seq, no seq twice. */
  readonly messages: readonly Message[];
  /** The lowest seq of the window; Infinity before the first page. 1 is the beginning of the conversation. */
  readonly from: number;
  /** The highest seq of the window; Infinity while it follows the newest messages. */
  readonly to: number;
  /** Every change up to this rev is known. */
  readonly rev: number;
  /** Revs above `rev` that came by themselves, waiting for the ones between. */
  readonly seen: ReadonlySet<number>;
  /** The highest rev that anyone told of. */
  readonly targetRev: number;
  readonly lastSeq: number;
  /** The viewer's own reactions by message, as of the rev that told of them: what everybody hears does not. */
  readonly mine: ReadonlyMap<string, Own>;
};

type Own = { rev: number; emojis: readonly string[] };

/** A page of messages as the server answers it, all read in one snapshot. */
export type Page = { messages: readonly Message[]; lastSeq: number; lastRev: number };

/** What the room's channel carries: changed messages, or none and only how far the room is. */
export type ChangeEvent = { messages: readonly Message[]; lastRev?: number };

/** How much of a message its replies show. */
const QUOTE = 140;

export const emptyTimeline: Timeline = {
  messages: [],
  from: Number.POSITIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
  rev: 0,
  seen: new Set(),
  targetRev: 0,
  lastSeq: 0,
  mine: new Map(),
};

export const isLoaded = (timeline: Timeline) => timeline.from !== Number.POSITIVE_INFINITY;
export const hasOlder = (timeline: Timeline) => isLoaded(timeline) && timeline.from > 1;
/** True when the window stops below the newest messages, so that new ones are not in it. */
export const isDetached = (timeline: Timeline) => timeline.to !== Number.POSITIVE_INFINITY;
/** True when something changed that this client has not heard: fetch `changedAfter=rev` and give it to `repair`. */
export const needsRepair = (timeline: Timeline) => isLoaded(timeline) && timeline.targetRev > timeline.rev;

/** The newest page, in place of whatever was known. */
export function openAtEnd(timeline: Timeline, page: Page): Timeline {
  return {
    messages: merge([], page.messages),
    from: page.messages[0]?.seq ?? page.lastSeq + 1,
    to: Number.POSITIVE_INFINITY,
    rev: page.lastRev,
    seen: new Set(),
    targetRev: Math.max(timeline.targetRev, page.lastRev),
    lastSeq: Math.max(timeline.lastSeq, page.lastSeq),
    mine: ownIn(emptyTimeline.mine, page.messages),
  };
}

/** A page from the middle of the conversation, in place of whatever was known: where a link leads. */
export function openAround(timeline: Timeline, page: Page): Timeline {
  const first = page.messages[0]?.seq ?? page.lastSeq + 1;
  return openAfter(timeline, first - 1, page);
}

/** The page right above `after`, in place of whatever was known: where one left off. */
export function openAfter(timeline: Timeline, after: number, page: Page): Timeline {
  const last = page.messages.at(-1)?.seq ?? page.lastSeq;
  const to = last >= page.lastSeq ? Number.POSITIVE_INFINITY : last;
  return { ...openAtEnd(timeline, page), from: after + 1, to };
}

/** Changes as they arrive from the broker: in any order, any number of times, or not at all. */
export function receive(timeline: Timeline, event: ChangeEvent): Timeline {
  const revs = event.messages.map(({ rev }) => rev);
  const heard = noticeRev(timeline, Math.max(event.lastRev ?? 0, ...revs));
  if (!isLoaded(heard)) return heard;
  const seen = new Set([...heard.seen, ...revs]);
  return advance({ ...take(heard, event.messages), seen }, heard.rev);
}

/** The viewer's own reactions to a message, from another of their devices. */
export function noticeMine(timeline: Timeline, told: Omit<ReactedEvent, "roomId">): Timeline {
  const { messageId, seq, rev, mine } = told;
  const known = timeline.mine.get(messageId);
  if (seq < timeline.from || seq > timeline.to || (known && known.rev > rev)) return timeline;
  return { ...timeline, mine: new Map(timeline.mine).set(messageId, { rev, emojis: mine }) };
}

/** Somebody said that the room is at `lastRev`: a heartbeat, a join, a page. */
export function noticeRev(timeline: Timeline, lastRev: number): Timeline {
  return lastRev > timeline.targetRev ? { ...timeline, targetRev: lastRev } : timeline;
}

/**
 * A page of `changedAfter`, complete when it holds fewer than `limit` messages. A message that changed twice leaves a
 * rev behind that no page has, so a complete page carries the window to its snapshot's `lastRev`. A page that was
 * asked for before the window fell back (see `grow`) only adds what it knows.
 */
export function repair(timeline: Timeline, changedAfter: number, page: Page, limit: number): Timeline {
  const next = take(noticeRev(timeline, page.lastRev), page.messages);
  if (changedAfter > timeline.rev) return next;
  const complete = page.messages.length < limit;
  return advance(next, complete ? page.lastRev : (page.messages.at(-1)?.rev ?? page.lastRev));
}

/** The page right below the window. */
export function addOlder(timeline: Timeline, before: number, page: Page): Timeline {
  if (before !== timeline.from) return timeline;
  return grow(timeline, page, { from: page.messages[0]?.seq ?? 1 });
}

/** The page right above a detached window; the window follows the newest messages again when it reaches them. */
export function addNewer(timeline: Timeline, after: number, page: Page): Timeline {
  if (after !== timeline.to) return timeline;
  const last = page.messages.at(-1)?.seq ?? page.lastSeq;
  return grow(timeline, page, { to: last >= page.lastSeq ? Number.POSITIVE_INFINITY : last });
}

/** Lets go of the messages at one end when the window holds more than `max`, so that memory stays bounded. */
export function trim(timeline: Timeline, max: number, end: "older" | "newer"): Timeline {
  if (timeline.messages.length <= max) return timeline;
  const messages = end === "older" ? timeline.messages.slice(-max) : timeline.messages.slice(0, max);
  const kept = new Set(messages.map(({ id }) => id));
  const mine = new Map([...timeline.mine].filter(([id]) => kept.has(id)));
  const from = messages[0]?.seq ?? timeline.from;
  return end === "older"
    ? { ...timeline, messages, mine, from }
    : { ...timeline, messages, mine, to: messages.at(-1)?.seq ?? timeline.to };
}

/**
 * A wider window. Changes outside the old one were not kept, and the page may be older than they are: so the window
 * falls back to the page's snapshot, forgets what came by itself, and is repaired from there.
 */
function grow(timeline: Timeline, page: Page, bounds: Partial<Pick<Timeline, "from" | "to">>): Timeline {
  return {
    ...take({ ...noticeRev(timeline, page.lastRev), ...bounds }, page.messages),
    rev: Math.min(timeline.rev, page.lastRev),
    seen: new Set(),
    lastSeq: Math.max(timeline.lastSeq, page.lastSeq),
  };
}

function take(timeline: Timeline, changed: readonly Message[]): Timeline {
  const inside = changed.filter(({ seq }) => seq >= timeline.from && seq <= timeline.to);
  const lastSeq = Math.max(timeline.lastSeq, ...changed.map(({ seq }) => seq));
  const messages = quoteAnew(merge(timeline.messages, inside), changed);
  return { ...timeline, messages, mine: ownIn(timeline.mine, inside), lastSeq };
}

/** What messages tell of the viewer's own reactions, where nothing newer is known. */
function ownIn(known: Timeline["mine"], messages: readonly Message[]): Timeline["mine"] {
  const mine = new Map(known);
  for (const { id, rev, mine: emojis } of messages) {
    const before = known.get(id);
    if (emojis && rev >= (before?.rev ?? 0) && (before || emojis.length > 0)) mine.set(id, { rev, emojis });
  }
  return mine;
}

/**
 * Replies carry what they quote, and their rev does not grow when that changes: so the quotes follow here, lest the
 * words of a deleted message stay on the screen.
 */
function quoteAnew(messages: readonly Message[], changed: readonly Message[]): readonly Message[] {
  const originals = new Map(changed.map((message) => [message.id, message]));
  return messages.map((message) => {
    const { replyTo } = message;
    if (!replyTo?.body) return message;
    const changedOriginal = originals.get(replyTo.id);
    const original = changedOriginal ?? messages[placeOf(messages, replyTo.seq)];
    const gone = original?.id === replyTo.id && original.deletedAt !== null;
    const body = gone ? "" : (changedOriginal?.body.slice(0, QUOTE) ?? replyTo.body);
    return body === replyTo.body ? message : { ...message, replyTo: { ...replyTo, body } };
  });
}

/** Carries `rev` to at least `rev`, and over every rev right above it that has been seen. */
function advance(timeline: Timeline, rev: number): Timeline {
  let reached = Math.max(timeline.rev, rev);
  while (timeline.seen.has(reached + 1)) reached += 1;
  const seen = new Set([...timeline.seen].filter((one) => one > reached));
  return { ...timeline, rev: reached, seen, targetRev: Math.max(timeline.targetRev, reached) };
}

function merge(known: readonly Message[], changed: readonly Message[]): readonly Message[] {
  const messages = [...known];
  for (const message of changed) {
    const at = placeOf(messages, message.seq);
    const before = messages[at];
    if (before?.seq !== message.seq) messages.splice(at, 0, message);
    else if (before.rev < message.rev) messages[at] = message;
  }
  return messages;
}

/** The index of the first message whose seq is not below `seq`. New messages go to the end, so it looks there first. */
function placeOf(messages: readonly Message[], seq: number) {
  const last = messages.at(-1);
  if (!last || last.seq < seq) return messages.length;
  let [low, high] = [0, messages.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
