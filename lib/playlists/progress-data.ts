import "server-only";
import { db } from "../db";
import { isVisibleTo } from "../media/data";
import type { SignedIn, Viewer } from "../viewer";
import { playlistGone, visibleTo } from "./access-data";
import type { ProgressInput, Resume, ResumeInput } from "./progress-schema";
import type { OpenRef } from "./schema";

/** Who has heard less than this of a list has not begun it. */
const BEGUN_MS = 5_000;

async function isOpenTo(viewer: Viewer, { playlistId, share }: OpenRef) {
  return (await db.playlist.count({ where: { id: playlistId, ...visibleTo(viewer, share) } })) > 0;
}

/** Keeps where the viewer is in a list that they may open. Throws `not_found` for another one's item, too. */
export async function saveProgress(viewer: SignedIn, { itemId, positionMs, ...ref }: ProgressInput) {
  const { playlistId } = ref;
  const item = await db.playlistItem.count({ where: { id: itemId, playlistId } });
  if (item === 0 || !(await isOpenTo(viewer, ref))) throw playlistGone();
  const place = { itemId, positionMs, updatedAt: new Date() };
  await db.playlistProgress.upsert({
    where: { userId_playlistId: { userId: viewer.id, playlistId } },
    create: { userId: viewer.id, playlistId, ...place },
    update: place,
  });
}

/** Forgets where the viewer was in a list, as when they have come to its end. */
export async function clearProgress(viewer: SignedIn, playlistId: string) {
  await db.playlistProgress.deleteMany({ where: { userId: viewer.id, playlistId } });
}

/**
 * Where the viewer goes on with a list: where they left off on any device or, if that was later, in this browser. Null
 * when they have not begun, when the list is not theirs to open, or when the item is gone; what cannot be played is
 * passed over.
 */
export async function findResume(viewer: Viewer, { local, ...ref }: ResumeInput): Promise<Resume | null> {
  const place = await latestPlace(viewer, ref.playlistId, local);
  if (!place || !(await isOpenTo(viewer, ref))) return null;
  const next = await findNext(viewer, ref.playlistId, place.itemId);
  if (!next) return null;
  const { id, title, startMs, endMs, totalMs } = next;
  const there = id === place.itemId && place.positionMs < endMs;
  const positionMs = there ? Math.max(startMs, place.positionMs) : startMs;
  if (next.first && positionMs - startMs < BEGUN_MS) return null;
  return { itemId: id, positionMs, title, leftMs: totalMs - (positionMs - startMs) };
}

async function latestPlace(viewer: Viewer, playlistId: string, local: ResumeInput["local"]) {
  const kept = viewer && (await db.playlistProgress.findFirst({ where: { userId: viewer.id, playlistId } }));
  return kept && local ? (kept.updatedAt.getTime() > local.at ? kept : local) : (kept ?? local);
}

type Next = {
  id: string;
  title: string;
  startMs: number;
  endMs: number;
  /** Of all that can be played from here on. */
  totalMs: number;
  /** Nothing before it can be played. */
  first: boolean;
};

/** The item, or the first one after it that the viewer may see. */
async function findNext(viewer: Viewer, playlistId: string, itemId: string): Promise<Next | undefined> {
  const [next] = await db.$queryRaw<Next[]>`
    WITH shown AS (
      SELECT item.id, item.position, media.title, coalesce(item.start_ms, 0) AS "startMs",
        least(coalesce(item.end_ms, media.duration_ms), media.duration_ms) AS "endMs"
      FROM playlist_item AS item JOIN media ON media.id = item.media_id
      WHERE item.playlist_id = ${playlistId}::uuid AND ${isVisibleTo(viewer)}
    ), place AS (
      SELECT position FROM playlist_item WHERE id = ${itemId}::uuid AND playlist_id = ${playlistId}::uuid
    )
    SELECT id, title, "startMs", "endMs",
      (sum(greatest(0, "endMs" - "startMs")) OVER ())::float8 AS "totalMs",
      NOT EXISTS (SELECT FROM shown AS before WHERE before.position < place.position) AS first
    FROM shown, place WHERE shown.position >= place.position
    ORDER BY shown.position LIMIT 1`;
  return next;
}
