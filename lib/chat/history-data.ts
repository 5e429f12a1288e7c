import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { readInside } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { messagesOf, toMessage } from "./message-sql";
import { HISTORY_PAGE, type History, type HistoryQuery, MAX_HISTORY_PAGE, type Message } from "./schema";

/**
 * A page of a room's history with the room's numbers, in one snapshot and one query; see `History`. Throws `not_found`,
 * or `forbidden` with the reason, to who may not take part.
 */
export async function findHistory(viewer: SignedIn, roomId: string, query: HistoryQuery): Promise<History> {
  const page = messagesOf(pageOf(roomId, query), viewer);
  const what = Prisma.sql`SELECT coalesce(json_agg(page), '[]') FROM (${page}) page`;
  const { value, lastSeq, lastRev } = await readInside<Message[]>(viewer, roomId, what);
  const by = query.changedAfter === undefined ? "seq" : "rev";
  return { messages: value.map(toMessage).sort(ascending(by)), lastSeq, lastRev };
}

const ascending = (by: "seq" | "rev") => (a: Message, b: Message) => a[by] - b[by];

/** Each shape is a range or two of an index that has its order: (room_id, seq) or (room_id, rev). */
function pageOf(roomId: string, { before, after, changedAfter, around, limit }: HistoryQuery) {
  const inRoom = Prisma.sql`SELECT * FROM message WHERE room_id = ${roomId}::uuid`;
  const page = Prisma.sql`LIMIT ${limit ?? HISTORY_PAGE}::int`;
  if (changedAfter !== undefined)
    return Prisma.sql`${inRoom} AND rev > ${changedAfter}::int ORDER BY rev LIMIT ${limit ?? MAX_HISTORY_PAGE}::int`;
  if (around !== undefined) {
    const newer = Math.floor((limit ?? HISTORY_PAGE) / 2);
    return Prisma.sql`
      (${inRoom} AND seq <= ${around}::int ORDER BY seq DESC LIMIT ${(limit ?? HISTORY_PAGE) - newer}::int)
      UNION ALL (${inRoom} AND seq > ${around}::int ORDER BY seq LIMIT ${newer}::int)`;
  }
  if (after !== undefined) return Prisma.sql`${inRoom} AND seq > ${after}::int ORDER BY seq ${page}`;
  if (before !== undefined) return Prisma.sql`${inRoom} AND seq < ${before}::int ORDER BY seq DESC ${page}`;
  return Prisma.sql`${inRoom} ORDER BY seq DESC ${page}`;
}
