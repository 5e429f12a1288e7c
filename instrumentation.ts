/** Runs once when the server boots: an incomplete environment stops it here, and not at somebody's first request. */
export async function register() {
  await import("./lib/env");
}
