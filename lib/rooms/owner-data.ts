import "server-only";
import { announce, announceMove } from "../chat/announce";
import { db, patience } from "../db";
import { AppError } from "../errors";
import { audit } from "../moderation/audit-data";
import { actorIn } from "../moderation/rules-actor";
import { notify } from "../notifications/data";
import { inBackground } from "../realtime/background";
import { asUser } from "../users/as-user";
import type { SignedIn } from "../viewer";
import { type Access, findAccess, requireOwner, roomGone } from "./access-data";
import type { MemberRole, RoleInput } from "./schema";

type Appointed = { userId: string; role: MemberRole };

/**
 * Gives a room whose owner is no member any more to the longest-serving moderator, then member, and says so; `viewer` is
 * who came or went. Does nothing while the owner is there, or nobody is. The database does the same when an owner's
 * account goes.
 */
export async function passRoomOn(viewer: SignedIn, roomId: string) {
  const [passed] = await db.$queryRaw<{ heir: string | null }[]>`
    SELECT matinee_pass_room_on(${roomId}::uuid) AS heir`;
  if (!passed?.heir) return;
  const room = await findAccess(null, roomId);
  if (room) tell(room, [{ userId: passed.heir, role: "owner" }], viewer);
}

/**
 * Makes a member a moderator, or a moderator a member again. For the owner. Throws `not_found` for who is no member,
 * `forbidden`, `rate_limited`.
 */
export async function setRole(viewer: SignedIn, roomId: string, userId: string, { role }: RoleInput) {
  const access = await requireOwner(viewer, roomId);
  await db.$transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE member SET role = ${role}::"MemberRole",
        role_at = CASE role WHEN ${role}::"MemberRole" THEN role_at ELSE now() END
      WHERE room_id = ${roomId}::uuid AND user_id = ${userId}::uuid AND left_at IS NULL AND role <> 'owner'
        AND EXISTS (SELECT FROM room WHERE id = ${roomId}::uuid AND owner_id = ${viewer.id}::uuid)`;
    if (changed === 0) throw notAMember();
    const actor = actorIn(viewer, access);
    await audit(tx, { actor, action: "room-role", roomId, subjectId: userId, data: { role } });
  });
  tell(access, [{ userId, role }], viewer);
}

/**
 * Gives the room to one of its members; the former owner stays as a moderator. For the owner. Throws `not_found` for who
 * is no member, `forbidden`, `rate_limited`.
 */
export async function transferRoom(viewer: SignedIn, roomId: string, userId: string) {
  const access = await requireOwner(viewer, roomId);
  if (access.lobby) throw new AppError("forbidden", "The lobby belongs to everyone.");
  if (userId === viewer.id) throw new AppError("conflict", "The room is yours already.");
  await db.$transaction(async (tx) => {
    // The members before the room, as everywhere, and of them the owner first.
    await tx.$executeRaw`
      UPDATE member SET role = 'moderator', role_at = now()
      WHERE room_id = ${roomId}::uuid AND user_id = ${viewer.id}::uuid`;
    const given = await tx.$executeRaw`
      UPDATE member SET role = 'owner', role_at = now()
      WHERE room_id = ${roomId}::uuid AND user_id = ${userId}::uuid AND left_at IS NULL`;
    if (given === 0) throw notAMember();
    const { count } = await tx.room.updateMany({
      where: { id: roomId, ownerId: viewer.id },
      data: { ownerId: userId },
    });
    if (count === 0) throw roomGone();
    const actor = actorIn(viewer, access);
    await audit(tx, { actor, action: "room-transferred", roomId, subjectId: userId });
  });
  const appointed: Appointed[] = [{ userId, role: "owner" }];
  if (access.role) appointed.push({ userId: viewer.id, role: "moderator" });
  tell(access, appointed, viewer);
}

/** Deletes a room with everything said in it. For its owner and the site's staff. Throws `not_found`, `forbidden`. */
export async function deleteRoom(viewer: SignedIn, roomId: string) {
  const access = await requireOwner(viewer, roomId, { staff: true });
  if (access.lobby) throw new AppError("forbidden", "The lobby stays.");
  const epoch = await db.$transaction(async (tx) => {
    const [deleted] = await tx.$queryRaw<{ epoch: number }[]>`
      DELETE FROM room WHERE id = ${roomId}::uuid RETURNING epoch`;
    const entry = { actor: actorIn(viewer, access), action: "room-deleted" as const, roomId };
    if (deleted) await audit(tx, { ...entry, data: { title: access.title } });
    return deleted?.epoch;
  }, patience);
  if (epoch) inBackground(() => announceMove(roomId, epoch, epoch + 1));
}

/** Says in the room who has which role now, and to those who were given one. */
function tell({ id, epoch, title, mediaId }: Access, appointed: Appointed[], by: SignedIn) {
  inBackground(async () => {
    for (const one of appointed) {
      await announce({ id, epoch }, "role", one);
      if (one.role === "member" || one.userId === by.id) continue;
      await notify([one.userId], "room-role", {
        room: { id, title },
        mediaId,
        role: one.role,
        by: asUser(by),
      });
    }
  });
}

function notAMember() {
  return new AppError("not_found", "That person is not in this room.");
}
