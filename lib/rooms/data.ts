import "server-only";
import { v7 as uuidv7 } from "uuid";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { visibleTo } from "../media/data";
import { limit } from "../rate-limit";
import type { SignedIn, Viewer } from "../viewer";
import { findAccess, isKnown, roomGone } from "./access-data";
import { COUNTED_PEOPLE, type MemberRole, type Room, type RoomInput } from "./schema";

/** The members of the room `r` who are watching its media. */
export const peopleOf = Prisma.sql`
  SELECT m.user_id FROM member m
  JOIN watching w ON w.user_id = m.user_id AND w.media_id = r.media_id AND w.lease_expires_at > now()
  WHERE m.room_id = r.id AND m.left_at IS NULL`;

/**
 * The columns of a `RoomRow` from `r`, and from the viewer's own membership `own`. People are counted up to one more
 * than `COUNTED_PEOPLE`, since a page lists a hundred rooms.
 */
export const roomColumns = Prisma.sql`
  r.id, r.media_id AS "mediaId", r.title, r.topic, CASE WHEN r.lobby_of IS NULL THEN 'room' ELSE 'lobby' END AS kind,
  r.visibility::text AS visibility, CASE WHEN own.left_at IS NULL THEN own.role::text END AS role,
  (SELECT count(*)::int FROM (${peopleOf} LIMIT ${COUNTED_PEOPLE + 1}) p) AS people,
  greatest(r.slow_mode_seconds, (SELECT slow_mode_seconds FROM site_rules)) AS "slowModeSeconds",
  CASE WHEN r.calm_until > now() THEN r.calm_until END AS "calmUntil",
  r.closed_at IS NOT NULL AS closed, r.last_active_at AS "lastActiveAt",
  r.last_seq AS "lastSeq", r.last_rev AS "lastRev", r.epoch`;

export type RoomRow = Omit<Room, "lastActiveAt" | "calmUntil"> & {
  lastActiveAt: Date;
  calmUntil: Date | null;
};

export function toRoom<Row extends RoomRow>(row: Row) {
  const { lastActiveAt, calmUntil } = row;
  return { ...row, lastActiveAt: lastActiveAt.toISOString(), calmUntil: calmUntil?.toISOString() ?? null };
}

/** SQL of the rooms `r` as the viewer sees them, to be narrowed by a `WHERE`. */
export function roomsFor(viewer: Viewer) {
  return Prisma.sql`
    SELECT ${roomColumns} FROM room r
    JOIN media ON media.id = r.media_id
    LEFT JOIN member own ON own.room_id = r.id AND own.user_id = ${viewer?.id ?? null}::uuid`;
}

/** A room as it is, by an id that the viewer is known to be allowed to see. */
export async function readRoom(viewer: Viewer, roomId: string): Promise<Room> {
  const [room] = await db.$queryRaw<RoomRow[]>`${roomsFor(viewer)} WHERE r.id = ${roomId}::uuid`;
  if (!room) throw roomGone();
  return toRoom(room);
}

/** A room that the viewer may know of, maybe by its link, or null. */
export async function findRoom(viewer: Viewer, roomId: string, invite?: string): Promise<Room | null> {
  const access = await findAccess(viewer, roomId, invite);
  return isKnown(access) ? readRoom(viewer, roomId) : null;
}

/** Throws `not_found` when the viewer may not see the media. */
export async function requireMedia(viewer: Viewer, id: string) {
  const media = await db.media.findFirst({ where: { id, ...visibleTo(viewer) }, select: { id: true } });
  if (!media) throw new AppError("not_found", "There is no such media.");
}

/** Makes the lobby of a media, which has exactly one, if it is not there yet. */
export async function ensureLobby(mediaId: string) {
  await db.$executeRaw`
    INSERT INTO room (id, media_id, lobby_of, title)
    SELECT ${uuidv7()}::uuid, id, id, 'Lobby' FROM media WHERE id = ${mediaId}::uuid
      AND NOT EXISTS (SELECT FROM room WHERE lobby_of = media.id)
    ON CONFLICT (lobby_of) DO NOTHING`;
}

/** Makes a room that the viewer owns and is a member of. Throws `forbidden` unless they are watching the media. */
export async function createRoom(viewer: SignedIn, mediaId: string, input: RoomInput): Promise<Room> {
  await requireMedia(viewer, mediaId);
  await requireLease(viewer, mediaId);
  await limit("create-room", viewer.id);
  const id = uuidv7();
  const role: MemberRole = "owner";
  const members = { create: { userId: viewer.id, role } };
  const { title, topic = "", visibility } = input;
  const invites = visibility === "invitation" ? { create: { token: newInviteToken() } } : undefined;
  await db.room.create({
    data: { id, mediaId, ownerId: viewer.id, title, topic, visibility, members, invites },
    select: { id: true },
  });
  return readRoom(viewer, id);
}

async function requireLease(viewer: SignedIn, mediaId: string) {
  const [lease] = await db.$queryRaw<object[]>`
    SELECT 1 FROM watching
    WHERE user_id = ${viewer.id}::uuid AND media_id = ${mediaId}::uuid AND lease_expires_at > now()`;
  if (!lease) throw new AppError("forbidden", "Press play to join in.");
}

/** 128 random bits as text that fits an address. */
export function newInviteToken() {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url");
}

/** Where a room's address leads: to the media it is about, or, when that is gone, to what was said. */
export type RoomLink = { mediaId: string } | { archive: Room };

/** Where a room's link leads this viewer, or null when the room is missing, closed, or not for them. */
export async function findRoomLink(
  viewer: Viewer,
  roomId: string,
  invite?: string,
): Promise<RoomLink | null> {
  const access = await findAccess(viewer, roomId, invite);
  if (!isKnown(access) || access.closed || access.banned) return null;
  if (access.mediaVisible) return { mediaId: access.mediaId };
  return access.readable ? { archive: await readRoom(viewer, roomId) } : null;
}
