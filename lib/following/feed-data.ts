import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { findCards, isVisibleTo } from "../media/data";
import { cardColumns, toCards } from "../playlists/cards-data";
import type { SignedIn } from "../viewer";
import { type Followed, findFollowed } from "./data";
import { type FeedEntry, type FeedInput, type FeedPage, MOST_NEW, type SeenInput } from "./schema";

/** Items that are shown of each list. */
const SHOWN = 12;

type Latest = { id: string; addedAt: Date };
type Row = { id: string; playlistId: string; mediaId: string; addedAt: Date; fresh: boolean };

/**
 * The lists that the viewer follows, the one with the latest item first, each with its newest items. What the viewer has
 * added or may not see is left out.
 */
export async function listFeed(viewer: SignedIn, { cursor, limit }: FeedInput): Promise<FeedPage> {
  const followed = await findFollowed(viewer);
  const latest = await findLatest(viewer, followed, cursor, limit + 1);
  const shown = latest.slice(0, limit);
  const last = latest.length > limit ? shown.at(-1) : undefined;
  const ids = new Set(shown.map(({ id }) => id));
  const lists = followed.filter(({ playlistId }) => ids.has(playlistId));
  return {
    items: await toEntries(viewer, shown, lists),
    nextCursor: last ? `${last.addedAt.toISOString()}_${last.id}` : null,
  };
}

async function toEntries(viewer: SignedIn, shown: Latest[], lists: Followed[]): Promise<FeedEntry[]> {
  const ids = shown.map(({ id }) => id);
  const rows = await db.playlist.findMany({ where: { id: { in: ids } }, select: cardColumns });
  const [cards, items, fresh] = await Promise.all([
    toCards(viewer, rows),
    findNewest(viewer, lists),
    countFresh(viewer, lists),
  ]);
  const media = await findCards(
    viewer,
    items.map(({ mediaId }) => mediaId),
  );
  return ids.flatMap((id) => {
    const playlist = cards.find((card) => card.id === id);
    const share = lists.find(({ playlistId }) => playlistId === id)?.shareToken ?? null;
    const own = items.filter(({ playlistId }) => playlistId === id);
    return playlist ? [{ playlist, share, items: toItems(own, media), fresh: fresh.get(id) ?? 0 }] : [];
  });
}

function toItems(rows: Row[], cards: Awaited<ReturnType<typeof findCards>>) {
  return rows.flatMap(({ id, mediaId, addedAt, fresh }) => {
    const media = cards.get(mediaId);
    return media ? [{ id, media, addedAt: addedAt.toISOString(), fresh }] : [];
  });
}

/** What counts as an item of the feed: added by somebody else, and for the viewer to see. */
function newsFor(viewer: SignedIn) {
  return Prisma.sql`FROM playlist_item AS item JOIN media ON media.id = item.media_id
    WHERE item.playlist_id = followed.id AND item.added_by_id IS DISTINCT FROM ${viewer.id}::uuid
      AND ${isVisibleTo(viewer)}`;
}

function these(followed: Followed[]) {
  const ids = followed.map(({ playlistId }) => playlistId);
  const seen = followed.map(({ seenAt }) => seenAt);
  return Prisma.sql`unnest(${ids}::uuid[], ${seen}::timestamptz[]) AS followed(id, seen_at)`;
}

function findLatest(viewer: SignedIn, followed: Followed[], cursor: string | undefined, limit: number) {
  const [at, id] = cursor?.split("_") ?? [];
  if (at && !isMoment(at)) throw new AppError("invalid", "That is not a page.");
  const from = cursor
    ? Prisma.sql`WHERE (latest.added_at, followed.id) < (${at}::timestamptz, ${id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw<Latest[]>`
    SELECT followed.id, latest.added_at AS "addedAt" FROM ${these(followed)}
    CROSS JOIN LATERAL (
      SELECT item.added_at ${newsFor(viewer)} ORDER BY item.added_at DESC, item.id DESC LIMIT 1
    ) AS latest
    ${from} ORDER BY latest.added_at DESC, followed.id DESC LIMIT ${limit}`;
}

/** Days that no month has are others in JavaScript, and none at all in PostgreSQL. */
function isMoment(text: string) {
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === text;
}

function findNewest(viewer: SignedIn, followed: Followed[]) {
  return db.$queryRaw<Row[]>`
    SELECT newest.id, followed.id AS "playlistId", newest.media_id AS "mediaId", newest.added_at AS "addedAt",
      newest.added_at > followed.seen_at AS fresh
    FROM ${these(followed)}
    CROSS JOIN LATERAL (
      SELECT item.id, item.media_id, item.added_at ${newsFor(viewer)}
      ORDER BY item.added_at DESC, item.id DESC LIMIT ${SHOWN}
    ) AS newest
    ORDER BY newest.added_at DESC, newest.id DESC`;
}

async function countFresh(viewer: SignedIn, followed: Followed[]) {
  const counts = await db.$queryRaw<{ id: string; count: number }[]>`
    SELECT followed.id, count(*)::int AS count FROM ${these(followed)}
    CROSS JOIN LATERAL (
      SELECT 1 ${newsFor(viewer)} AND item.added_at > followed.seen_at LIMIT ${MOST_NEW + 1}
    ) AS fresh
    GROUP BY followed.id`;
  return new Map(counts.map(({ id, count }) => [id, count]));
}

/** How many items of the feed the viewer has not seen; counts no further than one more than `MOST_NEW`. */
export async function countNew(viewer: SignedIn): Promise<number> {
  const followed = await findFollowed(viewer);
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM ${these(followed)}
      CROSS JOIN LATERAL (
        SELECT 1 ${newsFor(viewer)} AND item.added_at > followed.seen_at LIMIT ${MOST_NEW + 1}
      ) AS fresh
      LIMIT ${MOST_NEW + 1}
    ) AS news`;
  return row?.count ?? 0;
}

/** What came into these lists up to a moment, and not later than now, counts as seen. */
export async function markSeen(viewer: SignedIn, { playlistIds, upTo }: SeenInput): Promise<void> {
  await db.$executeRaw`
    UPDATE follow SET seen_at = least(${upTo}::timestamptz, now())
    WHERE user_id = ${viewer.id}::uuid AND playlist_id = ANY(${playlistIds}::uuid[])
      AND seen_at < least(${upTo}::timestamptz, now())`;
}
