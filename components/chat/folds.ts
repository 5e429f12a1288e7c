import { useCallback, useMemo } from "react";
import type { Message, ReplyTo } from "@/lib/chat/schema";
import { AHEAD_MS, isFromLater, lastUncovered } from "@/lib/chat/spoilers";
import { useBlocked } from "./blocked";
import { reachIn, useReach } from "./reach";
import { useRoomHandle, useRoomState } from "./room-context";
import type { RoomState } from "./room-state";

/** Why messages are folded away: they come from later in the media, or from somebody whom the viewer has blocked. */
export type Fold = "later" | "blocked";

/** A message, or what a reply shows of one. */
export type Foldable = Message | ReplyTo;

type Eyes = {
  viewerId: string;
  /** What was written at a later moment is not for them yet. */
  uncoveredMs: number;
  blocked: ReadonlySet<string>;
  unfolded: ReadonlySet<string>;
};

/** Why one who sees with these eyes does not see a message at once, if they do not. */
export function foldFor(message: Foldable, { viewerId, uncoveredMs, blocked, unfolded }: Eyes): Fold | null {
  const authorId = "author" in message ? message.author.id : message.authorId;
  if (authorId === viewerId || unfolded.has(message.id)) return null;
  if (blocked.has(authorId)) return "blocked";
  return isFromLater(message, uncoveredMs) ? "later" : null;
}

/** Says of each of `messages`, and of what they quote, whether it is folded away; another function when that changes. */
export function useFoldOf(messages: readonly Message[]) {
  const { viewer } = useRoomHandle();
  const mediaId = useRoomState((state) => state.room.mediaId);
  const mode = useRoomState((state) => state.mode);
  const unfolded = useRoomState((state) => state.unfolded);
  const blocked = useBlocked((state) => state.ids);
  const foldable = useMemo(
    () => messages.flatMap((message) => (message.replyTo ? [message, message.replyTo] : [message])),
    [messages],
  );
  const uncoveredMs = useReach((reach) => {
    if (mode === "all" || reach.mediaId !== mediaId || reach.reachedMs === null)
      return Number.POSITIVE_INFINITY;
    return lastUncovered(foldable, reach.reachedMs + AHEAD_MS);
  });
  return useCallback(
    (message: Foldable) => foldFor(message, { viewerId: viewer.id, uncoveredMs, blocked, unfolded }),
    [viewer.id, uncoveredMs, blocked, unfolded],
  );
}

/** Whether a message is kept from the viewer right now, for whatever else would show or say it. */
export function isFolded({ room, mode, unfolded }: RoomState, viewerId: string, message: Foldable) {
  const reachedMs = mode === "all" ? null : reachIn(room.mediaId);
  const uncoveredMs = reachedMs === null ? Number.POSITIVE_INFINITY : reachedMs + AHEAD_MS;
  const { ids: blocked } = useBlocked.getState();
  return foldFor(message, { viewerId, uncoveredMs, blocked, unfolded }) !== null;
}
