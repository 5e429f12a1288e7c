import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { findCards, isVisibleTo } from "../media/data";
import type { SignedIn } from "../viewer";
import type { Begun, EntryInput, HistoryInput, HistoryPage, Progress } from "./schema";

/** How many of the latest entries are looked through for what is worth going on with. */
const LATEST = 200;
const MAX_WORDS = 8;

/** In the middle of it: past the first five seconds, and neither in the last five nor in the last twentieth. */
const inTheMiddle = Prisma.sql`
  watching.position_ms >= 5000 AND watching.position_ms < media.duration_ms - 5000
  AND watching.position_ms < media.duration_ms * 0.95`;

/** A track is heard anew; a film, or an hour of talk, is gone on with. */
const worthGoingOn = Prisma.sql`(media.kind = 'video' OR media.duration_ms >= 1200000)`;

type Row = { mediaId: string; positionMs: number; watchedAt: Date };

/**
 * A page of what the viewer has played, latest first, each media once. A query finds titles and artists that have all of
 * its words, among what they may still see.
 */
export async function listHistory(
  viewer: SignedIn,
  { query, cursor, limit }: HistoryInput,
): Promise<HistoryPage> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT watching.media_id AS "mediaId", watching.position_ms AS "positionMs", watching.history_at AS "watchedAt"
    FROM watching ${query ? Prisma.sql`JOIN media ON media.id = watching.media_id` : Prisma.empty}
    WHERE ${inHistoryOf(viewer)} ${cursor ? after(cursor) : Prisma.empty}
      ${query ? Prisma.sql`AND ${isVisibleTo(viewer)} AND ${matches(query)}` : Prisma.empty}
    ORDER BY watching.history_at DESC, watching.media_id LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const cards = await findCards(
    viewer,
    shown.map((row) => row.mediaId),
  );
  const items = shown.map(({ watchedAt, ...row }) => ({
    ...row,
    media: cards.get(row.mediaId) ?? null,
    watchedAt: watchedAt.toISOString(),
  }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? `${last.watchedAt}_${last.mediaId}` : null };
}

