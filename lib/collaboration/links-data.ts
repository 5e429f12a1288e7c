import "server-only";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { ownedBy, workedOnBy } from "../playlists/access-data";
import { change } from "../playlists/change-data";
import type { CollaboratorRole } from "../playlists/schema";
import { limit } from "../rate-limit";
import type { SignedIn } from "../viewer";
import { lockList, tellAround } from "./access-data";
import { working } from "./data";
import { record, requirePlace, welcome } from "./people-data";
import { collaborationLimits, type InviteLink, type LinkInput, type LinkRef } from "./schema";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Makes a link to an own list that whoever opens it may join by. */
export async function createLink(
  viewer: SignedIn,
  { playlistId, role, days }: LinkInput,
): Promise<InviteLink> {
  const expiresAt = days === null ? null : new Date(Date.now() + days * DAY_MS);
  const { createdAt, ...link } = await db.$transaction(async (tx) => {
    await lockList(tx, playlistId, ownedBy(viewer));
    if ((await tx.playlistInvite.count({ where: { playlistId, ...working() } })) >= collaborationLimits.links)
      throw new AppError(
        "conflict",
        `This list has ${collaborationLimits.links} links. Revoke one of them first.`,
      );
    return tx.playlistInvite.create({
      data: { playlistId, role, expiresAt },
      select: { id: true, role: true, token: true, createdAt: true },
    });
  });
  tellAround(playlistId);
  return { ...link, createdAt: createdAt.toISOString(), expiresAt: expiresAt?.toISOString() ?? null };
}

/** Makes a link worthless. Who has come by it stays. */
export async function revokeLink(viewer: SignedIn, { playlistId, linkId }: LinkRef) {
  await db.$transaction(async (tx) => {
    await lockList(tx, playlistId, ownedBy(viewer));
    const where = { id: linkId, playlistId, revokedAt: null };
    await tx.playlistInvite.updateMany({ where, data: { revokedAt: new Date() } });
  });
  tellAround(playlistId);
  return { id: linkId };
}

/**
 * Makes the viewer a collaborator by a link, and answers the list's id. Who is one already never becomes less by it.
 * Throws `not_found` for a link that does not work (any more): revoking waits for this, or this for that; `rate_limited`
 * for who comes and goes all day.
 */
export async function acceptLink(viewer: SignedIn, token: string): Promise<{ id: string }> {
  const where = { token, ...working() };
  const link = await db.playlistInvite.findFirst({ where, select: { playlistId: true } });
  if (!link) throw invalidLink();
  const { playlistId } = link;
  const there = { AND: [{ id: playlistId }, workedOnBy(viewer)] };
  if ((await db.playlist.count({ where: there })) === 0)
    await limit("playlist-join", `${viewer.id}:${playlistId}`);
  const joined = await change(viewer, { playlistId }, {}, async (tx, { ownerId, title }) => {
    const found = await tx.playlistInvite.findFirst({ where, select: { role: true } });
    if (!found) throw invalidLink();
    const role = ownerId === viewer.id ? null : await join(tx, viewer, playlistId, found.role);
    return { result: { ownerId, title, role }, record: role && record("joined", viewer, role) };
  });
  const { ownerId, title, role } = joined;
  if (role) await welcome(viewer, playlistId, { ownerId, title, role });
  return { id: playlistId };
}

/** Answers what the viewer has become, or null when they were that already. */
async function join(
  tx: Transaction,
  viewer: SignedIn,
  playlistId: string,
  offered: CollaboratorRole,
): Promise<CollaboratorRole | null> {
  const key = { playlistId_userId: { playlistId, userId: viewer.id } };
  const known = await tx.collaborator.findUnique({ where: key, select: { role: true, acceptedAt: true } });
  const role = known?.role === "editor" ? "editor" : offered;
  if (known?.acceptedAt && known.role === role) return null;
  if (!known) await requirePlace(tx, playlistId);
  const acceptedAt = known?.acceptedAt ?? new Date();
  await tx.collaborator.upsert({
    where: key,
    create: { playlistId, userId: viewer.id, role, acceptedAt },
    update: { role, acceptedAt },
    select: { role: true },
  });
  return role;
}

function invalidLink() {
  return new AppError("not_found", "That invitation does not work any more. Ask for a new one.");
}
