import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { rankMedia } from "../media/search-data";
import { toTsquery, wordsOf } from "../search";
import type { Viewer } from "../viewer";
import { isListed, listed } from "./access-data";
import { cardColumns, toCards } from "./cards-data";
import { decodePlace, encodePlace, type Place } from "./explore-cursor";
import { bounds, type Contents, type ExploreQuery, type Sort, type TagCount } from "./explore-schema";
import type { PlaylistCard, PlaylistPage } from "./schema";

/** Ranking reads at most this many lists a way of matching, the newest first: never an unbounded result. */
const MAX_CANDIDATES = 200;
/** Lists are found by so many of the media that match best: so many by each, among the newest so many that hold it. */
const MAX_MEDIA = 20;
const MAX_HOLDING = 60;
const MAX_PLACES = 5_000;
/** Slips are forgiven when fewer lists than this have the words as typed: the index is quick for rare titles only. */
const ENOUGH = 20;
/** As for media (search-data.ts): forgives a slip in each of two short words. */
const SIMILARITY = "0.4";
/** Themes are counted among this many lists, the most trending ones. */
const COUNTED_LISTS = 2_000;

type Found = { id: string; value: number | Date };

const columns: Record<Exclude<Sort, "best">, Prisma.Sql> = {
  trending: Prisma.sql`playlist.trend`,
  followers: Prisma.sql`playlist.followers`,
  recent: Prisma.sql`playlist.updated_at`,
};

/**
 * A page of the public lists that have something in them. With a query: those whose title, themes or description have
 * every word of it, whose title resembles it, or which hold a media that it finds; `best` puts exact and leading titles
 * first, then the weight of the words and of the media found. Throws `invalid` for a cursor of another order.
 */
export async function explorePlaylists(viewer: Viewer, request: ExploreQuery): Promise<PlaylistPage> {
  const found = request.query ? await search(request, request.query) : await list(request);
  const shown = found.slice(0, request.limit);
  const last = found.length > request.limit ? shown.at(-1) : undefined;
  return {
    items: await findCards(
      viewer,
      shown.map(({ id }) => id),
    ),
    nextCursor: last ? encodePlace(request.sort, toPlace(last)) : null,
  };
}