/** What the viewer is in the middle of, latest first. */
export async function listBegun(viewer: SignedIn, limit: number): Promise<Begun[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT media.id AS "mediaId", watching.position_ms AS "positionMs", watching.history_at AS "watchedAt"
    FROM (${latestOf(viewer)}) watching JOIN media ON media.id = watching.media_id
    WHERE ${isVisibleTo(viewer)} AND ${inTheMiddle} AND ${worthGoingOn}
    ORDER BY watching.history_at DESC LIMIT ${limit}`;
  const cards = await findCards(
    viewer,
    rows.map((row) => row.mediaId),
  );
  return rows.flatMap(({ mediaId, positionMs, watchedAt }) => {
    const media = cards.get(mediaId);
    return media ? [{ media, positionMs, at: watchedAt.getTime() }] : [];
  });
}

/** How far the viewer got in what they played lately, latest first. */
export async function listProgress(viewer: SignedIn): Promise<Progress[]> {
  const rows = await db.$queryRaw<(Omit<Progress, "at"> & { at: Date })[]>`
    SELECT media.id AS "mediaId", watching.position_ms AS "positionMs", media.duration_ms AS "durationMs",
      watching.history_at AS at
    FROM (${latestOf(viewer)}) watching JOIN media ON media.id = watching.media_id
    WHERE ${isVisibleTo(viewer)} ORDER BY watching.history_at DESC`;
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** Where the viewer is in the middle of those media of `ids`. */
export async function findPositions(viewer: SignedIn, ids: string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ mediaId: string; positionMs: number }[]>`
    SELECT watching.media_id AS "mediaId", watching.position_ms AS "positionMs"
    FROM watching JOIN media ON media.id = watching.media_id
    WHERE ${inHistoryOf(viewer)} AND watching.media_id = ANY(${ids}::uuid[]) AND ${inTheMiddle}`;
  return new Map(rows.map(({ mediaId, positionMs }) => [mediaId, positionMs]));
}

/**
 * Takes a media out of the viewer's history, and forgets where they were in it. Answers the entry, for undo. What plays
 * right now comes back with its next heartbeat.
 */
export async function forgetEntry(viewer: SignedIn, mediaId: string): Promise<EntryInput> {
  const where = { userId: viewer.id, mediaId, historyAt: { not: null } };
  const entry = await db.watching.findFirst({ where, select: { positionMs: true, historyAt: true } });
  if (!entry?.historyAt) throw new AppError("not_found", "That is not in your history.");
  await forget(viewer, Prisma.sql`watching.media_id = ${mediaId}::uuid`);
  return { mediaId, positionMs: entry.positionMs, watchedAt: entry.historyAt.toISOString() };
}

/** Undoes `forgetEntry`. Later entries of the same media stay. */
export async function restoreEntry(viewer: SignedIn, { mediaId, positionMs, watchedAt }: EntryInput) {
  await db.$executeRaw`
    INSERT INTO watching (user_id, media_id, position_ms, state, lease_expires_at, history_at)
    SELECT ${viewer.id}::uuid, media.id, ${positionMs}::int, 'paused', now(), least(now(), ${watchedAt}::timestamptz)
    FROM media WHERE media.id = ${mediaId}::uuid
    ON CONFLICT (user_id, media_id) DO UPDATE
      SET history_at = coalesce(watching.history_at, excluded.history_at)`;
}

/** Empties the viewer's history for good, and forgets where they were in playlists. */
export async function clearHistory(viewer: SignedIn) {
  await db.playlistProgress.deleteMany({ where: { userId: viewer.id } });
  await forget(viewer, Prisma.sql`true`);
}

/** Leaves no trace, except of what plays right now, whose lease counts on. */
async function forget(viewer: SignedIn, which: Prisma.Sql) {
  await db.$executeRaw`
    WITH gone AS (
      DELETE FROM watching WHERE ${inHistoryOf(viewer)} AND ${which} AND watching.lease_expires_at <= now()
    )
    UPDATE watching SET history_at = NULL
    WHERE ${inHistoryOf(viewer)} AND ${which} AND watching.lease_expires_at > now()`;
}

/** While paused, what is played leaves the history as it is. */
export async function pauseHistory(viewer: SignedIn, paused: boolean) {
  await db.user.update({
    where: { id: viewer.id },
    data: { historyPausedAt: paused ? new Date() : null },
    select: { id: true },
  });
}

export async function isHistoryPaused(viewer: SignedIn): Promise<boolean> {
  const user = await db.user.findUnique({ where: { id: viewer.id }, select: { historyPausedAt: true } });
  return Boolean(user?.historyPausedAt);
}

/** The one rule of what a viewer's history is. */
function inHistoryOf(viewer: SignedIn) {
  return Prisma.sql`watching.user_id = ${viewer.id}::uuid AND watching.history_at IS NOT NULL`;
}

function latestOf(viewer: SignedIn) {
  return Prisma.sql`
    SELECT media_id, position_ms, history_at FROM watching
    WHERE ${inHistoryOf(viewer)} ORDER BY history_at DESC LIMIT ${LATEST}`;
}

/** In this form PostgreSQL starts at the cursor's place in the index. */
function after(cursor: string) {
  const [watchedAt, mediaId] = cursor.split("_");
  const at = Prisma.sql`${watchedAt}::timestamptz`;
  return Prisma.sql`AND watching.history_at <= ${at}
    AND (watching.history_at < ${at} OR watching.media_id > ${mediaId}::uuid)`;
}

function matches(query: string) {
  const words = query.split(/\s+/).slice(0, MAX_WORDS);
  return Prisma.sql`(SELECT bool_and(strpos(matinee_fold(media.title || ' ' || media.artist), matinee_fold(word)) > 0)
    FROM unnest(${words}::text[]) AS word)`;
}
