import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { findCards, isVisibleTo } from "../media/data";
import { editableBy, playlistGone, visibleTo } from "../playlists/access-data";
import { change } from "../playlists/change-data";
import { refuseExposure } from "../playlists/exposure-data";
import { insertAt } from "../playlists/insert-data";
import { keyBetween } from "../playlists/order";
import { userColumns } from "../users/data";
import type { SignedIn } from "../viewer";
import { MAX_UPSTREAM, type MeetInput, type TakeInput, type Upstream } from "./schema";

type Fork = { id: string; sourceId: string };

/**
 * What has come into the list that a fork was made from, and what has left it, as far as the fork has not met it. Null
 * when the viewer may not change the fork, when it is none, or when they may no longer open the list it came from.
 */
export async function findUpstream(viewer: SignedIn, playlistId: string): Promise<Upstream | null> {
  const fork = await findFork(viewer, playlistId);
  const source = fork && (await findSource(viewer, fork.sourceId));
  if (!fork || !source) return null;
  const [added, removed] = await Promise.all([findAdded(viewer, fork), findRemoved(viewer, fork)]);
  return {
    source,
    added: added.items,
    removed: removed.items,
    counts: { added: added.count, removed: removed.count },
  };
}

async function findFork(viewer: SignedIn, playlistId: string): Promise<Fork | null> {
  const where = { AND: [{ id: playlistId, forkedFromId: { not: null } }, editableBy(viewer)] };
  const list = await db.playlist.findFirst({ where, select: { forkedFromId: true } });
  return list?.forkedFromId ? { id: playlistId, sourceId: list.forkedFromId } : null;
}

function findSource(viewer: SignedIn, id: string) {
  return db.playlist.findFirst({
    where: { AND: [{ id }, visibleTo(viewer)] },
    select: { id: true, title: true, owner: { select: userColumns } },
  });
}

type Counted = { count: number; mediaId: string };

/** An item of the source that the fork has neither met nor holds. */
function isNew({ id, sourceId }: Fork) {
  return Prisma.sql`item.playlist_id = ${sourceId}::uuid
    AND NOT EXISTS (SELECT FROM upstream_item WHERE playlist_id = ${id}::uuid AND item_id = item.id)
    AND NOT EXISTS (SELECT FROM playlist_item WHERE playlist_id = ${id}::uuid AND origin_id = item.id)`;
}

async function findAdded(viewer: SignedIn, fork: Fork) {
  const rows = await db.$queryRaw<
    (Counted & { itemId: string; note: string; addedAt: Date; there: boolean })[]
  >`
    SELECT item.id AS "itemId", item.media_id AS "mediaId", item.note, item.added_at AS "addedAt",
      EXISTS (SELECT FROM playlist_item WHERE playlist_id = ${fork.id}::uuid AND media_id = item.media_id) AS there,
      count(*) OVER ()::int AS count
    FROM playlist_item AS item JOIN media ON media.id = item.media_id
    WHERE ${isNew(fork)} AND ${isVisibleTo(viewer)}
    ORDER BY item.added_at DESC, item.id DESC LIMIT ${MAX_UPSTREAM}`;
  return withMedia(viewer, rows, ({ itemId, note, addedAt, there }) => {
    return { itemId, note, there, addedAt: addedAt.toISOString() };
  });
}

async function findRemoved(viewer: SignedIn, fork: Fork) {
  const rows = await db.$queryRaw<(Counted & { itemId: string; originId: string })[]>`
    SELECT item.id AS "itemId", item.origin_id AS "originId", item.media_id AS "mediaId", count(*) OVER ()::int AS count
    FROM playlist_item AS item JOIN media ON media.id = item.media_id
    JOIN upstream_item AS met ON met.playlist_id = item.playlist_id AND met.item_id = item.origin_id
    WHERE item.playlist_id = ${fork.id}::uuid AND ${isVisibleTo(viewer)} AND NOT EXISTS (
      SELECT FROM playlist_item AS origin WHERE origin.id = item.origin_id AND origin.playlist_id = ${fork.sourceId}::uuid
    )
    ORDER BY item.position LIMIT ${MAX_UPSTREAM}`;
  return withMedia(viewer, rows, ({ itemId, originId }) => ({ itemId, originId }));
}

