import { z } from "zod";
import { id, line } from "../input";
import type { MediaCard } from "../media/schema";
import type { User } from "../users/schema";

export const roomVisibilities = ["public", "invitation", "private"] as const;
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
  topic: string;
  kind: "lobby" | "room";
  visibility: RoomVisibility;
  role: MemberRole | null;
  people: number;
  closed: boolean;
  /** Seconds between two messages of one member, by the room's rules and the site's; 0 is no slow mode. */
  slowModeSeconds: number;
  /** Until when it is calm mode, which is slower; null when it is not. ISO 8601. */
  calmUntil: string | null;
  /** When the last message came, or the room was made; ISO 8601. */
  lastActiveAt: string;
  lastSeq: number;
  lastRev: number;
  epoch: number;
};

/** How far a room is: what a client compares with what it has. */
export type RoomPosition = Pick<Room, "id" | "epoch" | "lastSeq" | "lastRev">;

/** How a room is, told to its members with every heartbeat. `people` is null when there are very many. */
export type RoomPulse = RoomPosition & { role: MemberRole; people: number | null };

/** The answer to joining. `channel` is the room's channel for its present epoch; `readSeq` is where one left off. */
export type Joined = { room: Room; channel: string; lastSeq: number; lastRev: number; readSeq: number };

/** A page of rooms; what comes before it is in nobody's way. */
export type RoomPage = { items: Room[]; nextCursor: string | null };

/** A room of the viewer's own. `media` is null when it is gone; `unread` stops at `MAX_UNREAD`. */
export type OwnRoom = Room & {
  media: Pick<MediaCard, "id" | "kind" | "title" | "posterSmallUrl" | "colour"> | null;
  unread: number;
  /** Asked in by name, and not joined yet. */
  invited: boolean;
};
export type OwnRoomPage = { items: OwnRoom[]; nextCursor: string | null };

/** `reading`: the room whose newest messages are on the screen. */
export const unreadQuery = z.strictObject({ reading: id.optional() });

/** More unread messages of a room than these are not counted: it shows as "99+". */
export const MAX_UNREAD = 100;

/** A link into an invitation room: null is without limit. */
export type RoomInvite = {
  id: string;
  token: string;
  uses: number;
  maxUses: number | null;
  expiresAt: string | null;
  createdAt: string;
};

/** Somebody asked into a room by name who has not joined. */
export type Guest = { user: User; createdAt: string };

/** A member, and whether they are watching now. */
export type RoomMember = { user: User; role: MemberRole; joinedAt: string; here: boolean };
export type MemberPage = { items: RoomMember[]; nextCursor: string | null };

/** Who is here: all are counted, at most `MAX_PEOPLE` are named. */
export type People = { count: number; people: User[] };

export const MAX_PEOPLE = 100;

/** Up to so many people, heartbeats and events tell how many are there; a `Room` counts one more, `people` all. */
export const COUNTED_PEOPLE = 200;

const title = line(1, 80);
const topic = line(0, 200);
const visibility = z.enum(roomVisibilities);

export const roomParams = z.strictObject({ id });
export const mediaParams = z.strictObject({ id });
export const inviteParams = z.strictObject({ id, inviteId: id });
export const memberParams = z.strictObject({ id, userId: id });

/** The body of what takes nothing. */
export const nothing = z.strictObject({});

export const roomInput = z.strictObject({ title, topic: topic.default(""), visibility });
export type RoomInput = z.input<typeof roomInput>;

export const roomChange = z
  .strictObject({ title: title.optional(), topic: topic.optional(), visibility: visibility.optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "Nothing to change.");
export type RoomChange = z.output<typeof roomChange>;

const invite = z.string().regex(/^[\w-]{1,64}$/, "That is not an invitation.");
export const joinInput = z.strictObject({ invite: invite.optional() });
export const inviteInput = z.strictObject({ renew: z.boolean().default(false) });

const YEAR_IN_MINUTES = 365 * 24 * 60;

/** A new link: how often it lets somebody in, and for how long; without limit when left out. */
export const inviteLimits = z.strictObject({
  maxUses: z.int().min(1).max(10_000).nullish(),
  minutes: z.int().min(1).max(YEAR_IN_MINUTES).nullish(),
});
export type InviteLimits = z.output<typeof inviteLimits>;

export const guestInput = z.strictObject({
  handle: line(1, 64).transform((handle) => handle.replace(/^@/, "")),
});
export const roleInput = z.strictObject({ role: z.enum(["moderator", "member"]) });
export type RoleInput = z.output<typeof roleInput>;
export const transferInput = z.strictObject({ userId: id });
export const readInput = z.strictObject({ seq: z.int().min(0).max(2_147_483_647) });

const MAX_PAGE = 100;
const limit = z.coerce.number().pipe(z.int().min(1).max(MAX_PAGE));
const cursor = z.string().min(1).max(400);

/** A page of a list: `cursor` is the `nextCursor` of the page before. */
export const pageQuery = z.strictObject({ cursor: cursor.optional(), limit: limit.default(30) });
export type PageQuery = z.output<typeof pageQuery>;
