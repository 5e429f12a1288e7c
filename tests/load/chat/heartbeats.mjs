/** What components/player/watching does for a player that plays on: a heartbeat as often as the server asks for. */
const listeners = new Set();
const RETRY_MS = 2_000;
const ANSWER_WITHIN_MS = 15_000;
let timer;
let leaseEndsAt = 0;

/** The lease ran out because no heartbeat was answered, as far as this clock knows. */
export const hasLapsed = () => Date.now() >= leaseEndsAt;

export function onHeartbeat(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Begins to watch; resolves with the first lease. */
export async function watch(mediaId) {
  clearTimeout(timer);
  let next = RETRY_MS;
  try {
    const body = JSON.stringify({ mediaId, positionMs: 1_000, state: "playing" });
    const headers = { "Content-Type": "application/json" };
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch("/api/watching", { method: "POST", headers, body, signal });
    if (!response.ok) throw new Error(`A heartbeat was answered with ${response.status}.`);
    const beat = await response.json();
    leaseEndsAt = Date.parse(beat.leaseExpiresAt);
    next = beat.nextHeartbeatMs;
    for (const listener of listeners) listener({ ...beat, mediaId });
  } catch {
    // The next one comes soon.
  }
  timer = setTimeout(() => watch(mediaId), next);
}

/** The lease runs out by itself: nothing says goodbye. */
export function stopWatching() {
  clearTimeout(timer);
}
