import "server-only";
import { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { moment, readCursor, writeCursor } from "../cursor";
import { db } from "../db";
import { AppError } from "../errors";
import { id, parse } from "../input";
import { isStaff, requireModerator } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { ofRoom } from "./routing-data";
import { inForce } from "./sanction-sql";
import {
  type RoomSanction,
  type RoomsQuery,
  roomsQuery,
  type StaffRoom,
  type StaffRoomPage,
} from "./staff-schema";
import { userJson } from "./user-sql";

const place = z.tuple([moment, id]);

/**
 * A page of all rooms, the last active first, by words of their title or topic. For the site's staff; throws `forbidden`.
 */
export async function searchRooms(viewer: SignedIn, input: RoomsQuery): Promise<StaffRoomPage> {
  if (!isStaff(viewer)) throw new AppError("forbidden", "Only the site's moderators can do that.");
  const { query, state, cursor, limit } = parse(roomsQuery, input);
  const rows = await db.$queryRaw<(StaffRoom & { lastActiveAt: Date })[]>`
    SELECT r.id, r.title, r.topic, r.visibility::text AS visibility, r.last_active_at AS "lastActiveAt",
      CASE WHEN r.lobby_of IS NULL THEN 'room' ELSE 'lobby' END AS kind, r.last_seq AS messages,
      r.closed_at IS NOT NULL AS closed, coalesce(r.calm_until > now(), false) AS calm,
      json_build_object('id', media.id, 'title', media.title) AS media, ${userJson("u")} AS owner,
      (SELECT count(*)::int FROM member m WHERE m.room_id = r.id AND m.left_at IS NULL) AS members,
      (SELECT count(*)::int FROM moderation_case c WHERE ${ofRoom(Prisma.sql`r.id`)} AND c.status = 'open') AS cases,
      (SELECT count(*)::int FROM held_message h
        WHERE h.room_id = r.id AND h.outcome IS NULL AND h.expires_at > now()) AS held
    FROM (
      SELECT * FROM room WHERE ${wanted(query, state)} AND ${after(cursor)}
      ORDER BY last_active_at DESC, id DESC LIMIT ${limit + 1}::int
    ) r
    JOIN media ON media.id = r.media_id
    LEFT JOIN "user" u ON u.id = r.owner_id
    ORDER BY r.last_active_at DESC, r.id DESC`;
  const items = rows.slice(0, limit).map((row) => ({ ...row, lastActiveAt: row.lastActiveAt.toISOString() }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? writeCursor([last.lastActiveAt, last.id]) : null };
}

function wanted(query: string, state: "open" | "closed" | "any") {
  const like = `%${query.replace(/[\\%_]/g, "\\$&")}%`;
  const named = query ? Prisma.sql`(title ILIKE ${like} OR topic ILIKE ${like})` : Prisma.sql`true`;
  if (state === "any") return named;
  return state === "open"
    ? Prisma.sql`${named} AND closed_at IS NULL`
    : Prisma.sql`${named} AND closed_at IS NOT NULL`;
}

function after(cursor: string | undefined) {
  if (!cursor) return Prisma.sql`true`;
  const [at, last] = readCursor(place, cursor);
  return Prisma.sql`(last_active_at, id) < (${at}::timestamptz, ${last}::uuid)`;
}

const MOST_SHOWN = 200;

/**
 * Who is timed out, muted or banned in a room, the newest first, at most two hundred. For its owner, its moderators and
 * the site's staff; throws `not_found`, `forbidden`.
 */
export async function listRoomSanctions(viewer: SignedIn, roomId: string): Promise<RoomSanction[]> {
  await requireModerator(viewer, roomId);
  const rows = await db.$queryRaw<(RoomSanction & { createdAt: Date; expiresAt: Date | null })[]>`
    SELECT s.id, s.kind::text AS kind, s.reason, s.created_at AS "createdAt", s.expires_at AS "expiresAt",
      ${userJson("u")} AS user
    FROM sanction s JOIN "user" u ON u.id = s.user_id
    WHERE s.room_id = ${roomId}::uuid AND s.kind <> 'warning' AND ${inForce}
    ORDER BY s.created_at DESC, s.id DESC LIMIT ${MOST_SHOWN}::int`;
  return rows.map(({ createdAt, expiresAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  }));
}
