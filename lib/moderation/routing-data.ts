import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { AppError } from "../errors";
import { isStaff } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { isSanctioned } from "./sanction-sql";

/** SQL of the ids of the rooms that a user owns, or is a moderator of now. */
export function roomsKeptBy(userId: Prisma.Sql) {
  return Prisma.sql`
    SELECT room_id FROM member WHERE user_id = ${userId} AND left_at IS NULL AND role IN ('owner', 'moderator')
    UNION SELECT id FROM room WHERE owner_id = ${userId}`;
}

/** SQL of whether a user owns the room, or is one of its moderators now. */
export function keeps(userId: Prisma.Sql, roomId: Prisma.Sql) {
  return Prisma.sql`EXISTS (
    SELECT FROM room kr
    LEFT JOIN member km ON km.room_id = kr.id AND km.user_id = ${userId} AND km.left_at IS NULL
    WHERE kr.id = ${roomId} AND (kr.owner_id = ${userId} OR km.role IN ('owner', 'moderator')))`;
}

/** SQL of whether the case `c` is about what happened in a room, or about the room itself. */
export function ofRoom(roomId: Prisma.Sql) {
  return Prisma.sql`(c.room_id = ${roomId} OR (c.target_type = 'room' AND c.target_id = ${roomId}))`;
}

/** Throws `forbidden` to who is themselves silenced or banned in a room or on the site: meanwhile they moderate nothing. */
export async function requireUnsanctioned(tx: Transaction, viewer: SignedIn, roomId: string | null) {
  const [row] = await tx.$queryRaw<{ sanctioned: boolean }[]>`
    SELECT ${isSanctioned(Prisma.sql`${viewer.id}::uuid`, Prisma.sql`${roomId}::uuid`)} AS sanctioned`;
  if (row?.sanctioned)
    throw new AppError("forbidden", "You are silenced or banned yourself, so you cannot do that now.");
}

/**
 * The one rule of whose a case is, as SQL on a row of `moderation_case` that goes by the name `c`. A room's owner and
 * moderators decide what is reported in their room, unless it is about one of them or about the site's staff: that and
 * everything else goes to the staff, and what is about an admin to admins. Nobody decides a case about themselves or one
 * that they reported, nor while they are themselves silenced or banned there.
 */
export function decidableBy(viewer: SignedIn) {
  const me = Prisma.sql`${viewer.id}::uuid`;
  const mine = Prisma.sql`(c.subject_id = ${me} AND c.subject_id IS NOT NULL)
    OR EXISTS (SELECT FROM report own WHERE own.case_id = c.id AND own.reporter_id = ${me})`;
  return Prisma.sql`(NOT (${mine}) AND NOT ${isSanctioned(me, Prisma.sql`c.room_id`)} AND ${routed(viewer)})`;
}

function routed(viewer: SignedIn) {
  if (viewer.role === "admin") return Prisma.sql`true`;
  const about = (...roles: string[]) => Prisma.sql`EXISTS (
    SELECT FROM "user" about WHERE about.id = c.subject_id AND about.role::text = ANY(${roles}))`;
  if (isStaff(viewer)) return Prisma.sql`NOT ${about("admin")}`;
  return Prisma.sql`(NOT c.site_only AND c.room_id IN (${roomsKeptBy(Prisma.sql`${viewer.id}::uuid`)})
    AND NOT ${keeps(Prisma.sql`c.subject_id`, Prisma.sql`c.room_id`)}
    AND NOT ${about("moderator", "admin")})`;
}
