import "server-only";
import { announce, announceMove } from "../chat/announce";
import { db } from "../db";
import { AppError } from "../errors";
import { limit } from "../rate-limit";
import { inBackground } from "../realtime/background";
import type { SignedIn } from "../viewer";
import { findAccess, isKnown, isStaff, requireModerator, roomGone } from "./access-data";
import { newInviteToken, readRoom } from "./data";
import type { Room, RoomChange } from "./schema";

/**
 * Renames a room or changes who may join it; a change of visibility moves the room to a new epoch. For its owner,
 * its moderators and the site's staff. Throws `not_found`, `forbidden`.
 */
export async function updateRoom(viewer: SignedIn, roomId: string, change: RoomChange): Promise<Room> {
  const access = await requireModerator(viewer, roomId);
  if (access.lobby) throw new AppError("forbidden", "The lobby stays as it is.");
  if (access.closed) throw new AppError("forbidden", "This room is closed.");
  const { title = null, visibility = null } = change;
  const [moved] = await db.$queryRaw<{ before: number; after: number }[]>`
    WITH old AS (SELECT id, epoch, visibility FROM room WHERE id = ${roomId}::uuid FOR UPDATE),
    new AS (SELECT *, coalesce(${visibility}::"RoomVisibility", visibility) AS wanted FROM old)
    UPDATE room r SET title = coalesce(${title}, r.title), visibility = new.wanted,
      invite_token = CASE new.wanted WHEN 'invitation' THEN coalesce(r.invite_token, ${newInviteToken()}) END,
      epoch = r.epoch + (new.wanted <> new.visibility)::int,
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

/** Closes a room for good: nobody joins, reads or writes there any more. For its owner and the site's staff. */
export async function closeRoom(viewer: SignedIn, roomId: string) {
  const access = await requireModerator(viewer, roomId);
  if (access.lobby) throw new AppError("forbidden", "The lobby is always open.");
  if (!access.owned && !isStaff(viewer)) throw notTheOwner();
  const [closed] = await db.$queryRaw<{ epoch: number }[]>`
    UPDATE room SET closed_at = now(), epoch = epoch + 1, epoch_started_at = now()
    WHERE id = ${roomId}::uuid AND closed_at IS NULL
    RETURNING epoch`;
  if (closed) inBackground(() => announceMove(roomId, closed.epoch - 1, closed.epoch));
}

/**
 * The token of an invitation room's link, a new one with `renew`: links with the old one then open nothing. For the
 * owner. Throws `not_found`, `forbidden`, `conflict` for a room that anyone may join.
 */
export async function findInvite(viewer: SignedIn, roomId: string, { renew }: { renew: boolean }) {
  const access = await findAccess(viewer, roomId);
  if (!isKnown(access)) throw roomGone();
  if (!access.owned) throw notTheOwner();
  if (access.visibility === "public")
    throw new AppError("conflict", "Anyone can join this room: share its link.");
  if (!renew && access.inviteToken) return access.inviteToken;
  await limit("moderate", viewer.id);
  const inviteToken = newInviteToken();
  await db.room.updateMany({ where: { id: roomId, visibility: "invitation" }, data: { inviteToken } });
  return inviteToken;
}

function notTheOwner() {
  return new AppError("forbidden", "Only the room's owner can do that.");
}
