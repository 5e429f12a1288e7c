import "server-only";
import { db } from "../db";
import { findPlayable } from "../media/playable-data";
import type { Viewer } from "../viewer";
import { visibleTo } from "./access-data";
import type { OpenRef, PlaylistEntry } from "./schema";

const columns = { id: true, mediaId: true, startMs: true, endMs: true } as const;

/**
 * What playing the list plays, in order, without what the viewer may not see; null when they may not open it. Queues of
 * more than 200 come without waveforms.
 */
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
    select: columns,
  });
  const playable = await findPlayable(
    viewer,
    rows.map(({ mediaId }) => mediaId),
  );
  const entries: PlaylistEntry[] = [];
  let skipped = 0;
  for (const { id, mediaId, startMs, endMs } of rows) {
    const media = playable.get(mediaId);
    if (media) entries.push({ itemId: id, media, startMs, endMs, ...(skipped > 0 && { skipped }) });
    skipped = media ? 0 : skipped + 1;
  }
  return entries;
}
