import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { announce, announceMove } from "../chat/announce";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { audit } from "../moderation/audit-data";
import type { AuditAction } from "../moderation/audit-schema";
import { actorIn } from "../moderation/rules-actor";
import { inBackground } from "../realtime/background";
import type { SignedIn } from "../viewer";
import { type Access, isStaff, requireModerator, requireOwner, roomGone } from "./access-data";
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
  const moved = await db.$transaction(async (tx) => {
    const changed = await rewrite(tx, roomId, change);
    await audit(tx, { actor: actorIn(viewer, access), action: "room-changed", roomId, data: { ...change } });
    return changed;
  });
  const room = await readRoom(viewer, roomId);
  inBackground(async () => {
    if (moved.after !== moved.before) await announceMove(roomId, moved.before, moved.after);
    await announce(room, "room", { room: { ...room, role: null } });
  });
  return room;
}

async function rewrite(tx: Transaction, roomId: string, change: RoomChange) {
  const { title = null, topic = null, visibility = null } = change;
  const [moved] = await tx.$queryRaw<{ before: number; after: number }[]>`
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
  return moved;
}

/**
 * Closes a room: nobody joins, reads or writes there until it is opened again; its members stay members. For its owner
 * and the site's staff. Throws `not_found`, `forbidden`, `rate_limited`.
 */
export async function closeRoom(viewer: SignedIn, roomId: string) {
  const access = await requireOwner(viewer, roomId, { staff: true });
  if (access.lobby) throw new AppError("forbidden", "The lobby is always open.");
  const closing = { set: Prisma.sql`closed_at = now()`, unless: Prisma.sql`closed_at IS NULL` };
  await turn(viewer, access, "room-closed", closing);
}

/**
 * Opens a closed room again, as it was. For its owner and the site's staff; its owner does not open what a decision
 * closed, while that stands. Throws as `closeRoom` does.
 */
export async function reopenRoom(viewer: SignedIn, roomId: string): Promise<Room> {
  const access = await requireOwner(viewer, roomId, { staff: true });
  const opening = { set: Prisma.sql`closed_at = NULL`, unless: Prisma.sql`closed_at IS NOT NULL` };
  const settle = (tx: Transaction) => settleClosing(tx, roomId, isStaff(viewer) && !access.owned);
  await turn(viewer, access, "room-reopened", { ...opening, settle });
  return readRoom(viewer, roomId);
}

/** Once staff have opened the room, the decision that closed it has nothing left to undo, and its owner decides again. */
async function settleClosing(tx: Transaction, roomId: string, lifts: boolean) {
  const closing = Prisma.sql`d.reversed_at IS NULL AND d.undo ->> 'roomId' = ${roomId}`;
  if (lifts) await tx.$executeRaw`UPDATE decision d SET undo = d.undo - 'roomId' WHERE ${closing}`;
  const [row] = await tx.$queryRaw<{ stands: boolean }[]>`
    SELECT EXISTS (SELECT FROM decision d WHERE ${closing}) AS stands`;
  if (row?.stands)
    throw new AppError("forbidden", "This room was closed by a decision. You can ask for another look.");
}

/** `settle` comes once the room's row is locked; it may refuse. */
type Turn = { set: Prisma.Sql; unless: Prisma.Sql; settle?: (tx: Transaction) => Promise<void> };

/** Changes a room, if it is not so already, moves it to a new epoch and writes it down. */
async function turn(viewer: SignedIn, access: Access, action: AuditAction, { set, unless, settle }: Turn) {
  const roomId = access.id;
  const epoch = await db.$transaction(async (tx) => {
    const [turned] = await tx.$queryRaw<{ epoch: number }[]>`
      UPDATE room SET ${set}, epoch = epoch + 1, epoch_started_at = now()
      WHERE id = ${roomId}::uuid AND ${unless}
      RETURNING epoch`;
    if (turned) await settle?.(tx);
    if (turned) await audit(tx, { actor: actorIn(viewer, access), action, roomId });
    return turned?.epoch;
  });
  if (epoch) inBackground(() => announceMove(roomId, epoch - 1, epoch));
}
