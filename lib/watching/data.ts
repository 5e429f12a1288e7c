import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { dropMedia } from "../library/data";
import { isVisibleTo } from "../media/data";
import { ensureLobby } from "../rooms/data";
import { turnEpoch } from "../rooms/epoch-data";
import type { RoomPulse } from "../rooms/schema";
import type { SignedIn } from "../viewer";
import { joinedRooms } from "./rooms-sql";
import { HEARTBEAT_MS, type Heartbeat, type HeartbeatInput, LEASE_SECONDS } from "./schema";
import { keepSecondScreen } from "./second-screen-data";

type Beat = {
  leaseExpiresAt: Date;
  /** What was told before: null for a first heartbeat. */
  before: HeartbeatInput["state"] | null;
  hasLobby: boolean;
  rooms: (RoomPulse & { stale: boolean })[];
};

/**
 * Takes or extends the viewer's lease on a media, by the database's clock, and keeps their place in it. What plays goes
 * into their history unless that is paused, when the place of what is in it stays; what has come to its end leaves their
 * "Watch later". Throws `not_found` when they may not see the media.
 */
export async function heartbeat(viewer: SignedIn, input: HeartbeatInput): Promise<Heartbeat> {
  const [beat] = await db.$queryRaw<Beat[]>(beatStatement(viewer, input));
  if (!beat) throw new AppError("not_found", "There is no such media.");
  if (!beat.hasLobby) await ensureLobby(input.mediaId);
  const rooms = await Promise.all(beat.rooms.map(upToDate));
  const watched =
    input.state === "ended" && beat.before !== "ended" ? await leaveWatchLater(viewer, input) : {};
  return {
    ...(await besideIt(viewer, input)),
    leaseExpiresAt: beat.leaseExpiresAt.toISOString(),
    nextHeartbeatMs: Math.round(HEARTBEAT_MS * (0.8 + 0.4 * Math.random())),
    rooms,
    ...watched,
  };
}

async function besideIt(viewer: SignedIn, { secondScreen, ...playing }: HeartbeatInput) {
  return secondScreen ? { secondScreen: await keepSecondScreen(viewer, secondScreen, playing) } : {};
}

async function leaveWatchLater(viewer: SignedIn, { mediaId }: HeartbeatInput) {
  const { position } = await dropMedia(viewer, { kind: "watch_later", mediaId });
  return position === null ? {} : { leftWatchLater: position };
}

async function upToDate({ stale, ...room }: Beat["rooms"][number]): Promise<RoomPulse> {
  const epoch = stale ? await turnEpoch(room.id) : null;
  return { ...room, epoch: epoch ?? room.epoch };
}

function beatStatement(viewer: SignedIn, { mediaId, positionMs, state }: HeartbeatInput) {
  return Prisma.sql`
    WITH before AS (
      SELECT state FROM watching WHERE user_id = ${viewer.id}::uuid AND media_id = ${mediaId}::uuid
    ), beat AS (
      INSERT INTO watching (user_id, media_id, position_ms, state, lease_expires_at, history_at)
      SELECT ${viewer.id}::uuid, media.id, ${positionMs}::int, ${state}::"PlaybackState",
        now() + make_interval(secs => ${LEASE_SECONDS}), ${historyAt(viewer, state)}
      FROM media WHERE media.id = ${mediaId}::uuid AND ${isVisibleTo(viewer)}
      ON CONFLICT (user_id, media_id) DO UPDATE SET position_ms = ${placeOf(viewer)}, state = excluded.state,
        lease_expires_at = excluded.lease_expires_at, updated_at = now(),
        history_at = coalesce(excluded.history_at, watching.history_at)
      RETURNING lease_expires_at
    )
    SELECT lease_expires_at AS "leaseExpiresAt", (SELECT state::text FROM before) AS before,
      EXISTS (SELECT FROM room WHERE lobby_of = ${mediaId}::uuid) AS "hasLobby",
      (SELECT coalesce(json_agg(joined), '[]') FROM (${joinedRooms(viewer, Prisma.sql`${mediaId}::uuid`)}) joined) AS rooms
    FROM beat`;
}

/** Only what plays is remembered: a film that stands still somewhere does not come back into a history it was taken out of. */
function historyAt(viewer: SignedIn, state: HeartbeatInput["state"]) {
  if (state !== "playing") return Prisma.sql`NULL::timestamptz`;
  return Prisma.sql`(SELECT now() FROM "user" WHERE id = ${viewer.id}::uuid AND history_paused_at IS NULL)`;
}

/** What is in a history that is paused stays there as it was. */
function placeOf(viewer: SignedIn) {
  return Prisma.sql`
    CASE WHEN watching.history_at IS NOT NULL
      AND EXISTS (SELECT FROM "user" WHERE id = ${viewer.id}::uuid AND history_paused_at IS NOT NULL)
    THEN watching.position_ms ELSE excluded.position_ms END`;
}
