import type { Message } from "./schema";

/**
 * How much of a conversation is kept from whoever has not got as far in the media as its writers: `live`, what was
 * written later in the media is folded away; `film`, the conversation unfolds with the media, moment by moment; `all`,
 * nothing is kept back.
 */
export type SpoilerMode = "live" | "film" | "all";

/** No two people who watch together are at quite the same place: so far beyond one's own is still now. */
export const AHEAD_MS = 5_000;

type Written = Pick<Message, "mediaPositionMs">;

/** Whether a message was written at a later moment of the media than those that are uncovered. */
export function isFromLater({ mediaPositionMs }: Written, uncoveredMs: number) {
  return mediaPositionMs !== null && mediaPositionMs > uncoveredMs;
}

/** The last moment of `messages` up to `uncoveredMs`, or -1: the same number until something more comes to light. */
export function lastUncovered(messages: readonly Written[], uncoveredMs: number) {
  let last = -1;
  for (const { mediaPositionMs: at } of messages)
    if (at !== null && at <= uncoveredMs && at > last) last = at;
  return last;
}
