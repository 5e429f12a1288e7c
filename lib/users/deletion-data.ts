import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { nothingLeft, settle } from "../moderation/aftermath-data";
import { deleteMessages } from "../moderation/delete-data";
import { inBackground } from "../realtime/background";
import { bar } from "./barred-data";
import { letGo, scrubNames } from "./held-data";
import { listShowing } from "./profile-data";
import { requireProof } from "./proof-data";
import type { AccountHolder, DeletionInput } from "./schema";

/** Removing somebody's words from all rooms, and all that hangs on an account, takes its time. */
const DELETION_MS = 60_000;

/**
 * Deletes the holder's account: who they were, where they are signed in, their lists, what they watched, followed and
 * were told. The row stays as "Deleted user", the author of what others answered; their messages stay too, or lose their
 * words, as they choose. What moderators hold (reports with what they quote, decisions) stays: docs/decisions/deletion.md.
 * Rooms pass on as when their owner leaves; those with nobody in them close. Answers the lists whose pages showed them.
 * Throws `forbidden` on `proof`, `conflict` for the site's last admin, `rate_limited`.
 */
export async function deleteAccount(holder: AccountHolder, { proof, messages }: DeletionInput) {
  await requireProof(holder, proof, "proof");
  await refuseLastAdmin(holder);
  const listIds = await listShowing(holder.id);
  if (messages === "remove") await removeMessages(holder);
  await db.$transaction((tx) => forget(tx, holder), { timeout: DELETION_MS });
  inBackground(letGo);
  return { listIds };
}

async function refuseLastAdmin({ id }: AccountHolder) {
  const admin = await db.user.count({ where: { id, role: "admin" } });
  if (admin === 0) return;
  const others = await db.user.count({ where: { id: { not: id }, role: "admin", deletedAt: null } });
  if (others > 0) return;
  throw new AppError("conflict", "You are the last admin. Make somebody else one before you go.");
}

/** Room by room, so that no room waits for another; what breaks off half-way is done again by the next attempt. */
async function removeMessages({ id }: AccountHolder) {
  const rooms = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT room_id AS id FROM message WHERE author_id = ${id}::uuid AND deleted_at IS NULL`;
  for (const room of rooms) {
    const gone = await db.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM room WHERE id = ${room.id}::uuid FOR NO KEY UPDATE`;
        return deleteMessages(tx, Prisma.sql`m.room_id = ${room.id}::uuid AND m.author_id = ${id}::uuid`);
      },
      { timeout: DELETION_MS },
    );
    await settle({ ...nothingLeft(), messageIds: gone.map((message) => message.id) });
  }
  await db.$executeRaw`
    DELETE FROM message_edit e USING message m WHERE m.id = e.message_id AND m.author_id = ${id}::uuid`;
}

async function forget(tx: Transaction, { id }: AccountHolder) {
  const mine = { where: { userId: id } };
  await bar(tx, id);
  await scrubNames(tx, id);
  await tx.session.deleteMany(mine);
  await tx.account.deleteMany(mine);
  await leaveRooms(tx, id);
  await forgetLists(tx, id);
  await tx.watching.deleteMany(mine);
  await tx.secondScreen.deleteMany(mine);
  await tx.notification.deleteMany(mine);
  await tx.userPicture.deleteMany(mine);
  await tx.formerHandle.deleteMany(mine);
  await tx.block.deleteMany({ where: { OR: [{ userId: id }, { blockedId: id }] } });
  await tx.heldMessage.deleteMany({ where: { authorId: id } });
  await tx.appeal.deleteMany({ where: { userId: id, status: "open" } });
  const nobody = crypto.randomUUID();
  await tx.user.update({
    where: { id },
    data: {
      name: "Deleted user",
      handle: `deleted-${nobody.slice(-12)}`,
      email: `${nobody}@deleted.invalid`,
      imageUrl: null,
      passwordHash: null,
      role: "user",
      historyPausedAt: null,
      mentionsFrom: "nobody",
      invitesFrom: "nobody",
      deletedAt: new Date(),
    },
  });
}

/** The members before the room, as everywhere. A room that nobody is in any more closes. */
async function leaveRooms(tx: Transaction, id: string) {
  await tx.$executeRaw`
    UPDATE member SET left_at = now() WHERE user_id = ${id}::uuid AND left_at IS NULL`;
  await tx.roomGuest.deleteMany({ where: { userId: id } });
  const owned = await tx.room.findMany({
    where: { ownerId: id },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const room of owned) await tx.$queryRaw`SELECT matinee_pass_room_on(${room.id}::uuid) AS heir`;
  await tx.room.updateMany({ where: { ownerId: id, closedAt: null }, data: { closedAt: new Date() } });
  await tx.room.updateMany({ where: { ownerId: id }, data: { ownerId: null } });
}

/** What they put into others' lists stays there, as nobody's. */
async function forgetLists(tx: Transaction, id: string) {
  const mine = { where: { userId: id } };
  await tx.follow.deleteMany(mine);
  await tx.playlistProgress.deleteMany(mine);
  await tx.playlistPlay.deleteMany(mine);
  await tx.suggestionVote.deleteMany(mine);
  await tx.collaborator.deleteMany(mine);
  await tx.suggestion.deleteMany({ where: { byId: id, status: "open" } });
  await tx.playlist.deleteMany({ where: { ownerId: id } });
  await tx.playlistItem.updateMany({ where: { addedById: id }, data: { addedById: null } });
}
