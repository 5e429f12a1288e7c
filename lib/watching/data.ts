import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { isVisibleTo } from "../media/data";
import { EPOCH_MINUTES } from "../rooms/access-data";
import { ensureLobby } from "../rooms/data";
import { turnEpoch } from "../rooms/epoch-data";
import type { RoomPosition } from "../rooms/schema";
import type { SignedIn } from "../viewer";
import { HEARTBEAT_MS, type Heartbeat, type HeartbeatInput, LEASE_SECONDS } from "./schema";

type Beat = { leaseExpiresAt: Date; hasLobby: boolean; rooms: (RoomPosition & { stale: boolean })[] };

/**
 * Takes or extends the viewer's lease on a media, by the database's clock, and keeps their place in it. Throws
 * `not_found` when they may not see the media.
 */
export async function heartbeat(viewer: SignedIn, input: HeartbeatInput): Promise<Heartbeat> {
  const [beat] = await db.$queryRaw<Beat[]>(beatStatement(viewer, input));
  if (!beat) throw new AppError("not_found", "There is no such media.");
  if (!beat.hasLobby) await ensureLobby(input.mediaId);
  const rooms = await Promise.all(beat.rooms.map(upToDate));
  return { leaseExpiresAt: beat.leaseExpiresAt.toISOString(), nextHeartbeatMs: HEARTBEAT_MS, rooms };
}

async function upToDate({ stale, ...room }: Beat["rooms"][number]): Promise<RoomPosition> {
  const epoch = stale ? await turnEpoch(room.id) : null;
  return { ...room, epoch: epoch ?? room.epoch };
}

function beatStatement(viewer: SignedIn, { mediaId, positionMs, state }: HeartbeatInput) {
  return Prisma.sql`
    WITH beat AS (
      INSERT INTO watching (user_id, media_id, position_ms, state, lease_expires_at)
      SELECT ${viewer.id}::uuid, media.id, ${positionMs}::int, ${state}::"PlaybackState",
        now() + make_interval(secs => ${LEASE_SECONDS})
      FROM media WHERE media.id = ${mediaId}::uuid AND ${isVisibleTo(viewer)}
      ON CONFLICT (user_id, media_id) DO UPDATE SET position_ms = excluded.position_ms, state = excluded.state,
        lease_expires_at = excluded.lease_expires_at, updated_at = now()
      RETURNING lease_expires_at
    )
    SELECT lease_expires_at AS "leaseExpiresAt",
      EXISTS (SELECT FROM room WHERE lobby_of = ${mediaId}::uuid) AS "hasLobby",
      (SELECT coalesce(json_agg(joined), '[]') FROM (${joinedRooms(viewer, mediaId)}) joined) AS rooms
    FROM beat`;
}

function joinedRooms(viewer: SignedIn, mediaId: string) {
  return Prisma.sql`
    SELECT r.id, r.epoch, r.last_seq AS "lastSeq", r.last_rev AS "lastRev",
      r.epoch_started_at < now() - make_interval(mins => ${EPOCH_MINUTES}) AS stale
    FROM member m JOIN room r ON r.id = m.room_id
    WHERE m.user_id = ${viewer.id}::uuid AND m.left_at IS NULL AND r.media_id = ${mediaId}::uuid
      AND r.closed_at IS NULL
    ORDER BY r.lobby_of IS NULL, m.joined_at`;
}
