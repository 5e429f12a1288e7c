import "server-only";
import { db } from "../db";
import { findCards, visibleTo as visibleMedia } from "../media/data";
import type { Caption } from "../media/schema";
import type { Viewer } from "../viewer";
import { visibleTo } from "./data";
import type { ItemPage, ItemPageInput, PlaylistEntry } from "./schema";

const itemColumns = { id: true, position: true, mediaId: true } as const;

const playableColumns = {
  id: true,
  kind: true,
  title: true,
  artist: true,
  durationMs: true,
  hlsUrl: true,
  posterUrl: true,
  posterSmallUrl: true,
  captions: true,
  waveform: true,
  colour: true,
} as const;

/** Longer queues leave out the waveforms, which are most of a queue's size. */
const WAVEFORMS = 200;

/** A page of a playlist's items that the viewer may open, in order; null when they may not. */
export async function findItems(
  viewer: Viewer,
  { playlistId, cursor, limit }: ItemPageInput,
): Promise<ItemPage | null> {
  if (
    !(await db.playlist.findFirst({ where: { id: playlistId, ...visibleTo(viewer) }, select: { id: true } }))
  )
    return null;
  const rows = await db.playlistItem.findMany({
    where: { playlistId, ...(cursor !== undefined && { position: { gt: cursor } }) },
    orderBy: { position: "asc" },
    take: limit + 1,
    select: itemColumns,
  });
  const shown = rows.slice(0, limit);
  const cards = await findCards(viewer, [...new Set(shown.map((row) => row.mediaId))]);
  const items = shown.map(({ id, position, mediaId }) => ({
    id,
    position,
    media: cards.get(mediaId) ?? null,
  }));
  return { items, nextCursor: rows.length > limit ? (shown.at(-1)?.position ?? null) : null };
}

/** What playing the list plays, in order, without what the viewer may not see; null when they may not open it. */
export async function findQueue(viewer: Viewer, playlistId: string): Promise<PlaylistEntry[] | null> {
  const playlist = await db.playlist.findFirst({
    where: { id: playlistId, ...visibleTo(viewer) },
    select: { id: true },
  });
  if (!playlist) return null;
  const rows = await db.playlistItem.findMany({
    where: { playlistId },
    orderBy: { position: "asc" },
    select: itemColumns,
  });
  const playable = await findPlayable(viewer, [...new Set(rows.map((row) => row.mediaId))]);
  return rows.flatMap(({ id, mediaId }) => {
    const media = playable.get(mediaId);
    if (!media) return [];
    return [{ itemId: id, media: rows.length > WAVEFORMS ? { ...media, waveform: [] } : media }];
  });
}

async function findPlayable(viewer: Viewer, ids: string[]) {
  const where = { id: { in: ids }, ...visibleMedia(viewer) };
  const rows = await db.media.findMany({ where, select: playableColumns });
  return new Map(rows.map((row) => [row.id, { ...row, captions: row.captions as Caption[] }]));
}
