import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { SignedIn } from "../viewer";
import { readInside } from "./access-data";
import { decodeCursor, encodeCursor } from "./cursor";
import type { MemberPage, MemberRole, PageQuery, RoomMember } from "./schema";

const ranks: Record<MemberRole, number> = { owner: 0, moderator: 1, member: 2 };

/**
 * A page of a room's members: the owner, the moderators, the members, each the longest in the room first. Throws
 * `not_found`, or `forbidden` with the reason, to who may not read in the room.
 */
export async function listMembers(
  viewer: SignedIn,
  roomId: string,
  { cursor, limit }: PageQuery,
): Promise<MemberPage> {
  const rows = Prisma.sql`
    SELECT m.role, m.joined_at AS "joinedAt",
      json_build_object('id', u.id, 'handle', u.handle, 'name', u.name, 'imageUrl', u.image_url) AS "user",
      EXISTS (
        SELECT FROM watching w
        WHERE w.user_id = m.user_id AND w.media_id = access."mediaId" AND w.lease_expires_at > now()
      ) AS here
    FROM member m JOIN "user" u ON u.id = m.user_id
    WHERE m.room_id = access.id AND m.left_at IS NULL AND ${afterCursor(cursor)}
    ORDER BY m.role, m.joined_at, m.user_id
    LIMIT ${limit + 1}::int`;
  const what = Prisma.sql`SELECT coalesce(json_agg(page), '[]') FROM (${rows}) page`;
  const { value } = await readInside<RoomMember[]>(viewer, roomId, what);
  const items = value.slice(0, limit).map(inIso);
  const last = value.length > limit && items.at(-1);
  const nextCursor = last
    ? encodeCursor<"members">("members", ranks[last.role], last.joinedAt, last.user.id)
    : null;
  return { items, nextCursor };
}

const inIso = (row: RoomMember) => ({ ...row, joinedAt: new Date(row.joinedAt).toISOString() });

/** The enum's order is that of the ranks, so a page is a range of the index. */
function afterCursor(cursor: string | undefined) {
  if (cursor === undefined) return Prisma.sql`true`;
  const [, rank, at, id] = decodeCursor("members", cursor);
  const role = Object.keys(ranks)[rank];
  return Prisma.sql`
    (m.role, m.joined_at, m.user_id) > (${role}::"MemberRole", ${at}::timestamptz, ${id}::uuid)`;
}
