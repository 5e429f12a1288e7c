import "server-only";
import type { Transaction } from "../db";
import { AppError } from "../errors";
import { notify } from "../notifications/data";
import { ownedBy } from "../playlists/access-data";
import { inChange, keep, raise } from "../playlists/change-data";
import { limits } from "../playlists/limits";
import { asUser } from "../users/as-user";
import { userColumns } from "../users/data";
import type { SignedIn } from "../viewer";
import { tellAround } from "./access-data";
import { record } from "./people-data";
import type { PersonRef } from "./schema";

/**
 * Gives an own list to one of its collaborators; the viewer stays on it as an editor. Throws `conflict` when they do not
 * work on it (any more), or have as many lists as one may.
 */
export async function transferList(viewer: SignedIn, { playlistId, userId }: PersonRef) {
  const { title, visibility } = await inChange(async (tx) => {
    await holdUser(tx, userId);
    const list = await raise(tx, { playlistId }, ownedBy(viewer));
    const user = await requireHeir(tx, playlistId, userId);
    await tx.collaborator.deleteMany({ where: { playlistId, userId } });
    await tx.follow.deleteMany({ where: { playlistId, userId } });
    await tx.playlist.update({ where: { id: playlistId }, data: { ownerId: userId }, select: { id: true } });
    const data = { playlistId, userId: viewer.id, role: "editor" as const, acceptedAt: new Date() };
    await tx.collaborator.create({ data, select: { role: true } });
    await keep(tx, viewer, list, record("owner", user));
    return { result: list, changed: [list] };
  });
  await notify([userId], "playlist-transferred", { by: asUser(viewer), playlist: { id: playlistId, title } });
  tellAround(playlistId);
  return { id: playlistId, title, visibility };
}

/**
 * Holds the heir until the commit, so that they make no list meanwhile that would be one too many. Users are held before
 * lists, as where they make, fork or follow one.
 */
async function holdUser(tx: Transaction, userId: string) {
  await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
}

async function requireHeir(tx: Transaction, playlistId: string, userId: string) {
  const where = { playlistId, userId, acceptedAt: { not: null } };
  const heir = await tx.collaborator.findFirst({ where, select: { user: { select: userColumns } } });
  if (!heir) throw new AppError("conflict", "They do not work on this list. Invite them first.");
  if ((await tx.playlist.count({ where: { ownerId: userId, kind: "list" } })) < limits.playlists)
    return heir.user;
  const most = limits.playlists.toLocaleString("en");
  throw new AppError(
    "conflict",
    `${heir.user.name} has ${most} playlists, and that is the most one can have.`,
  );
}
