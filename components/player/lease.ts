const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 25_000;

/**
 * How long a lease still runs by our own clock, in milliseconds. The server's clock comes from the answer's `Date`
 * header, because the reader's may be minutes off.
 */
export function leaseLeftMs(leaseExpiresAt: string, serverDate: string | null, now: number) {
  const server = serverDate ? Date.parse(serverDate) : Number.NaN;
  return Math.max(0, Date.parse(leaseExpiresAt) - (Number.isNaN(server) ? now : server));
}

/** The wait before the next heartbeat after `failures` in a row: 2 s, doubling up to 25 s. */
export function retryDelayMs(failures: number) {
  return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
}
