import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { announce, announceMove } from "../chat/announce";
import { db } from "../db";
import { AppError } from "../errors";
import { inBackground } from "../realtime/background";
import type { SignedIn } from "../viewer";
import { requireModerator, requireOwner, roomGone } from "./access-data";
import { readRoom } from "./data";
import type { Room, RoomChange } from "./schema";

/**
 * Changes a room's title, topic or who may join it. A change of visibility moves the room to a new epoch, and its links
 * end when it is not by invitation any more. For its owner, its moderators and the site's staff. Throws `not_found`,
 * `forbidden`, `rate_limited`.
 */
export async function updateRoom(viewer: SignedIn, roomId: string, change: RoomChange): Promise<Room> {
  const access = await requireModerator(viewer, roomId);
  if (access.lobby) throw new AppError("forbidden", "The lobby stays as it is.");
  if (access.closed) throw new AppError("forbidden", "This room is closed.");
  const { title = null, topic = null, visibility = null } = change;
  const [moved] = await db.$queryRaw<{ before: number; after: number }[]>`
    WITH old AS (SELECT id, epoch, visibility FROM room WHERE id = ${roomId}::uuid FOR UPDATE),
    new AS (SELECT *, coalesce(${visibility}::"RoomVisibility", visibility) AS wanted FROM old),
    revoked AS (
      UPDATE room_invite i SET revoked_at = now() FROM new
      WHERE i.room_id = new.id AND i.revoked_at IS NULL AND new.wanted <> 'invitation'
    )
    UPDATE room r SET title = coalesce(${title}, r.title), topic = coalesce(${topic}, r.topic),
      visibility = new.wanted, epoch = r.epoch + (new.wanted <> new.visibility)::int,
      epoch_started_at = CASE WHEN new.wanted <> new.visibility THEN now() ELSE r.epoch_started_at END
    FROM new WHERE r.id = new.id
    RETURNING new.epoch AS before, r.epoch AS after`;
  if (!moved) throw roomGone();
  const room = await readRoom(viewer, roomId);
  inBackground(async () => {
    if (moved.after !== moved.before) await announceMove(roomId, moved.before, moved.after);
    await announce(room, "room", { room: { ...room, role: null } });
  });
  return room;
}

/**
 * Closes a room: nobody joins, reads or writes there until it is opened again; its members stay members. For its owner
 * and the site's staff. Throws `not_found`, `forbidden`, `rate_limited`.
 */
export async function closeRoom(viewer: SignedIn, roomId: string) {
  const access = await requireOwner(viewer, roomId, { staff: true });
  if (access.lobby) throw new AppError("forbidden", "The lobby is always open.");
  await turn(roomId, Prisma.sql`closed_at = now()`, Prisma.sql`closed_at IS NULL`);
}

/** Opens a closed room again, as it was. For its owner and the site's staff. Throws as `closeRoom` does. */
export async function reopenRoom(viewer: SignedIn, roomId: string): Promise<Room> {
  await requireOwner(viewer, roomId, { staff: true });
  await turn(roomId, Prisma.sql`closed_at = NULL`, Prisma.sql`closed_at IS NOT NULL`);
  return readRoom(viewer, roomId);
}

/** Changes a room, if it is not so already, and moves it to a new epoch. */
async function turn(roomId: string, set: Prisma.Sql, unless: Prisma.Sql) {
  const [turned] = await db.$queryRaw<{ epoch: number }[]>`
    UPDATE room SET ${set}, epoch = epoch + 1, epoch_started_at = now()
    WHERE id = ${roomId}::uuid AND ${unless}
    RETURNING epoch`;
  if (turned) inBackground(() => announceMove(roomId, turned.epoch - 1, turned.epoch));
}
