import "server-only";
import { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { readCursor, writeCursor } from "../cursor";
import { limit as limitRate } from "../rate-limit";
import { readInside } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { matchesIn, wordsOf } from "./matches";
import { messagesOf, toMessage } from "./message-sql";
import type { Message, MessageSearchQuery, SearchPage } from "./schema";

const place = z.tuple([z.int().min(1).max(2_147_483_647)]);

/**
 * A page of the messages of a room that hold every word of `query`, newest first. The same people find them as read the
 * history; what is deleted or hidden is not found. Throws `not_found`, `forbidden`, `rate_limited`.
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

/** Both ways have an index: the words by their trigrams in one room, and one room by seq for words that are frequent. */
function foundIn(roomId: string, words: string[], before: number | null, count: number) {
  const holds = words.map((word) => {
    const literal = word.replace(/[\\%_]/g, "\\$&");
    return Prisma.sql`matinee_fold(body) LIKE '%' || matinee_fold(${literal}) || '%'`;
  });
  const older = before === null ? Prisma.empty : Prisma.sql`AND seq < ${before}::int`;
  return Prisma.sql`
    SELECT * FROM message
    WHERE room_id = ${roomId}::uuid AND deleted_at IS NULL AND hidden_at IS NULL ${older}
      AND ${Prisma.join(holds, " AND ")}
    ORDER BY seq DESC LIMIT ${count}::int`;
}
