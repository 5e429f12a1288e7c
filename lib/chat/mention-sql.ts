import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { isVisibleTo } from "../media/data";
import { inForce } from "../moderation/sanction-sql";
import type { SignedIn } from "../viewer";
import { MAX_MENTIONS } from "./limits";
import { pieces } from "./text";

/** Who writes what mentions or answers somebody. */
type Writer = Pick<SignedIn, "id">;

/** The handles after the `@`s of a text, in lower case; at most `MAX_MENTIONS` different ones. */
function handlesIn(body: string): string[] {
  const written = pieces(body).flatMap(({ handle }) => handle ?? []);
  return [...new Set(written)].slice(0, MAX_MENTIONS);
}

/** Whether the user `u` is a member of the room of `access a` now. */
const isMember = Prisma.sql`
  EXISTS (SELECT FROM member o WHERE o.room_id = a.id AND o.user_id = u.id AND o.left_at IS NULL)`;

/** Whether the user `u` hears of what the viewer does in the room of `access a`: not who blocks them, nor who is shut out. */
export const hears = (viewer: Writer) => Prisma.sql`
  u.id <> ${viewer.id}::uuid AND u.deleted_at IS NULL
  AND NOT EXISTS (SELECT FROM block b WHERE b.user_id = u.id AND b.blocked_id = ${viewer.id}::uuid)
  AND NOT EXISTS (
    SELECT FROM sanction s
    WHERE s.user_id = u.id AND s.kind = 'ban' AND (s.room_id = a.id OR s.room_id IS NULL)
      AND ${inForce}
  )`;

/** Whether the user `u`, who hears of the viewer, is told of an answer to them: only who is still in the room. */
export const isAnswerable = (viewer: Writer) => Prisma.sql`${hears(viewer)} AND ${isMember}`;

/** Whether the viewer may mention the user `u` among the members of the room of `access a`. */
export const isMentionableMember = (viewer: Writer) => Prisma.sql`
  ${hears(viewer)} AND u.mentions_from <> 'nobody' AND ${isMember}`;

/**
 * SQL of `mentioned`: the users whom a text of the viewer mentions, of those who may be in the room. Who wants to be
 * mentioned by roommates only has to be a member.
 */
export function mentionedIn(viewer: Writer, body: string) {
  const handles = handlesIn(body);
  if (handles.length === 0)
    return Prisma.sql`mentioned AS (SELECT NULL::uuid AS id, '' AS handle WHERE false)`;
  const isAskedIn = Prisma.sql`EXISTS (SELECT FROM room_guest g WHERE g.room_id = a.id AND g.user_id = u.id)`;
  return Prisma.sql`
    mentioned AS MATERIALIZED (
      SELECT u.id, u.handle::text AS handle
      FROM access a
      JOIN media ON media.id = a."mediaId"
      JOIN "user" u ON u.handle = ANY (${handles}::citext[])
      WHERE ${hears(viewer)} AND (
        u.mentions_from <> 'nobody' AND ${isMember}
        OR u.mentions_from = 'everyone' AND ${isVisibleTo(null)} AND (a.visibility = 'public' OR ${isAskedIn})
      )
    )`;
}

/** The ids in `mentioned`, as the column `mentions` keeps them. */
export const mentionedIds = Prisma.sql`(SELECT coalesce(array_agg(id ORDER BY handle), '{}') FROM mentioned)`;

/** The `Mention`s in `mentioned`. */
export const mentionedJson = Prisma.sql`
  (SELECT coalesce(json_agg(json_build_object('id', id, 'handle', handle) ORDER BY handle), '[]') FROM mentioned)`;
