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
  coverMediaId: true,
  followers: true,
  updatedAt: true,
  videoCount: true,
  audioCount: true,
} as const;

const COVERS = 4;
/** Covers are looked for among this many first items, some of which may be invisible to the viewer. */
const COVER_CANDIDATES = 12;

type Row = Omit<PlaylistCard, "count" | "covers" | "owner" | "updatedAt"> & {
  ownerId: string;
  coverMediaId: string | null;
  updatedAt: Date;
  videoCount: number;
  audioCount: number;
};

/** How many items of a playlist the viewer may see, and how long all of these are, in milliseconds. */
export async function totalOf(viewer: Viewer, playlistId: string) {
  const [total] = await db.$queryRaw<{ count: number; durationMs: number }[]>`
    SELECT count(*)::int AS count, coalesce(sum(media.duration_ms), 0)::float8 AS "durationMs"
    FROM playlist_item JOIN media ON media.id = playlist_item.media_id
    WHERE playlist_item.playlist_id = ${playlistId}::uuid
      AND ${isVisibleTo(viewer)}`;
  return total ?? { count: 0, durationMs: 0 };
}

/**
 * Rows of playlists as cards, in the same order: with their owners, counts and covers. For visitors, who are many, the
 * counts are those that the lists keep, of public media; who is signed in gets what they may see counted.
 */
export async function toCards(viewer: Viewer, rows: Row[]): Promise<PlaylistCard[]> {
  const ids = rows.map((row) => row.id);
  const [owners, counts, covers] = await Promise.all([
    findOwners(rows),
    viewer ? countItems(viewer, ids) : keptCounts(rows),
    findCovers(viewer, rows),
  ]);
  return rows.flatMap(({ ownerId, updatedAt, id, title, visibility, followers }) => {
    const owner = owners.get(ownerId);
    if (!owner) return [];
    const shown = { count: counts.get(id) ?? 0, covers: covers.get(id) ?? [] };
    return [{ id, title, visibility, owner, followers, updatedAt: updatedAt.toISOString(), ...shown }];
  });
}

async function findOwners(rows: Row[]): Promise<Map<string, User>> {
  const where = { id: { in: [...new Set(rows.map((row) => row.ownerId))] } };
  const users = await db.user.findMany({ where, select: userColumns });
  return new Map(users.map((user) => [user.id, user]));
}

function keptCounts(rows: Row[]) {
  return new Map(rows.map(({ id, videoCount, audioCount }) => [id, videoCount + audioCount]));
}

async function countItems(viewer: Viewer, ids: string[]) {
  const counts = await db.playlistItem.groupBy({
    by: ["playlistId"],
    where: { playlistId: { in: ids }, media: visibleMedia(viewer) },
    _count: true,
  });
  return new Map(counts.map(({ playlistId, _count }) => [playlistId, _count]));
}

type Firsts = { playlistId: string; chosenId: string | null; mediaIds: string[] };

/** The picture that was chosen, while its media is in the list and to be seen; else those of the first media. */
async function findCovers(viewer: Viewer, rows: Row[]): Promise<Map<string, Cover[]>> {
  const [ids, chosen] = [rows.map(({ id }) => id), rows.map(({ coverMediaId }) => coverMediaId)];
  const firsts = await db.$queryRaw<Firsts[]>`
    SELECT playlist.id AS "playlistId", array_agg(first.media_id ORDER BY first.position) AS "mediaIds",
      CASE WHEN EXISTS (
        SELECT FROM playlist_item WHERE playlist_id = playlist.id AND media_id = playlist.chosen
      ) THEN playlist.chosen END AS "chosenId"
    FROM unnest(${ids}::uuid[], ${chosen}::uuid[]) AS playlist(id, chosen)
    CROSS JOIN LATERAL (
      SELECT media_id, position FROM playlist_item
      WHERE playlist_id = playlist.id ORDER BY position LIMIT ${COVER_CANDIDATES}
    ) AS first
    GROUP BY playlist.id, playlist.chosen`;
  const cards = await findCards(viewer, [...new Set(firsts.flatMap(mediaOf))]);
  return new Map(firsts.map((found) => [found.playlistId, coversOf(found, cards)]));
}

function mediaOf({ chosenId, mediaIds }: Firsts) {
  return chosenId ? [chosenId, ...mediaIds] : mediaIds;
}

function coversOf({ chosenId, mediaIds }: Firsts, cards: Map<string, Cover>): Cover[] {
  const chosen = chosenId ? cards.get(chosenId) : undefined;
  const seen = chosen ? [chosen] : [...new Set(mediaIds)].flatMap((id) => cards.get(id) ?? []);
  return seen.slice(0, COVERS).map(({ id, posterSmallUrl, colour }) => ({ id, posterSmallUrl, colour }));
}