async function withMedia<Row extends Counted, Shown>(
  viewer: SignedIn,
  rows: Row[],
  show: (row: Row) => Shown,
) {
  const cards = await findCards(
    viewer,
    rows.map(({ mediaId }) => mediaId),
  );
  const items = rows.flatMap((row) => {
    const media = cards.get(row.mediaId);
    return media ? [{ ...show(row), media }] : [];
  });
  return { items, count: rows[0]?.count ?? 0 };
}

/**
 * Takes a new item of the forked list over, behind the one that it follows there. Throws `not_found` when it is gone or has
 * been met meanwhile, and a `conflict` with an `Exposure` for what needs a question.
 */
export async function takeUpstream(viewer: SignedIn, { playlistId, originId, confirmed }: TakeInput) {
  const fork = await requireFork(viewer, playlistId);
  return change(viewer, { playlistId }, editableBy(viewer), async (tx, list) => {
    const [origin] = await tx.$queryRaw<Origin[]>`
      SELECT item.media_id AS "mediaId", item.position, item.note, item.start_ms AS "startMs", item.end_ms AS "endMs"
      FROM playlist_item AS item JOIN media ON media.id = item.media_id
      WHERE item.id = ${originId}::uuid AND ${isNew(fork)} AND ${isVisibleTo(viewer)}`;
    if (!origin) throw new AppError("not_found", "That item is no longer new there.");
    const { mediaId } = origin;
    if (!confirmed) await refuseExposure(tx, viewer, list, [mediaId]);
    const position = await placeOf(tx, fork, origin.position);
    const items = await insertAt(tx, playlistId, [{ ...origin, position, originId, addedById: viewer.id }]);
    await meet(tx, playlistId, originId);
    const added = items.map(({ id }) => ({ id, mediaId }));
    return {
      result: { itemId: items[0]?.id ?? "" },
      record: { kind: "added", items: added, from: { playlistId: fork.sourceId } },
    };
  });
}

type Origin = {
  mediaId: string;
  position: string;
  note: string;
  startMs: number | null;
  endMs: number | null;
};

/** A free place in the fork: behind the nearest item before it there that the fork has a copy of, else first. */
async function placeOf(tx: Transaction, { id, sourceId }: Fork, position: string) {
  const [before] = await tx.$queryRaw<{ position: string }[]>`
    SELECT copy.position FROM playlist_item AS origin
    JOIN playlist_item AS copy ON copy.origin_id = origin.id AND copy.playlist_id = ${id}::uuid
    WHERE origin.playlist_id = ${sourceId}::uuid AND origin.position < ${position}
    ORDER BY origin.position DESC, copy.position DESC LIMIT 1`;
  const next = await tx.playlistItem.findFirst({
    where: { playlistId: id, ...(before && { position: { gt: before.position } }) },
    orderBy: { position: "asc" },
    select: { position: true },
  });
  return keyBetween(before?.position ?? null, next?.position ?? null);
}

/**
 * Notes that the fork has met an item of the forked list, or that it has not: with `met` something added there is declined,
 * without it something removed there is kept, and each the other way round undoes it.
 */
export async function meetUpstream(
  viewer: SignedIn,
  { playlistId, originId, met }: MeetInput,
): Promise<void> {
  const { sourceId } = await requireFork(viewer, playlistId);
  if (!met) {
    await db.upstreamItem.deleteMany({ where: { playlistId, itemId: originId } });
    return;
  }
  const known = await db.playlistItem.count({
    where: {
      OR: [
        { id: originId, playlistId: sourceId },
        { originId, playlistId },
      ],
    },
  });
  if (known === 0) throw new AppError("not_found", "That item is no longer there.");
  await meet(db, playlistId, originId);
}

async function meet(tx: Pick<Transaction, "$executeRaw">, playlistId: string, originId: string) {
  await tx.$executeRaw`
    INSERT INTO upstream_item (playlist_id, item_id) VALUES (${playlistId}::uuid, ${originId}::uuid)
    ON CONFLICT DO NOTHING`;
}

async function requireFork(viewer: SignedIn, playlistId: string) {
  const fork = await findFork(viewer, playlistId);
  if (!fork || !(await findSource(viewer, fork.sourceId))) throw playlistGone();
  return fork;
}
