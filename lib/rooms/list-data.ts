import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { isVisibleTo } from "../media/data";
import { inForce } from "../moderation/sanction-sql";
import type { SignedIn, Viewer } from "../viewer";
import { decodeCursor, encodeCursor } from "./cursor";
import { ensureLobby, type RoomRow, requireMedia, roomColumns, roomsFor, toRoom } from "./data";
import { MAX_UNREAD, type OwnRoom, type OwnRoomPage, type PageQuery, type RoomPage } from "./schema";

/**
 * A page of the open rooms of a media that the viewer may know of: the lobby on the first, then the most recently
 * active. Throws `not_found` when the viewer may not see the media, `invalid` for a cursor of another order.
 */
export async function listRooms(viewer: Viewer, mediaId: string, page: PageQuery): Promise<RoomPage> {
  await requireMedia(viewer, mediaId);
  const listed = await readList(viewer, mediaId, page);
  if (page.cursor || listed[0]?.kind === "lobby") return pageOf(listed, page.limit);
  await ensureLobby(mediaId);
  return pageOf(await readList(viewer, mediaId, page), page.limit);
}

/** Picks one room more than fits along an index, and only then counts who is in each. */
async function readList(viewer: Viewer, mediaId: string, { cursor, limit }: PageQuery) {
  const rows = await db.$queryRaw<RoomRow[]>`
    WITH listed AS MATERIALIZED (
      (SELECT id FROM room WHERE lobby_of = ${mediaId}::uuid AND ${cursor === undefined})
      UNION ALL
      (SELECT r.id FROM room r
        WHERE r.media_id = ${mediaId}::uuid AND r.closed_at IS NULL AND r.lobby_of IS NULL
          AND ${isListedFor(viewer)} AND ${afterCursor(cursor)}
        ORDER BY r.last_active_at DESC, r.id
        LIMIT ${limit + 1})
    )
    ${roomsFor(viewer)}
    WHERE r.id IN (SELECT id FROM listed) AND ${isVisibleTo(viewer)}
    ORDER BY r.lobby_of IS NULL, r.last_active_at DESC, r.id`;
  return rows.map(toRoom);
}

/** What lists show of the rooms `r`: public ones, one's own, and those that one was asked into by name. */
function isListedFor(viewer: Viewer) {
  const userId = viewer?.id ?? null;
  return Prisma.sql`
    (r.visibility = 'public' OR r.owner_id = ${userId}::uuid
      OR EXISTS (
        SELECT FROM member m WHERE m.room_id = r.id AND m.user_id = ${userId}::uuid AND m.left_at IS NULL)
      OR EXISTS (SELECT FROM room_guest g WHERE g.room_id = r.id AND g.user_id = ${userId}::uuid))`;
}

/** In this form PostgreSQL starts at the cursor's place in the index. */
function afterCursor(cursor: string | undefined) {
  if (cursor === undefined) return Prisma.sql`true`;
  const [, at, id] = decodeCursor("active", cursor);
  return Prisma.sql`
    r.last_active_at <= ${at}::timestamptz AND (r.last_active_at < ${at}::timestamptz OR r.id > ${id}::uuid)`;
}

function pageOf<Item extends { id: string; kind: string; lastActiveAt: string }>(
  rows: Item[],
  limit: number,
) {
  const lobbies = rows[0]?.kind === "lobby" ? 1 : 0;
  return cut(rows, limit + lobbies);
}

function cut<Item extends { id: string; lastActiveAt: string }>(rows: Item[], limit: number) {
  const items = rows.slice(0, limit);
  const last = rows.length > limit && items.at(-1);
  return { items, nextCursor: last ? encodeCursor<"active">("active", last.lastActiveAt, last.id) : null };
}

type OwnRow = Omit<OwnRoom, keyof RoomRow> & RoomRow;

/**
 * A page of the viewer's own rooms, most recently active first: those they are in, own, or were asked into by name.
 * Rooms of a media that is gone are there too, closed ones for their members.
 */
