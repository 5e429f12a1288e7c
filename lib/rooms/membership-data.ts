import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { roomChannel } from "../realtime/channels";
import type { User } from "../users/schema";
import type { SignedIn } from "../viewer";
import { type Access, findAccess, isKnown, readInside, refusalToJoin, roomGone } from "./access-data";
import { peopleOf, readRoom } from "./data";
import { type Joined, MAX_PEOPLE, type People } from "./schema";

const ATTEMPTS = 5;

/**
 * Makes the viewer a member, again if they had left; an invitation room needs its token unless they are one already or
 * own it. Throws `not_found`, or `forbidden` with the reason.
 */
export async function joinRoom(viewer: SignedIn, roomId: string, invite?: string): Promise<Joined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const access = await findAccess(viewer, roomId);
    const reason = refusalToJoin(access, invite);
    if (reason || !access) throw reason ?? roomGone();
    if (!(await enter(viewer, access))) continue;
    const room = await readRoom(viewer, roomId);
    return { room, channel: roomChannel(room.id, room.epoch), lastSeq: room.lastSeq, lastRev: room.lastRev };
  }
  throw new AppError("unavailable", "The room is changing. Please try again.");
}

/**
 * False when the epoch has changed since the access was read: someone was shut out, maybe this viewer. The membership
 * is locked before the room, as everywhere.
 */
async function enter(viewer: SignedIn, { id, epoch, owned }: Access) {
  const role = owned ? "owner" : "member";
  const entered = await db.$executeRaw`
    WITH mine AS MATERIALIZED (
      SELECT 1 FROM member WHERE room_id = ${id}::uuid AND user_id = ${viewer.id}::uuid FOR UPDATE
    ),
    held AS (
      SELECT id FROM room
      WHERE id = ${id}::uuid AND epoch = ${epoch} AND (SELECT count(*) FROM mine) >= 0
      FOR SHARE
    )
    INSERT INTO member (room_id, user_id, role)
    SELECT id, ${viewer.id}::uuid, ${role}::"MemberRole" FROM held
    ON CONFLICT (room_id, user_id) DO UPDATE SET left_at = NULL,
      joined_at = CASE WHEN member.left_at IS NULL THEN member.joined_at ELSE now() END`;
  return entered === 1;
}

/** Ends the viewer's membership, if there is one. An owner who leaves stays the owner. */
export async function leaveRoom(viewer: SignedIn, roomId: string) {
  if (!isKnown(await findAccess(viewer, roomId))) throw roomGone();
  await db.$executeRaw`
    UPDATE member SET left_at = now()
    WHERE room_id = ${roomId}::uuid AND user_id = ${viewer.id}::uuid AND left_at IS NULL`;
}

/** Who is here: the members who are watching. Throws `not_found`, or `forbidden` with the reason. */
export async function findPeople(viewer: SignedIn, roomId: string): Promise<People> {
  const named = Prisma.sql`
    SELECT json_build_object('id', u.id, 'handle', u.handle, 'name', u.name, 'imageUrl', u.image_url) AS person
    FROM here JOIN "user" u ON u.id = here.user_id ORDER BY u.name, u.id LIMIT ${MAX_PEOPLE}`;
  const what = Prisma.sql`
    WITH here AS MATERIALIZED (SELECT p.user_id FROM room r, LATERAL (${peopleOf}) p WHERE r.id = access.id)
    SELECT json_build_object(
      'count', (SELECT count(*) FROM here),
      'people', (SELECT coalesce(json_agg(person), '[]') FROM (${named}) n))`;
  const { value } = await readInside<{ count: number; people: User[] }>(viewer, roomId, what);
  return value;
}
