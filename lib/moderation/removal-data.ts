import "server-only";
import { v7 as uuidv7 } from "uuid";
import { announceMove } from "../chat/announce";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { inBackground } from "../realtime/background";
import { type Access, isStaff, requireModerator } from "../rooms/access-data";
import type { MemberRole } from "../rooms/schema";
import type { SessionUser } from "../users/schema";
import type { SignedIn } from "../viewer";
import type { RemovalInput } from "./schema";

type Target = { siteRole: SessionUser["role"]; role: MemberRole | null; owner: boolean };

/**
 * Ends someone's membership and moves the room to a new epoch, all in one transaction; they may join again, after
 * `minutes` if given, but are no guest any more: into a private room they must be asked again. Returns the new epoch. Throws `not_found` when they are not in the room, `forbidden`.
 */
export async function kick(viewer: SignedIn, roomId: string, input: RemovalInput) {
  const target = await requireTarget(viewer, roomId, input.userId);
  if (!target.role) throw new AppError("not_found", "That person is not in this room.");
  return remove(viewer, roomId, input, input.minutes !== undefined);
}

/**
 * Bans someone from a room, for `minutes` or for good, whether or not they are in it, and moves the room to a new epoch,
 * all in one transaction. A ban in force is replaced. Returns the new epoch. Throws `not_found` for an unknown user,
 * `forbidden`, `rate_limited`.
 */
export async function ban(viewer: SignedIn, roomId: string, input: RemovalInput) {
  await requireTarget(viewer, roomId, input.userId);
  return remove(viewer, roomId, input, true);
}

/** Lifts every ban of someone from a room. */
export async function unban(viewer: SignedIn, roomId: string, userId: string) {
  await requireModerator(viewer, roomId);
  await revokeBans(db, roomId, userId);
}

async function revokeBans(tx: Transaction, roomId: string, userId: string) {
  await tx.$executeRaw`
    UPDATE sanction SET revoked_at = now()
    WHERE room_id = ${roomId}::uuid AND user_id = ${userId}::uuid AND kind = 'ban' AND revoked_at IS NULL`;
}

async function requireTarget(viewer: SignedIn, roomId: string, userId: string): Promise<Target> {
  const access = await requireModerator(viewer, roomId);
  const target = await findTarget(roomId, userId);
  if (!target) throw new AppError("not_found", "There is no such person.");
  const reason = refusalToRemove(viewer, access, userId, target);
  if (reason) throw new AppError("forbidden", reason);
  return target;
}

async function findTarget(roomId: string, userId: string): Promise<Target | undefined> {
  const [target] = await db.$queryRaw<Target[]>`
    SELECT u.role::text AS "siteRole", CASE WHEN m.left_at IS NULL THEN m.role::text END AS role,
      coalesce(r.owner_id = u.id, false) AS owner
    FROM "user" u JOIN room r ON r.id = ${roomId}::uuid
    LEFT JOIN member m ON m.user_id = u.id AND m.room_id = r.id
    WHERE u.id = ${userId}::uuid`;
  return target;
}

function refusalToRemove(viewer: SignedIn, { owned }: Access, userId: string, target: Target): string | null {
  if (userId === viewer.id) return "You cannot remove yourself. You can leave.";
  if (target.owner) return "Nobody can remove the room's owner.";
  if (target.siteRole === "admin" && viewer.role !== "admin") return "You cannot remove the site's admins.";
  if (isStaff(viewer)) return null;
  if (isStaff({ role: target.siteRole })) return "You cannot remove the site's moderators.";
  return target.role === "moderator" && !owned ? "Only the owner can remove a moderator." : null;
}

async function remove(viewer: SignedIn, roomId: string, input: RemovalInput, banned: boolean) {
  const epoch = await db.$transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE member SET left_at = coalesce(left_at, now()), role = 'member'
      WHERE room_id = ${roomId}::uuid AND user_id = ${input.userId}::uuid`;
    await tx.$executeRaw`
      DELETE FROM room_guest WHERE room_id = ${roomId}::uuid AND user_id = ${input.userId}::uuid`;
    const [moved] = await tx.$queryRaw<{ epoch: number }[]>`
      UPDATE room SET epoch = epoch + 1, epoch_started_at = now() WHERE id = ${roomId}::uuid RETURNING epoch`;
    if (banned) await replaceBan(tx, viewer, roomId, input);
    return moved?.epoch ?? 1;
  });
  inBackground(() => announceMove(roomId, epoch - 1, epoch));
  return epoch;
}

/** The lock on the room's row, which the transaction holds by now, keeps two bans at once from both staying. */
async function replaceBan(tx: Transaction, viewer: SignedIn, roomId: string, input: RemovalInput) {
  const { userId, reason, minutes = null } = input;
  await revokeBans(tx, roomId, userId);
  await tx.$executeRaw`
    INSERT INTO sanction (id, kind, room_id, user_id, by_id, reason, expires_at)
    VALUES (${uuidv7()}::uuid, 'ban', ${roomId}::uuid, ${userId}::uuid, ${viewer.id}::uuid, ${reason},
      now() + make_interval(mins => ${minutes}::int))`;
}
