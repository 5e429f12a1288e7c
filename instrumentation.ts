/** Runs once when the server boots. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { requireEnvironment } = await import("./lib/boot");
  await requireEnvironment();
}
