import { z } from "zod";
import { id } from "../input";
import type { RoomPulse } from "../rooms/schema";

export const playbackStates = ["playing", "paused", "ended"] as const;

/** How long a heartbeat counts as watching, and how often to send one: two may be lost. */
export const LEASE_SECONDS = 75;
export const HEARTBEAT_MS = 25_000;

export const heartbeatInput = z.strictObject({
  mediaId: id,
  positionMs: z.int().min(0).max(2_147_483_647),
  state: z.enum(playbackStates),
});
export type HeartbeatInput = z.output<typeof heartbeatInput>;

/**
 * The answer to a heartbeat. `rooms` are the viewer's joined rooms about that media, lobby included; a higher
 * `lastRev` than the client has, or another `epoch`, means that it has missed something.
 * `leftWatchLater`, when the media has come to its end and was in the viewer's "Watch later": its place there, for undo.
 */
export type Heartbeat = {
  leaseExpiresAt: string;
  nextHeartbeatMs: number;
  rooms: RoomPulse[];
  leftWatchLater?: string;
};
