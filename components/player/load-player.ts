let wanted: Promise<typeof import("./player")> | undefined;

/** Loads the player's code, once; called as soon as somebody seems about to press play. A failure may be tried again. */
export function loadPlayer() {
  wanted ??= import("./player").catch((error) => {
    wanted = undefined;
    throw error;
  });
  return wanted;
}
