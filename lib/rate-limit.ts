import "server-only";
import { RateLimiterMemory, RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "./db";
import { env } from "./env";
import { AppError } from "./errors";

/** How often a thing may be done: `points` times in `duration` seconds. Limits live here and nowhere else. */
const rules = {
  /** By address and email, by address alone, and by email alone: one of each is spent by an attempt to sign in. */
  "sign-in": { points: 10, duration: 5 * 60 },
  "sign-in-address": { points: 60, duration: 5 * 60 },
  "sign-in-email": { points: 50, duration: 15 * 60 },
  "sign-up": { points: 10, duration: 60 * 60 },
  report: { points: 20, duration: 60 * 60 },
  /** Of visitors who are not signed in: by address, and by the email address that they leave. */
  "report-address": { points: 20, duration: 60 * 60 },
  "report-email": { points: 5, duration: 60 * 60 },
  "create-room": { points: 20, duration: 60 * 60 },
  /** Coming in, again after leaving, by user and room. */
  "join-room": { points: 30, duration: 10 * 60 },
  /** Asking the same person in, by who asks and who is asked: each time they are told. */
  "room-invite-again": { points: 5, duration: 24 * 60 * 60 },
  /** Searches and pages of Explore, by user or address: as fast as somebody types, and several behind one address. */
  explore: { points: 300, duration: 60 },
  /** Whole lists for the player and as files, up to 5,000 items each, by user or address; several behind one address. */
  queue: { points: 300, duration: 60 },
  export: { points: 60, duration: 60 },
  /** A fork copies up to 5,000 items. */
  fork: { points: 30, duration: 60 * 60 },
  follow: { points: 60, duration: 60 },
  "playlist-write": { points: 240, duration: 60 },
  "playlist-invite": { points: 60, duration: 60 * 60 },
  "playlist-invite-again": { points: 5, duration: 24 * 60 * 60 },
  /** Coming by a link, by user and list: each time goes into the list's history, and its owner is told. */
  "playlist-join": { points: 10, duration: 24 * 60 * 60 },
  /** Suggestions and decisions taken back, by user and list: of each, somebody is told. */
  "playlist-suggest": { points: 60, duration: 60 * 60 },
  "playlist-progress": { points: 60, duration: 60 },
  import: { points: 20, duration: 10 * 60 },
  /** One at a time (`alone`), and after a crash in the middle of one none for so long. */
  "import-running": { points: 1, duration: 60 },
  /** Changes of one's own account and settings. */
  account: { points: 60, duration: 60 * 60 },
  /** A handle that is given up stays taken for a month, so they are not tried on. */
  handle: { points: 3, duration: 24 * 60 * 60 },
  /** Proofs of who one is, by password or handle. */
  proof: { points: 10, duration: 15 * 60 },
  "own-data": { points: 6, duration: 60 * 60 },
  appeal: { points: 20, duration: 24 * 60 * 60 },
  "second-screen": { points: 60, duration: 60 * 60 },
  "second-screen-command": { points: 120, duration: 60 },
  moderate: { points: 60, duration: 60 },
  /** Searches in rooms, as fast as somebody types. */
  "message-search": { points: 120, duration: 60 },
  block: { points: 60, duration: 10 * 60 },
} as const;

/** How fast a member may write in one room. Kept in the member's row, where it is counted with the message itself. */
export const messagePace =
  env.RATE_LIMITS === "off" ? { points: 1e6, duration: 1 } : { points: 8, duration: 10 };

/** Attempts to write that came to nothing: each is looked through for words before anything else is known of it. */
const futileWrites = new RateLimiterMemory({ points: 60, duration: 60 });

const limiters = new Map<string, RateLimiterPrisma>();

function limiterFor(name: keyof typeof rules) {
  const known = limiters.get(name);
  if (known) return known;
  const made = new RateLimiterPrisma({ storeClient: db, keyPrefix: name, ...rules[name] });
  limiters.set(name, made);
  return made;
}

/** Counts one attempt of `key` under a rule; throws `rate_limited` with the wait once it is used up. */
export async function limit(name: keyof typeof rules, key: string) {
  if (env.RATE_LIMITS === "off") return;
  await limiterFor(name).consume(key).catch(refuse);
}

/**
 * Counts an attempt of a user to write, until `wrote` takes it back; throws `rate_limited` when too many came to nothing.
 * Of this process alone: it is its time that they take, and asking anybody else would cost every message a round trip.
 */
export async function tryToWrite(userId: string): Promise<{ wrote: () => Promise<unknown> }> {
  if (env.RATE_LIMITS !== "off") await futileWrites.consume(userId).catch(refuse);
  return { wrote: () => futileWrites.reward(userId) };
}

function refuse(error: unknown): never {
  if (!(error instanceof RateLimiterRes)) throw error;
  const retryAfterSeconds = Math.ceil(error.msBeforeNext / 1000);
  throw new AppError("rate_limited", `Too many attempts. Try again in ${retryAfterSeconds} seconds.`, {
    retryAfterSeconds,
  });
}

/** Runs what a rule lets a key do one at a time: until it has ended, another one is `rate_limited`. */
export async function alone<Result>(name: keyof typeof rules, key: string, run: () => Promise<Result>) {
  await limit(name, key);
  try {
    return await run();
  } finally {
    if (env.RATE_LIMITS !== "off") await limiterFor(name).delete(key);
  }
}

/**
 * The address that a limit counts by: the last hop of `X-Forwarded-For`, which the nearest proxy has written, cut to a
 * length that fits a key. Without a proxy the client writes it all, so nothing may rest on it alone.
 */
export function addressOf(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(",").at(-1)?.trim().slice(0, 64) || "direct";
}
