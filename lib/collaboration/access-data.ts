import "server-only";
import type { PlaylistWhereInput } from "@/prisma/generated/models";
import { db, type Transaction } from "../db";
import { playlistGone, workedOnBy } from "../playlists/access-data";
import { inBackground } from "../realtime/background";
import { playlistChannel } from "../realtime/channels";
import { publish } from "../realtime/server";
import type { SignedIn } from "../viewer";
import type { Role, Standing } from "./schema";

/** What the viewer is to a playlist that they work on, and its version; null when they do not. */
export async function findStanding(viewer: SignedIn, playlistId: string): Promise<Standing | null> {
  const list = await db.playlist.findFirst({
    where: { AND: [{ id: playlistId }, workedOnBy(viewer)] },
    select: { ownerId: true, version: true, peopleEpoch: true },
  });
  if (!list) return null;
  const { version, peopleEpoch: epoch } = list;
  return { role: await roleOf(viewer, playlistId, list.ownerId), version, epoch };
}

/** The role of somebody who works on a list. */
export async function roleOf(viewer: SignedIn, playlistId: string, ownerId: string): Promise<Role> {
  if (ownerId === viewer.id) return "owner";
  const where = { playlistId, userId: viewer.id, acceptedAt: { not: null } };
  const found = await db.collaborator.findFirst({ where, select: { role: true } });
  if (!found) throw playlistGone();
  return found.role;
}

const lockedColumns = { id: true, title: true, ownerId: true, visibility: true } as const;

/**
 * Holds a list that fits `who` until the commit, so that what is done around it happens one after the other. The right is
 * read after the lock is there: whoever lost it while waiting is refused.
 */
export async function lockList(tx: Transaction, playlistId: string, who: PlaylistWhereInput) {
  await tx.$queryRaw`SELECT 1 FROM playlist WHERE id = ${playlistId}::uuid FOR NO KEY UPDATE`;
  const where = { AND: [{ id: playlistId }, who] };
  const list = await tx.playlist.findFirst({ where, select: lockedColumns });
  if (!list) throw playlistGone();
  return list;
}

/** Tells whoever works on a list that its people or suggestions have changed. */
export function tellAround(playlistId: string) {
  inBackground(async () => {
    const columns = { peopleEpoch: true } as const;
    const list = await db.playlist.findUnique({ where: { id: playlistId }, select: columns });
    if (list) await publish(playlistChannel(playlistId, list.peopleEpoch), "around", {});
  });
}
