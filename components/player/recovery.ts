const DELAYS_MS = [1000, 2000, 4000];

/**
 * The wait before trying again by ourselves after the `attempt`-th failure in a row (from 1 on): 1, 2, 4 s, then null,
 * and the viewer is asked. hls.js has by then retried the segment itself and tried the other renditions.
 */
export function recoveryDelayMs(attempt: number) {
  return DELAYS_MS[attempt - 1] ?? null;
}
