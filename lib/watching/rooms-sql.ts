import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { EPOCH_MINUTES } from "../rooms/access-data";
import { peopleOf } from "../rooms/data";
import { COUNTED_PEOPLE } from "../rooms/schema";
import type { SignedIn } from "../viewer";

/** SQL of the `RoomPulse` rows of the viewer's rooms about a media, and of whether the room's epoch is `stale`. */
export function joinedRooms(viewer: SignedIn, mediaId: Prisma.Sql) {
  return Prisma.sql`
    SELECT r.id, r.epoch, r.last_seq AS "lastSeq", r.last_rev AS "lastRev",
      m.role, ${peopleBeside(viewer)} AS people,
      r.epoch_started_at < now() - make_interval(mins => ${EPOCH_MINUTES}) AS stale
    FROM member m JOIN room r ON r.id = m.room_id
    WHERE m.user_id = ${viewer.id}::uuid AND m.left_at IS NULL AND r.media_id = ${mediaId}
      AND r.closed_at IS NULL
    ORDER BY r.lobby_of IS NULL, m.joined_at`;
}

/**
 * How many are in the room `r`, the viewer among them, whose lease this statement does not see yet; null above
 * `COUNTED_PEOPLE`, so that a heartbeat costs the same in the largest room.
 */
function peopleBeside(viewer: SignedIn) {
  return Prisma.sql`
    (SELECT CASE WHEN count(*) < ${COUNTED_PEOPLE} THEN count(*)::int + 1 END
      FROM (SELECT FROM (${peopleOf}) p WHERE p.user_id <> ${viewer.id}::uuid LIMIT ${COUNTED_PEOPLE}) beside)`;
}
