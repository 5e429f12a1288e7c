import type { ErrorCode } from "../errors";
import type { Held } from "../moderation/held-schema";
import type { Message } from "./schema";

/**
 * A message on its way. `unsent` goes out again by itself at `retryAt`; `failed` waits for the writer; `held` waits for
 * the room's moderators, as `heldId`, which a failed one keeps that they did not let through.
 */
export type Unsent = {
  readonly clientId: string;
  readonly body: string;
  readonly mediaPositionMs?: number;
  readonly replyToId?: string;
  /** When it was written, in milliseconds since 1970 by the browser's clock. */
  readonly writtenAt: number;
  readonly state: "sending" | "unsent" | "failed" | "held";
  readonly heldId?: string;
  readonly reason?: string;
  readonly attempts: number;
  readonly retryAt: number;
};

/** In the order in which they were written. */
export type Outbox = readonly Unsent[];

export type Failure = { code: ErrorCode | "offline"; message: string; retryAfterMs?: number };

type Draft = Pick<Unsent, "clientId" | "body" | "mediaPositionMs" | "replyToId" | "writtenAt">;

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
const retryable: ReadonlySet<Failure["code"]> = new Set(["offline", "unavailable", "rate_limited"]);

export function enqueue(outbox: Outbox, draft: Draft): Outbox {
  return [...outbox, { ...draft, state: "unsent", attempts: 0, retryAt: 0 }];
}

/**
 * The one message to send now, if any: strictly one at a time and in order, so that what was written first is read
 * first. One that failed for good holds nobody up.
 */
export function nextToSend(outbox: Outbox, now: number): Unsent | undefined {
  const first = outbox.find(isOnItsWay);
  return first?.state === "unsent" && first.retryAt <= now ? first : undefined;
}

/** When `nextToSend` is worth asking again, or undefined when nothing waits for the clock. */
export function nextRetryAt(outbox: Outbox): number | undefined {
  const first = outbox.find(isOnItsWay);
  return first?.state === "unsent" ? first.retryAt : undefined;
}

function isOnItsWay({ state }: Unsent) {
  return state === "sending" || state === "unsent";
}

export function markSending(outbox: Outbox, clientId: string): Outbox {
  return change(outbox, clientId, (one) => ({ ...one, state: "sending", attempts: one.attempts + 1 }));
}

/**
 * The attempt failed. What may pass is tried again later, `rate_limited` when the server said, else after 1 s doubling
 * to 30 s; `jitter` (0 to 1) spreads the attempts of many browsers. The rest waits for the writer.
 */
export function markFailed(
  outbox: Outbox,
  clientId: string,
  failure: Failure,
  now: number,
  jitter: number,
): Outbox {
  return change(outbox, clientId, (one) => {
    const state = retryable.has(failure.code) ? "unsent" : "failed";
    const backoff = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, one.attempts - 1));
    const delay = failure.retryAfterMs ?? backoff * (0.5 + jitter / 2);
    return { ...one, state, reason: failure.message, retryAt: now + delay };
  });
}

/** At once: the writer asked, or the network came back. Without `clientId`, everything that waits for the clock. */
export function retryNow(outbox: Outbox, clientId?: string): Outbox {
  return outbox.map((one) => {
    const asked = clientId === undefined ? one.state === "unsent" : one.clientId === clientId;
    const waits = one.state !== "sending" && one.state !== "held";
    return asked && waits ? { ...one, state: "unsent", retryAt: 0 } : one;
  });
}

export function discard(outbox: Outbox, clientId: string): Outbox {
  return outbox.filter((one) => one.clientId !== clientId);
}

/** Without what the room already has: a message may be stored although its answer never came. */
export function reconcile(outbox: Outbox, messages: readonly Message[], viewerId: string): Outbox {
  if (outbox.length === 0) return outbox;
  const stored = new Set(
    messages.filter(({ author }) => author.id === viewerId).map(({ clientId }) => clientId),
  );
  return outbox.some(({ clientId }) => stored.has(clientId))
    ? outbox.filter(({ clientId }) => !stored.has(clientId))
    : outbox;
}

/** What an earlier page load left behind: nothing of it is on its way any more. */
export function revive(outbox: Outbox): Outbox {
  return outbox.map((one) => (!isOnItsWay(one) ? one : { ...one, state: "unsent", retryAt: 0 }));
}

const outcomes = {
  rejected: "Moderators did not let it through.",
  expired: "No moderator looked at it in time.",
};

/** The server tells of held messages no longer than this; none waits as long. */
const HELD_TOLD_MS = 2 * 24 * 60 * 60 * 1000;

/**
 * With what the server knows of one's held messages: those that wait are there, also when another device wrote them;
 * what was not let through, or is too old to be waiting still, failed. What was let through is the room's.
 */
export function takeHeld(outbox: Outbox, held: readonly Held[], now: number): Outbox {
  let next = outbox;
  for (const one of held) {
    const known = next.find(({ clientId }) => clientId === one.clientId);
    if (one.outcome === null) next = known ? keepHeld(next, one) : next.concat(fromServer(one));
    else if (known?.state !== "held") continue;
    else if (one.outcome === "approved") next = discard(next, one.clientId);
    else next = refuseHeld(next, one.clientId, one.outcome);
  }
  const told = new Set(held.map(({ clientId }) => clientId));
  for (const { clientId, state, writtenAt } of next) {
    const forgotten = state === "held" && !told.has(clientId) && writtenAt < now - HELD_TOLD_MS;
    if (forgotten) next = refuseHeld(next, clientId, "expired");
  }
  return next;
}

/** The message waits for moderators now. */
export function keepHeld(outbox: Outbox, { clientId, id }: Held): Outbox {
  return change(outbox, clientId, (one) => ({ ...one, state: "held", heldId: id, reason: undefined }));
}

/** Moderators did not let it through, or did not look in time. */
export function refuseHeld(outbox: Outbox, clientId: string, outcome: keyof typeof outcomes): Outbox {
  return change(outbox, clientId, (one) => ({ ...one, state: "failed", reason: outcomes[outcome] }));
}

function fromServer({ id, clientId, body, mediaPositionMs, replyToId, createdAt }: Held): Unsent {
  const written = { mediaPositionMs: mediaPositionMs ?? undefined, replyToId: replyToId ?? undefined };
  const writtenAt = new Date(createdAt).getTime();
  return { clientId, body, ...written, writtenAt, state: "held", heldId: id, attempts: 1, retryAt: 0 };
}

function change(outbox: Outbox, clientId: string, next: (one: Unsent) => Unsent): Outbox {
  return outbox.map((one) => (one.clientId === clientId ? next(one) : one));
}