/** The cards of those of the lists that are public and have something in them, in the order given. */
export async function findCards(viewer: Viewer, ids: string[]): Promise<PlaylistCard[]> {
  const where = { AND: [{ id: { in: ids } }, listed] };
  const cards = await toCards(viewer, await db.playlist.findMany({ where, select: cardColumns }));
  const byId = new Map(cards.map((card) => [card.id, card]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function toPlace({ id, value }: Found): Place {
  return { id, value: value instanceof Date ? value.toISOString() : value };
}

function list({ sort, cursor, limit, ...filters }: ExploreQuery): Promise<Found[]> {
  const by = sort === "best" ? "trending" : sort;
  const value = columns[by];
  return db.$queryRaw<Found[]>`
    SELECT playlist.id, ${value} AS value FROM playlist
    WHERE ${isAmong(filters)} ${behind(sort, cursor, value)}
    ORDER BY ${value} DESC, playlist.id DESC LIMIT ${limit + 1}`;
}

async function search({ sort, cursor, limit, ...filters }: ExploreQuery, query: string): Promise<Found[]> {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const media = await rankMedia({ query, limit: MAX_MEDIA });
  const value = sort === "best" ? Prisma.sql`scored.score` : columns[sort];
  const [, found] = await db.$transaction([
    db.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${SIMILARITY}, true)`,
    db.$queryRaw<Found[]>`
      WITH sought AS (
        SELECT to_tsquery('matinee', ${toTsquery(words)}) AS words, matinee_fold(${words.join(" ")}) AS typed
      ), ${holding(media, filters)}, worded AS (
        SELECT playlist.id FROM playlist, sought
        WHERE ${isAmong(filters)} AND matinee_document(title, '', description, tags) @@ words
        ORDER BY playlist.id DESC LIMIT ${MAX_CANDIDATES}
      ), alike AS (
        SELECT id FROM (
          SELECT playlist.id FROM playlist, sought WHERE ${isAmong(filters)} AND typed <% matinee_fold(title) OFFSET 0
        ) AS found
        WHERE (SELECT count(*) FROM worded) < ${ENOUGH} ORDER BY id DESC LIMIT ${MAX_CANDIDATES}
      ), candidates AS (
        SELECT id FROM worded UNION SELECT id FROM alike
        UNION (SELECT id FROM holding ORDER BY weight DESC, id DESC LIMIT ${MAX_CANDIDATES})
      ), scored AS (
        SELECT playlist.id, round(1e6 * (
          CASE WHEN matinee_fold(title) = typed THEN 3 WHEN starts_with(matinee_fold(title), typed) THEN 1.5 ELSE 0 END
          + 2 * ts_rank('{0.1, 0.3, 0.6, 1}', matinee_document(title, '', left(description, 500), tags), words)
          + word_similarity(typed, matinee_fold(title)) + 1.5 * coalesce(holding.weight, 0)
        ))::int AS score
        FROM sought, candidates JOIN playlist USING (id) LEFT JOIN holding USING (id)
      )
      SELECT playlist.id, ${value} AS value FROM scored JOIN playlist USING (id)
      WHERE true ${behind(sort, cursor, value)}
      ORDER BY ${value} DESC, playlist.id DESC LIMIT ${limit + 1}`,
  ]);
  return found;
}

/** The lists that hold the media found, each with the weight (0 to 1) of the best of them. */
function holding(media: { id: string; score: number }[], filters: Filters) {
  const ids = media.map(({ id }) => id);
  const weights = media.map(({ score }) => Math.min(1, score / 5e6));
  return Prisma.sql`holding AS (
    SELECT held.id, max(media.weight) AS weight
    FROM unnest(${ids}::uuid[], ${weights}::float8[]) AS media(id, weight)
    CROSS JOIN LATERAL (
      SELECT playlist.id FROM (
        SELECT playlist_id FROM playlist_item WHERE media_id = media.id
        ORDER BY playlist_id DESC LIMIT ${MAX_PLACES}
      ) AS place
      JOIN playlist ON playlist.id = place.playlist_id
      WHERE ${isAmong(filters)}
      ORDER BY place.playlist_id DESC LIMIT ${MAX_HOLDING}
    ) AS held
    GROUP BY held.id
  )`;
}

type Filters = Pick<ExploreQuery, "kind" | "length" | "tag">;

const holds: Record<Contents, Prisma.Sql> = {
  video: Prisma.sql`AND playlist.video_count > 0 AND playlist.audio_count = 0`,
  audio: Prisma.sql`AND playlist.audio_count > 0 AND playlist.video_count = 0`,
  mixed: Prisma.sql`AND playlist.video_count > 0 AND playlist.audio_count > 0`,
};

function isAmong({ kind, length, tag }: Filters) {
  const [from, to] = length ? bounds[length] : [0, null];
  return Prisma.sql`${isListed} ${kind ? holds[kind] : Prisma.empty}
    ${from > 0 ? Prisma.sql`AND playlist.duration_ms >= ${from}` : Prisma.empty}
    ${to === null ? Prisma.empty : Prisma.sql`AND playlist.duration_ms < ${to}`}
    ${tag.length > 0 ? Prisma.sql`AND playlist.tags @> ${tag}::text[]` : Prisma.empty}`;
}

const types: Record<Sort, Prisma.Sql> = {
  best: Prisma.sql`float8`,
  trending: Prisma.sql`float8`,
  followers: Prisma.sql`int`,
  recent: Prisma.sql`timestamptz`,
};

/** In this form PostgreSQL starts at the cursor's place in the index. */
function behind(sort: Sort, cursor: string | undefined, column: Prisma.Sql) {
  if (!cursor) return Prisma.empty;
  const { value, id } = decodePlace(sort, cursor);
  return Prisma.sql`AND (${column}, playlist.id) < (${value}::${types[sort]}, ${id}::uuid)`;
}

/** The themes that most of the public lists have, and how many of them do. */
export async function listTags(_viewer: Viewer, limit: number): Promise<TagCount[]> {
  return db.$queryRaw<TagCount[]>`
    SELECT tag, count(*)::int AS count FROM (
      SELECT tags FROM playlist WHERE ${isListed} AND tags <> '{}'
      ORDER BY trend DESC, id DESC LIMIT ${COUNTED_LISTS}
    ) AS counted, unnest(tags) AS tag
    GROUP BY tag ORDER BY count DESC, tag LIMIT ${limit}`;
}
