import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { revalidateTag } from "next/cache";
import { after } from "next/server";

/** A render that began before a change may store its page after it: the tags expire once more when it has ended. */
const RENDER_MS = 3_000;
/** What must not stay to be seen expires once again after the slowest of renders. */
const SLOW_RENDER_MS = 20_000;

type Expiry = { now: string[]; stale: string[] };
const waiting = new Map<string, Expiry>();

/**
 * Lets the pages of these tags go, at the next request, and again when renders that had begun before have ended; `hidden`:
 * and once more for the slowest of them. Pages of `stale` tags are shown once more while they are made anew. Call it after
 * the commit. What follows under the same key within that time puts the second expiry off, so that there is one of many.
 */
export function expire(key: string, tags: string[], { hidden = false, stale = [] as string[] } = {}) {
  if (tags.length + stale.length === 0) return;
  const expiry = { now: tags, stale };
  letGo(expiry);
  again(key, expiry, RENDER_MS);
  if (hidden) again(`${key} hidden`, expiry, SLOW_RENDER_MS);
}

function again(key: string, expiry: Expiry, ms: number) {
  const before = waiting.get(key);
  const all = {
    now: [...new Set([...(before?.now ?? []), ...expiry.now])],
    stale: [...new Set([...(before?.stale ?? []), ...expiry.stale])],
  };
  waiting.set(key, all);
  after(async () => {
    await wait(ms);
    if (waiting.get(key) !== all) return;
    waiting.delete(key);
    letGo(all);
  });
}

function letGo({ now, stale }: Expiry) {
  for (const tag of now) revalidateTag(tag, { expire: 0 });
  for (const tag of stale) revalidateTag(tag, "max");
}