export async function listOwnRooms(viewer: SignedIn, { cursor, limit }: PageQuery): Promise<OwnRoomPage> {
  const rows = await db.$queryRaw<OwnRow[]>`
    WITH listed AS MATERIALIZED (
      SELECT r.id FROM room r JOIN (${ownRooms(viewer)}) mine ON mine.room_id = r.id
      JOIN media ON media.id = r.media_id
      LEFT JOIN member m ON m.room_id = r.id AND m.user_id = ${viewer.id}::uuid AND m.left_at IS NULL
      WHERE NOT ${isBanned(viewer)} AND ${afterCursor(cursor)}
        AND (m.user_id IS NOT NULL OR r.owner_id = ${viewer.id}::uuid
          OR (r.closed_at IS NULL AND ${isVisibleTo(viewer)}))
      ORDER BY r.last_active_at DESC, r.id
      LIMIT ${limit + 1}
    )
    SELECT ${roomColumns},
      CASE WHEN ${isVisibleTo(viewer)} THEN json_build_object('id', media.id, 'kind', media.kind,
        'title', media.title, 'posterSmallUrl', media.poster_small_url, 'colour', media.colour) END AS media,
      CASE WHEN own.left_at IS NULL AND r.closed_at IS NULL
        THEN (SELECT count(*)::int FROM ${unreadOf(viewer)} unread) ELSE 0 END AS unread,
      (own.user_id IS NULL OR own.left_at IS NOT NULL) AND r.owner_id IS DISTINCT FROM ${viewer.id}::uuid AS invited
    FROM listed JOIN room r ON r.id = listed.id
    JOIN media ON media.id = r.media_id
    LEFT JOIN member own ON own.room_id = r.id AND own.user_id = ${viewer.id}::uuid
    ORDER BY r.last_active_at DESC, r.id`;
  return cut(rows.map(toRoom), limit);
}

const ownRooms = ({ id }: SignedIn) => Prisma.sql`
  SELECT room_id FROM member WHERE user_id = ${id}::uuid AND left_at IS NULL
  UNION SELECT id FROM room WHERE owner_id = ${id}::uuid
  UNION SELECT room_id FROM room_guest WHERE user_id = ${id}::uuid`;

const isBanned = ({ id }: SignedIn) => Prisma.sql`
  EXISTS (SELECT FROM sanction s WHERE s.user_id = ${id}::uuid AND s.room_id = r.id AND s.kind = 'ban'
    AND ${inForce})`;

/** The messages of others that the member `own` has not read in the room `r`, no more than `MAX_UNREAD`. */
const unreadOf = ({ id }: SignedIn) => Prisma.sql`
  (SELECT FROM message u
    WHERE u.room_id = r.id AND u.seq > own.read_seq AND u.author_id <> ${id}::uuid AND u.deleted_at IS NULL
      AND u.hidden_at IS NULL
    LIMIT ${MAX_UNREAD})`;

/**
 * How many messages the viewer has not read, in all the rooms they are in, counted up to `MAX_UNREAD`; but for the room
 * that they are `reading`, whose newest messages are before their eyes.
 */
export async function countUnread(viewer: SignedIn, reading?: string): Promise<{ unread: number }> {
  const [row] = await db.$queryRaw<{ unread: number }[]>`
    SELECT count(*)::int AS unread FROM (
      SELECT FROM member own JOIN room r ON r.id = own.room_id CROSS JOIN LATERAL ${unreadOf(viewer)} unread
      WHERE own.user_id = ${viewer.id}::uuid AND own.left_at IS NULL AND r.closed_at IS NULL
        AND r.last_seq > own.read_seq AND r.id IS DISTINCT FROM ${reading ?? null}::uuid AND NOT ${isBanned(viewer)}
      LIMIT ${MAX_UNREAD}) waiting`;
  return { unread: row?.unread ?? 0 };
}
