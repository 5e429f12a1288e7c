import "server-only";
import { db, patience, type Transaction } from "../db";
import { AppError } from "../errors";
import { conclude, nothingLeft } from "../moderation/aftermath-data";
import { inBackground } from "../realtime/background";
import { bar } from "./barred-data";
import { letGo, scrubNames } from "./held-data";
import { listShowing } from "./profile-data";
import { requireProof } from "./proof-data";
import { removeLastMessages, removeMessages } from "./removal-data";
import type { AccountHolder, DeletionInput } from "./schema";

/** All that hangs on an account takes its time. */
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
  await refuseLastAdmin(db, holder);
  const listIds = await listShowing(holder.id);
  if (messages === "remove") await removeMessages(holder);
  await conclude((tx) => forget(tx, holder, messages), { ...patience, timeout: DELETION_MS });
  inBackground(letGo);
  return { listIds };
}

/** Of two who go at once, one waits for the other. */
async function refuseLastAdmin(tx: Pick<Transaction, "$queryRaw" | "user">, { id }: AccountHolder) {
  const admin = await tx.user.count({ where: { id, role: "admin" } });
  if (admin === 0) return;
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "user" WHERE role = 'admin' AND deleted_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
  if (admins.some((one) => one.id !== id)) return;
  throw new AppError("conflict", "You are the last admin. Make somebody else one before you go.");
}

async function forget(tx: Transaction, holder: AccountHolder, messages: DeletionInput["messages"]) {
  const { id } = holder;
  const mine = { where: { userId: id } };
  await refuseLastAdmin(tx, holder);
  await bar(tx, id);
  await scrubNames(tx, id);
  await tx.session.deleteMany(mine);
  await tx.account.deleteMany(mine);
  await leaveRooms(tx, id);
  const aftermath = messages === "remove" ? await removeLastMessages(tx, holder) : nothingLeft();
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
  return { aftermath };
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
