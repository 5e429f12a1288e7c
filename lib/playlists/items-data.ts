import "server-only";
import { db } from "../db";
import { findCards, visibleTo as visibleMedia } from "../media/data";
import type { Caption } from "../media/schema";
import type { Viewer } from "../viewer";
import { visibleTo } from "./access-data";
import { type ItemPage, type ItemPageInput, limits, type OpenRef, type PlaylistEntry } from "./schema";

const itemColumns = { id: true, position: true, mediaId: true } as const;

const queueColumns = {
  id: true,
  kind: true,
  title: true,
  artist: true,
  durationMs: true,
  hlsUrl: true,
  posterUrl: true,
  posterSmallUrl: true,
  captions: true,
  colour: true,
} as const;

/** Longer queues leave out the waveforms, which are most of a queue's size. */
const WAVEFORMS = 200;

/**
 * A page of a playlist's items that the viewer may open, in order; null when they may not. Only its owner, whose editor
 * needs all of a list, gets more than `limits.itemPage` at once.
 */
export async function findItems(
  viewer: Viewer,
  { playlistId, share, cursor, limit }: ItemPageInput,
): Promise<ItemPage | null> {
  const where = { id: playlistId, ...visibleTo(viewer, share) };
  const playlist = await db.playlist.findFirst({ where, select: { ownerId: true } });
  if (!playlist) return null;
  const most = playlist.ownerId === viewer?.id ? limit : Math.min(limit, limits.itemPage);
  const rows = await db.playlistItem.findMany({
    where: { playlistId, ...(cursor !== undefined && { position: { gt: cursor } }) },
    orderBy: { position: "asc" },
    take: most + 1,
    select: itemColumns,
  });
  const shown = rows.slice(0, most);
  const cards = await findCards(viewer, [...new Set(shown.map((row) => row.mediaId))]);
  const items = shown.map(({ id, position, mediaId }) => ({
    id,
    position,
    media: cards.get(mediaId) ?? null,
  }));
  return { items, nextCursor: rows.length > most ? (shown.at(-1)?.position ?? null) : null };
}

/** What playing the list plays, in order, without what the viewer may not see; null when they may not open it. */
export async function findQueue(
  viewer: Viewer,
  { playlistId, share }: OpenRef,
): Promise<PlaylistEntry[] | null> {
  const playlist = await db.playlist.findFirst({
    where: { id: playlistId, ...visibleTo(viewer, share) },
    select: { id: true },
  });
  if (!playlist) return null;
  const rows = await db.playlistItem.findMany({
    where: { playlistId },
    orderBy: { position: "asc" },
    select: itemColumns,
  });
  const ids = [...new Set(rows.map((row) => row.mediaId))];
  const playable = await findPlayable(viewer, ids, rows.length <= WAVEFORMS);
  return rows.flatMap(({ id, mediaId }) => {
    const media = playable.get(mediaId);
    return media ? [{ itemId: id, media }] : [];
  });
}

async function findPlayable(viewer: Viewer, ids: string[], waveform: boolean) {
  const where = { id: { in: ids }, ...visibleMedia(viewer) };
  const rows = await db.media.findMany({ where, select: { ...queueColumns, waveform } });
  const playable = rows.map((row) => ({
    ...row,
    waveform: row.waveform ?? [],
    captions: row.captions as Caption[],
  }));
  return new Map(playable.map((media) => [media.id, media]));
}
