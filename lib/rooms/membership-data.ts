import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { announcePeople } from "../chat/announce";
import { db } from "../db";
import { AppError } from "../errors";
import { limit } from "../rate-limit";
import { inBackground } from "../realtime/background";
import { roomChannel } from "../realtime/channels";
import type { User } from "../users/schema";
import type { SignedIn } from "../viewer";
import {
  type Access,
  findAccess,
  inviteInForce,
  isKnown,
  readInside,
  refusal,
  refusalToJoin,
  roomGone,
} from "./access-data";
import { peopleOf, readRoom } from "./data";
import { passRoomOn } from "./owner-data";
import { type Joined, MAX_PEOPLE, type People } from "./schema";

const ATTEMPTS = 5;

/**
 * Makes the viewer a member, again if they had left. An invitation room needs a link's token and a private one their
 * name among its guests, unless they are a member already or own it. Throws `not_found`, `forbidden` with the reason, or
 * `rate_limited` for who comes and goes all the time.
 */
export async function joinRoom(viewer: SignedIn, roomId: string, invite?: string): Promise<Joined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const access = await findAccess(viewer, roomId, invite);
    const reason = refusalToJoin(access);
    if (reason || !access) throw reason ?? roomGone();
    if (!access.role && attempt === 0) await limit("join-room", `${viewer.id}:${roomId}`);
    const entered = await enter(viewer, access, invite);
    if (!entered) continue;
    if (!access.role) await passRoomOn(viewer, roomId);
    const room = await readRoom(viewer, roomId);
    if (!access.role) inBackground(() => announcePeople(room, room.people));
    const channel = roomChannel(room.id, room.epoch);
    return { room, channel, lastSeq: room.lastSeq, lastRev: room.lastRev, readSeq: entered.readSeq };
  }
  throw new AppError("unavailable", "The room is changing. Please try again.");
}

/**
 * Null when the epoch has changed since the access was read (someone was shut out, maybe this viewer), or when the link
 * was used up meanwhile. The membership is locked before the room, as everywhere. Who comes for the first time has
 * nothing to catch up with.
 */
async function enter(viewer: SignedIn, access: Access, invite?: string) {
  const [entered] = await db.$queryRaw<{ readSeq: number }[]>`
    WITH mine AS MATERIALIZED (
      SELECT 1 FROM member WHERE room_id = ${access.id}::uuid AND user_id = ${viewer.id}::uuid FOR UPDATE
    ),
    held AS MATERIALIZED (
      SELECT id, last_seq, visibility FROM room
      WHERE id = ${access.id}::uuid AND epoch = ${access.epoch} AND (SELECT count(*) FROM mine) >= 0
      FOR SHARE
    ),
    ${letIn(viewer, access, invite)}
    INSERT INTO member (room_id, user_id, role, read_seq)
    SELECT held.id, ${viewer.id}::uuid, ${access.owned ? "owner" : "member"}::"MemberRole", held.last_seq
    FROM held JOIN let_in ON true
    ON CONFLICT (room_id, user_id) DO UPDATE SET left_at = NULL,
      joined_at = CASE WHEN member.left_at IS NULL THEN member.joined_at ELSE now() END
    RETURNING read_seq AS "readSeq"`;
  return entered ?? null;
}

/**
 * SQL of `let_in`, one row for who may enter. Whoever needs a link takes one of its uses, unless it has none left: not
 * those who were asked by name, whatever became of the link in their address, and not those who were in the room before.
 */
function letIn(viewer: SignedIn, { role, owned, visibility }: Access, invite?: string) {
  if (!invite || role || owned || visibility !== "invitation") return Prisma.sql`let_in AS (SELECT 1)`;
  const guest = Prisma.sql`
    SELECT FROM room_guest g WHERE g.room_id = r.id AND g.user_id = ${viewer.id}::uuid`;
  return Prisma.sql`
    used AS (
      UPDATE room_invite i SET uses = uses + CASE WHEN EXISTS (SELECT FROM mine) THEN 0 ELSE 1 END
      FROM held r WHERE ${inviteInForce(invite)} AND NOT EXISTS (${guest})
      RETURNING 1
    ),
    let_in AS (SELECT 1 FROM used UNION SELECT 1 FROM held r WHERE EXISTS (${guest}))`;
}

/**
 * Ends the viewer's membership, if there is one. A room whose owner leaves passes to the longest-serving moderator, then
 * member; while there is nobody, it stays theirs.
 */
export async function leaveRoom(viewer: SignedIn, roomId: string) {
  const access = await findAccess(viewer, roomId);
  if (!isKnown(access)) throw roomGone();
  await db.$executeRaw`
    UPDATE member SET left_at = now()
    WHERE room_id = ${roomId}::uuid AND user_id = ${viewer.id}::uuid AND left_at IS NULL`;
  if (!access.role) return;
  await passRoomOn(viewer, roomId);
  const room = await readRoom(viewer, roomId);
  inBackground(() => announcePeople(room, room.people));
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

/**
 * Keeps how far the viewer has read, on every device; it never goes back. Throws `not_found`, or `forbidden` with the
 * reason.
 */
export async function markRead(viewer: SignedIn, roomId: string, seq: number): Promise<{ readSeq: number }> {
  const access = await findAccess(viewer, roomId);
  if (!access?.readable) throw refusal(access) ?? roomGone();
  const [member] = await db.$queryRaw<{ readSeq: number }[]>`
    UPDATE member SET read_seq = greatest(read_seq, least(${seq}::int, ${access.lastSeq}::int))
    WHERE room_id = ${roomId}::uuid AND user_id = ${viewer.id}::uuid AND left_at IS NULL
    RETURNING read_seq AS "readSeq"`;
  if (!member) throw roomGone();
  return member;
}
