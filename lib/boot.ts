/** Reads the environment; ends the server when it is incomplete, here and not at somebody's first request. */
export async function requireEnvironment() {
  try {
    await import("./env");
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
