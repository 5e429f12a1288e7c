import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { readInside } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { messagesOf, toMessage } from "./message-sql";
import type { ReplayQuery } from "./replay-schema";
import { HISTORY_PAGE, type Message } from "./schema";

/**
 * A page of a conversation by the moments of its media, ascending, whenever it was said: without what was deleted or
 * hidden, or said at no moment. One query over an index that has its order. Throws `not_found`, or `forbidden` with the
 * reason, to who may not take part.
 */
export async function findReplay(viewer: SignedIn, roomId: string, query: ReplayQuery) {
  const page = messagesOf(pageOf(roomId, query), viewer);
  const what = Prisma.sql`SELECT coalesce(json_agg(page), '[]') FROM (${page}) page`;
  const { value, lastSeq, lastRev } = await readInside<Message[]>(viewer, roomId, what);
  return { messages: value.map(toMessage).sort(byMoment), lastSeq, lastRev };
}

const byMoment = (a: Message, b: Message) =>
  (a.mediaPositionMs ?? 0) - (b.mediaPositionMs ?? 0) || a.seq - b.seq;

function pageOf(roomId: string, { towards, ms, seq, limit }: ReplayQuery) {
  const said = Prisma.sql`
    SELECT * FROM message
    WHERE room_id = ${roomId}::uuid AND media_position_ms IS NOT NULL AND deleted_at IS NULL AND hidden_at IS NULL`;
  const page = Prisma.sql`LIMIT ${limit ?? HISTORY_PAGE}::int`;
  const place = Prisma.sql`(${ms}::int, ${seq}::int)`;
  return towards === "before"
    ? Prisma.sql`${said} AND (media_position_ms, seq) < ${place} ORDER BY media_position_ms DESC, seq DESC ${page}`
    : Prisma.sql`${said} AND (media_position_ms, seq) > ${place} ORDER BY media_position_ms, seq ${page}`;
}
