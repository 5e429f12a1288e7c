import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { toTsquery, wordsOf } from "../search";
import { decodeCursor } from "./cursor";
import type { MediaKind } from "./schema";

/** Ranking reads at most this many media a way of matching, the newest first: never an unbounded result. */
const MAX_CANDIDATES = 400;

/** Below pg_trgm's default of 0.6, which misses a slip in each of two short words ("gren huor": 0.42). */
const SIMILARITY = "0.4";

/** As `listed` in data.ts. */
const listed = Prisma.sql`visibility = 'public' AND status = 'ready'`;

type Search = { query: string; kind?: MediaKind; cursor?: string; limit: number };
export type Ranked = { id: string; score: number };

/**
 * The ids of the public media that match a query, best first, from a keyset cursor on; one more than `limit` when
 * there is a next page.
 *
 * A media matches when every word of the query begins a word of its title, artist, tags or description (full text,
 * stemmed, unaccented), or when the whole query resembles its title and artist (trigrams: this forgives typos). Each
 * way yields its newest candidates from a GIN index, and only those are scored: exact and leading titles first, then
 * the weight of the words found and the resemblance. Scores are whole numbers, so that a cursor compares exactly.
 */
export async function rankMedia({ query, kind, cursor, limit }: Search): Promise<Ranked[]> {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const after = cursor ? decodeCursor("ranked", cursor) : null;
  const among = Prisma.sql`${listed} ${kind ? Prisma.sql`AND kind = ${kind}::"MediaKind"` : Prisma.empty}`;
  const from = after ? Prisma.sql`WHERE (score, id) < (${after[1]}::int, ${after[2]}::uuid)` : Prisma.empty;
  const [, rows] = await db.$transaction([
    db.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${SIMILARITY}, true)`,
    db.$queryRaw<Ranked[]>`
      WITH sought AS (
        SELECT to_tsquery('matinee', ${toTsquery(words)}) AS words, matinee_fold(${words.join(" ")}) AS typed
      ), candidates AS (
        (SELECT id, title, artist, description, tags FROM media, sought
          WHERE ${among} AND matinee_document(title, artist, description, tags) @@ words
          ORDER BY id DESC LIMIT ${MAX_CANDIDATES})
        UNION
        (SELECT id, title, artist, description, tags FROM media, sought
          WHERE ${among} AND typed <% matinee_fold(title || ' ' || artist)
          ORDER BY id DESC LIMIT ${MAX_CANDIDATES})
      ), scored AS (
        SELECT id, round(1e6 * (
          CASE WHEN matinee_fold(title) = typed THEN 3 WHEN starts_with(matinee_fold(title), typed) THEN 1.5 ELSE 0 END
          + 2 * ts_rank('{0.1, 0.3, 0.6, 1}', matinee_document(title, artist, description, tags), words)
          + word_similarity(typed, matinee_fold(title)) + 0.7 * word_similarity(typed, matinee_fold(artist))
        ))::int AS score
        FROM candidates, sought
      )
      SELECT id, score FROM scored ${from} ORDER BY score DESC, id DESC LIMIT ${limit + 1}`,
  ]);
  return rows;
}

/**
 * The ids of up to `limit` public media that share tags with one, those with the most and rarest first; bounded as the
 * search is.
 */
export async function rankSimilar(media: { id: string; tags: string[] }, limit: number): Promise<string[]> {
  const words = wordsOf(media.tags.join(" "));
  if (words.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH sought AS (SELECT to_tsquery('matinee', ${words.join(" | ")}) AS words), candidates AS (
      SELECT id, matinee_document(title, artist, description, tags) AS document FROM media, sought
      WHERE ${listed} AND id <> ${media.id}::uuid
        AND matinee_document(title, artist, description, tags) @@ words
      ORDER BY id DESC LIMIT ${MAX_CANDIDATES}
    )
    SELECT id FROM candidates, sought ORDER BY ts_rank(document, words) DESC, id DESC LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
