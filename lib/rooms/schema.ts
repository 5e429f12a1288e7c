import { z } from "zod";
import { id, line } from "../input";
import type { User } from "../users/schema";

export const roomVisibilities = ["public", "invitation"] as const;
export type RoomVisibility = (typeof roomVisibilities)[number];

export const memberRoles = ["owner", "moderator", "member"] as const;
export type MemberRole = (typeof memberRoles)[number];

/**
 * A room as the HTTP contract shows it. `role` is the viewer's own, null for who is not a member now; `people` counts
 * the members who are watching. In the `room` event, which everyone hears, `role` is null: keep your own.
 */
export type Room = {
  id: string;
  mediaId: string;
  title: string;
  kind: "lobby" | "room";
  visibility: RoomVisibility;
  role: MemberRole | null;
  people: number;
  lastSeq: number;
  lastRev: number;
  epoch: number;
};

/** How far a room is: what a client compares with what it has. */
export type RoomPosition = Pick<Room, "id" | "epoch" | "lastSeq" | "lastRev">;

/** The answer to joining. `channel` is the room's channel for its present epoch. */
export type Joined = { room: Room; channel: string; lastSeq: number; lastRev: number };

/** Who is here: all are counted, at most `MAX_PEOPLE` are named. */
export type People = { count: number; people: User[] };

export const MAX_PEOPLE = 100;

const title = line(1, 80);
const visibility = z.enum(roomVisibilities);

export const roomParams = z.strictObject({ id });
export const mediaParams = z.strictObject({ id });

/** The body of what takes nothing. */
export const nothing = z.strictObject({});

export const roomInput = z.strictObject({ title, visibility });
export type RoomInput = z.output<typeof roomInput>;

export const roomChange = z
  .strictObject({ title: title.optional(), visibility: visibility.optional() })
  .refine((change) => change.title !== undefined || change.visibility !== undefined, "Nothing to change.");
export type RoomChange = z.output<typeof roomChange>;

const invite = z.string().regex(/^[\w-]{1,64}$/, "That is not an invitation.");
export const joinInput = z.strictObject({ invite: invite.optional() });
export const inviteInput = z.strictObject({ renew: z.boolean().default(false) });
