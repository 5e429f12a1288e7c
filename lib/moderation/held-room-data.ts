import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { announceMessage } from "../chat/announce";
import { isAnswerable, mentionedIds, mentionedIn } from "../chat/mention-sql";
import { messagesOf, toMessage } from "../chat/message-sql";
import type { Message } from "../chat/schema";
import { tellConcerned } from "../chat/tell-data";
import type { Transaction } from "../db";
import { AppError } from "../errors";
import { inBackground } from "../realtime/background";
import { userColumns } from "../users/data";
import { isSanctioned } from "./sanction-sql";

type Put = { epoch: number; id: string; title: string; mediaId: string; answered: string | null };

/**
 * Puts a held message into its room, in the transaction given, as if its author had sent it now: with the id and the
 * `clientId` that it had. Answers what says so after the commit. Throws `forbidden` when the author may not write there.
 */
export async function putIntoRoom(tx: Transaction, roomId: string, heldId: string) {
  const select = { body: true, author: { select: userColumns } } as const;
  const { author, body } = await tx.heldMessage.findUniqueOrThrow({ where: { id: heldId }, select });
  const [put] = await tx.$queryRaw<Put[]>`
    WITH access AS MATERIALIZED (
      SELECT id, title, media_id AS "mediaId", visibility::text AS visibility FROM room WHERE id = ${roomId}::uuid
    ),
    ${mentionedIn(author, body)},
    held AS MATERIALIZED (
      SELECT h.* FROM held_message h JOIN member m ON m.room_id = h.room_id AND m.user_id = h.author_id
      JOIN room hr ON hr.id = h.room_id JOIN media ON media.id = hr.media_id
      WHERE h.id = ${heldId}::uuid AND m.left_at IS NULL AND media.status = 'ready'
        AND NOT ${isSanctioned(Prisma.sql`h.author_id`, Prisma.sql`h.room_id`)}
    ),
    numbered AS (
      UPDATE room r SET last_seq = r.last_seq + 1, last_rev = r.last_rev + 1, last_active_at = clock_timestamp()
      FROM held WHERE r.id = held.room_id AND r.closed_at IS NULL
      RETURNING r.last_seq, r.last_rev, r.epoch
    ),
    written AS (
      INSERT INTO message
        (id, room_id, seq, rev, author_id, client_id, body, mentions, media_position_ms, reply_to_id, created_at)
      SELECT held.id, held.room_id, n.last_seq, n.last_rev, held.author_id, held.client_id, held.body,
        ${mentionedIds}, held.media_position_ms, (SELECT p.id FROM message p WHERE p.id = held.reply_to_id), clock_timestamp()
      FROM held, numbered n RETURNING id
    )
    SELECT n.epoch, a.id, a.title, a."mediaId", (
      SELECT u.id FROM held JOIN message p ON p.id = held.reply_to_id JOIN "user" u ON u.id = p.author_id
      WHERE ${isAnswerable(author)}
    ) AS answered
    FROM numbered n, written, access a`;
  if (!put) throw new AppError("forbidden", "Whoever wrote it may not write here now.");
  const message = await readMessage(tx, heldId);
  const mentioned = message.mentions.map((one) => one.id);
  return () => {
    inBackground(() => announceMessage(message, put.epoch).then(() => undefined));
    tellConcerned(author, put, message, { mentioned, answered: put.answered });
  };

  async function readMessage(from: Transaction, id: string) {
    const source = Prisma.sql`SELECT * FROM message WHERE id = ${id}::uuid AND room_id = ${roomId}::uuid`;
    const [row] = await from.$queryRaw<{ message: Message }[]>`
      SELECT row_to_json(t) AS message FROM (${messagesOf(source, nobody)}) t`;
    if (!row) throw new AppError("unavailable", "That did not get through. Please try again.");
    return toMessage(row.message);
  }
}

/** What everyone hears has no reader. */
const nobody = { id: "00000000-0000-0000-0000-000000000000" };
