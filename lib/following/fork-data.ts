import "server-only";
import { db, type Transaction } from "../db";
import { findCards } from "../media/data";
import { playlistGone, visibleTo } from "../playlists/access-data";
import { createPlaylist } from "../playlists/data";
import { insertAt } from "../playlists/insert-data";
import type { OpenRef } from "../playlists/schema";
import type { SignedIn } from "../viewer";

const detailColumns = {
  title: true,
  description: true,
  tags: true,
  coverMediaId: true,
  version: true,
} as const;

/**
 * Makes a private list of the viewer's own from one that they may open, with its details and with the items that they may
 * see, which remember where they came from. Answers the new list's id.
 */
export async function forkPlaylist(viewer: SignedIn, { playlistId, share }: OpenRef): Promise<string> {
  const where = { AND: [{ id: playlistId }, visibleTo(viewer, share)] };
  const source = await db.playlist.findFirst({ where, select: detailColumns });
  if (!source) throw playlistGone();
  const { version, ...details } = source;
  const fork = { ...details, forkedFromId: playlistId, forkedVersion: version };
  return createPlaylist(viewer, { ...fork, visibility: "private" }, async (tx, id) => {
    const copied = await copyItems(tx, viewer, playlistId, id);
    const coverMediaId =
      details.coverMediaId && copied.has(details.coverMediaId) ? details.coverMediaId : null;
    await tx.playlist.update({ where: { id }, data: { coverMediaId } });
  });
}

/**
 * Nothing holds the source: the fork has met the items that were read here, and whatever comes into it meanwhile is news.
 * Answers the media that have been copied.
 */
async function copyItems(tx: Transaction, viewer: SignedIn, from: string, to: string) {
  const items = await tx.playlistItem.findMany({ where: { playlistId: from } });
  const cards = await findCards(
    viewer,
    items.map(({ mediaId }) => mediaId),
    tx,
  );
  const seen = items.filter(({ mediaId }) => cards.has(mediaId));
  const copies = seen.map(({ id, mediaId, position, note, startMs, endMs }) => {
    return { mediaId, position, note, startMs, endMs, originId: id, addedById: viewer.id };
  });
  await insertAt(tx, to, copies);
  await tx.$executeRaw`
    INSERT INTO upstream_item (playlist_id, item_id)
    SELECT ${to}::uuid, met.id FROM unnest(${items.map(({ id }) => id)}::uuid[]) AS met(id)`;
  return new Set(copies.map(({ mediaId }) => mediaId));
}
