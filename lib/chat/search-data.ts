import "server-only";
import { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { readCursor, writeCursor } from "../cursor";
import { limit as limitRate } from "../rate-limit";
import { readInside } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { fold, matchesIn, wordsOf } from "./matches";
import { messagesOf, toMessage } from "./message-sql";
import type { Message, MessageSearchQuery, SearchPage } from "./schema";

/** So many messages are looked through without an index of words. */
const NEAR = 2_000;

/** What the index of words finds: three signs, of which two letters or digits stand together. */
const indexed = /[\p{L}\p{N}]{3}|[^\p{L}\p{N}][\p{L}\p{N}]{2}|[\p{L}\p{N}]{2}[^\p{L}\p{N}]/u;

const place = z.tuple([z.int().min(1).max(2_147_483_647)]);

/**
 * A page of the messages of a room that hold every word of `query`, newest first; among the last `NEAR` only where no
 * word is long enough for the index of words. The same people find them as read the history; what is deleted or hidden
 * is not found. Throws `not_found`, `forbidden`, `rate_limited`.
 */
export async function searchMessages(
  viewer: SignedIn,
  roomId: string,
  { query, cursor, limit }: MessageSearchQuery,
): Promise<SearchPage> {
  const [before] = cursor ? readCursor(place, cursor) : [null];
  await limitRate("message-search", viewer.id);
  const words = wordsOf(query);
  const source = foundIn(roomId, words, before, limit + 1);
  const what = Prisma.sql`
    SELECT coalesce(json_agg(p ORDER BY p.seq DESC), '[]') FROM (${messagesOf(source, viewer)}) p`;
  const { value } = await readInside<Message[]>(viewer, roomId, what);
  const messages = value.slice(0, limit).map(toMessage);
  const last = messages.at(-1);
  return {
    items: messages.map((message) => ({ message, matches: matchesIn(message.body, words) })),
    nextCursor: value.length > limit && last ? writeCursor([last.seq]) : null,
  };
}

/**
 * The last `NEAR` messages are read one by one: words that are frequent are found there. Only when that does not fill
 * the page, all older ones that the index of words finds are sorted, which are few then. `OFFSET 0` and `seq + 0` keep
 * the database from taking the other's way: for frequent words the index of words costs most.
 */
function foundIn(roomId: string, words: string[], before: number | null, count: number) {
  const below = before === null ? Prisma.sql`access."lastSeq" + 1` : Prisma.sql`${before}::int`;
  const inRoom = Prisma.sql`SELECT * FROM message WHERE room_id = ${roomId}::uuid`;
  const matching = Prisma.sql`deleted_at IS NULL AND hidden_at IS NULL AND ${Prisma.join(words.map(holds), " AND ")}`;
  const near = Prisma.sql`
    ${inRoom} AND seq < ${below} AND seq >= ${below} - ${NEAR}::int ORDER BY seq DESC OFFSET 0`;
  const found = Prisma.sql`SELECT * FROM (${near}) near WHERE ${matching} LIMIT ${count}::int`;
  if (!words.some((word) => indexed.test(fold(word)))) return found;
  return Prisma.sql`
    SELECT * FROM (
      (${found})
      UNION ALL
      (${inRoom} AND seq < ${below} - ${NEAR}::int AND ${matching} ORDER BY seq + 0 DESC LIMIT ${count}::int)
    ) found LIMIT ${count}::int`;
}

function holds(word: string) {
  const literal = word.replace(/[\\%_]/g, "\\$&");
  return Prisma.sql`matinee_fold(body) LIKE '%' || matinee_fold(${literal}) || '%'`;
}
