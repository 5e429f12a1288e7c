import { z } from "zod";
import { id } from "../input";
import type { MediaCard } from "../media/schema";
import type { RoomPulse } from "../rooms/schema";

export const playbackStates = ["playing", "paused", "ended"] as const;

/**
 * How long a heartbeat counts as watching, and how often to send one: two may be lost. Each answer asks for the next one
 * up to a fifth sooner or later, so that those who began together do not come together ever after.
 */
export const LEASE_SECONDS = 75;
export const HEARTBEAT_MS = 25_000;

/** How long the code of a second screen can be scanned. */
export const OPENS_MINUTES = 10;

const token = z.string().regex(/^[\w-]{22}$/, "That is not a code.");

/** What plays, how far it is, and how. */
const playing = {
  mediaId: id,
  positionMs: z.int().min(0).max(2_147_483_647),
  state: z.enum(playbackStates),
};

/** `secondScreen` is the code of the phone that the playing tab has beside it. */
export const heartbeatInput = z.strictObject({ ...playing, secondScreen: token.optional() });
export type HeartbeatInput = z.output<typeof heartbeatInput>;

export const secondScreenInput = z.strictObject(playing);
export type SecondScreenInput = z.output<typeof secondScreenInput>;

export const secondScreenParams = z.strictObject({ token });

/** What a second screen asks of the playing tab. */
export const commandInput = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("seek"), positionMs: playing.positionMs }),
  z.strictObject({ do: z.enum(["play", "pause"]) }),
]);
export type SecondScreenCommand = z.output<typeof commandInput>;

/**
 * The answer to a heartbeat. `rooms` are the viewer's joined rooms about that media, lobby included; a higher
 * `lastRev` than the client has, or another `epoch`, means that it has missed something.
 * `leftWatchLater`, when the media has come to its end and was in the viewer's "Watch later": its place there, for undo.
 * `secondScreen`, when one was named: whether a phone has opened it; null when it is over.
 */
export type Heartbeat = {
  leaseExpiresAt: string;
  nextHeartbeatMs: number;
  rooms: RoomPulse[];
  leftWatchLater?: string;
  secondScreen?: { opened: boolean } | null;
};

/**
 * A second screen as a phone sees it: what the playing tab plays, where that was `ageMs` ago, and, as a heartbeat's
 * answer has them, the viewer's rooms about it. `live` while that tab's heartbeats come.
 */
export type SecondScreen = {
  media: MediaCard;
  state: HeartbeatInput["state"];
  positionMs: number;
  ageMs: number;
  live: boolean;
  leaseExpiresAt: string;
  rooms: RoomPulse[];
};

/** What is said of second screens on their owner's channel. */
export type SecondScreenEvents = {
  /** The playing tab plays something else, or differently; or the second screen is over, or a phone has opened it. */
  "second-screen": { token: string; opened?: true; over?: true };
  "second-screen-command": { token: string; command: SecondScreenCommand };
};
