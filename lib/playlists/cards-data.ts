import "server-only";
import { db } from "../db";
import { findCards, isVisibleTo, visibleTo as visibleMedia } from "../media/data";
import { userColumns } from "../users/data";
import type { User } from "../users/schema";
import type { Viewer } from "../viewer";
import type { Cover, PlaylistCard } from "./schema";

/** The columns that `toCards` needs. */
export const cardColumns = {
  id: true,
  ownerId: true,
  title: true,
  visibility: true,
  updatedAt: true,
} as const;

const COVERS = 4;
/** Covers are looked for among this many first items, some of which may be invisible to the viewer. */
const COVER_CANDIDATES = 12;

type Row = Omit<PlaylistCard, "count" | "covers" | "owner" | "updatedAt"> & {
  ownerId: string;
  updatedAt: Date;
};

/** The length of all that the viewer may see in a playlist, in milliseconds. */
export async function totalDuration(viewer: Viewer, playlistId: string) {
  const [total] = await db.$queryRaw<{ durationMs: number }[]>`
    SELECT coalesce(sum(media.duration_ms), 0)::float8 AS "durationMs"
    FROM playlist_item JOIN media ON media.id = playlist_item.media_id
    WHERE playlist_item.playlist_id = ${playlistId}::uuid
      AND ${isVisibleTo(viewer)}`;
  return total?.durationMs ?? 0;
}

/** Rows of playlists as cards, in the same order: with their owners, counts and covers. */
export async function toCards(viewer: Viewer, rows: Row[]): Promise<PlaylistCard[]> {
  const ids = rows.map((row) => row.id);
  const [owners, counts, covers] = await Promise.all([
    findOwners(rows),
    countItems(viewer, ids),
    findCovers(viewer, ids),
  ]);
  return rows.flatMap(({ ownerId, updatedAt, id, title, visibility }) => {
    const owner = owners.get(ownerId);
    if (!owner) return [];
    const shown = { count: counts.get(id) ?? 0, covers: covers.get(id) ?? [] };
    return [{ id, title, visibility, owner, updatedAt: updatedAt.toISOString(), ...shown }];
  });
}

async function findOwners(rows: Row[]): Promise<Map<string, User>> {
  const where = { id: { in: [...new Set(rows.map((row) => row.ownerId))] } };
  const users = await db.user.findMany({ where, select: userColumns });
  return new Map(users.map((user) => [user.id, user]));
}

async function countItems(viewer: Viewer, ids: string[]) {
  const counts = await db.playlistItem.groupBy({
    by: ["playlistId"],
    where: { playlistId: { in: ids }, media: visibleMedia(viewer) },
    _count: true,
  });
  return new Map(counts.map(({ playlistId, _count }) => [playlistId, _count]));
}

async function findCovers(viewer: Viewer, ids: string[]): Promise<Map<string, Cover[]>> {
  const firsts = await db.$queryRaw<{ playlistId: string; mediaIds: string[] }[]>`
    SELECT playlist.id AS "playlistId", array_agg(first.media_id ORDER BY first.position) AS "mediaIds"
    FROM unnest(${ids}::uuid[]) AS playlist(id)
    CROSS JOIN LATERAL (
      SELECT media_id, position FROM playlist_item
      WHERE playlist_id = playlist.id ORDER BY position LIMIT ${COVER_CANDIDATES}
    ) AS first
    GROUP BY playlist.id`;
  const cards = await findCards(viewer, [...new Set(firsts.flatMap(({ mediaIds }) => mediaIds))]);
  return new Map(firsts.map(({ playlistId, mediaIds }) => [playlistId, coversOf(mediaIds, cards)]));
}

function coversOf(mediaIds: string[], cards: Map<string, Cover>): Cover[] {
  const seen = [...new Set(mediaIds)].flatMap((id) => cards.get(id) ?? []);
  return seen.slice(0, COVERS).map(({ id, posterSmallUrl, colour }) => ({ id, posterSmallUrl, colour }));
}
