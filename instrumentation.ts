/** Runs once when the server boots: an incomplete environment ends it here, and not somebody's first request. */
export async function register() {
  try {
    await import("./lib/env");
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
