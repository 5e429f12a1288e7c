import "server-only";
import { v7 as uuidv7 } from "uuid";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { isVisibleTo, visibleTo } from "../media/data";
import { limit } from "../rate-limit";
import type { SignedIn, Viewer } from "../viewer";
import { findAccess, isKnown } from "./access-data";
import type { MemberRole, Room, RoomInput } from "./schema";

const MAX_LISTED = 100;

/** The members of the room `r` who are watching its media. */
export const peopleOf = Prisma.sql`
  SELECT m.user_id FROM member m
  JOIN watching w ON w.user_id = m.user_id AND w.media_id = r.media_id AND w.lease_expires_at > now()
  WHERE m.room_id = r.id AND m.left_at IS NULL`;

/** The columns of a `Room` from `r`, and from the viewer's own membership `own`. */
const roomColumns = Prisma.sql`
  r.id, r.media_id AS "mediaId", r.title, CASE WHEN r.lobby_of IS NULL THEN 'room' ELSE 'lobby' END AS kind,
  r.visibility::text AS visibility, CASE WHEN own.left_at IS NULL THEN own.role::text END AS role,
  (SELECT count(*)::int FROM (${peopleOf}) p) AS people,
  r.last_seq AS "lastSeq", r.last_rev AS "lastRev", r.epoch`;

function rooms(viewer: Viewer) {
  return Prisma.sql`
    SELECT ${roomColumns} FROM room r
    JOIN media ON media.id = r.media_id
    LEFT JOIN member own ON own.room_id = r.id AND own.user_id = ${viewer?.id ?? null}::uuid`;
}

/** A room as it is, by an id that the viewer is known to be allowed to see. */
export async function readRoom(viewer: Viewer, roomId: string): Promise<Room> {
  const [room] = await db.$queryRaw<Room[]>`${rooms(viewer)} WHERE r.id = ${roomId}::uuid`;
  if (!room) throw new AppError("not_found", "There is no such room.");
  return room;
}

/**
 * The open rooms of a media that the viewer may know of: the lobby, then the most recently active, at most 100.
 * Throws `not_found` when the viewer may not see the media.
 */
export async function listRooms(viewer: Viewer, mediaId: string): Promise<Room[]> {
  await requireMedia(viewer, mediaId);
  const listed = await readList(viewer, mediaId);
  if (listed[0]?.kind === "lobby") return listed;
  await ensureLobby(mediaId);
  return readList(viewer, mediaId);
}

/** Picks the rooms along an index, and only then counts who is in each. */
function readList(viewer: Viewer, mediaId: string) {
  const userId = viewer?.id ?? null;
  return db.$queryRaw<Room[]>`
    WITH listed AS MATERIALIZED (
      (SELECT id FROM room WHERE lobby_of = ${mediaId}::uuid)
      UNION ALL
      (SELECT r.id FROM room r
        LEFT JOIN member own ON own.room_id = r.id AND own.user_id = ${userId}::uuid AND own.left_at IS NULL
        WHERE r.media_id = ${mediaId}::uuid AND r.closed_at IS NULL AND r.lobby_of IS NULL
          AND (r.visibility = 'public' OR own.user_id IS NOT NULL OR r.owner_id = ${userId}::uuid)
        ORDER BY r.last_active_at DESC, r.id
        LIMIT ${MAX_LISTED - 1})
    )
    ${rooms(viewer)}
    WHERE r.id IN (SELECT id FROM listed) AND ${isVisibleTo(viewer)}
    ORDER BY r.lobby_of IS NULL, r.last_active_at DESC, r.id`;
}

async function requireMedia(viewer: Viewer, id: string) {
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
  const inviteToken = input.visibility === "invitation" ? newInviteToken() : null;
  const members = { create: { userId: viewer.id, role } };
  const { title, visibility } = input;
  await db.room.create({
    data: { id, mediaId, ownerId: viewer.id, title, visibility, inviteToken, members },
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

/** The media of a room that a link leads to, or null when the room is missing, closed, or not for this viewer. */
export async function findRoomLink(viewer: Viewer, roomId: string, invite?: string): Promise<string | null> {
  const access = await findAccess(viewer, roomId);
  return isKnown(access, invite) && !access.closed && !access.banned ? access.mediaId : null;
}
