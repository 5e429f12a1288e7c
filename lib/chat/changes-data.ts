import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";
import type { SignedIn } from "../viewer";
import { messagesOf, toMessage } from "./message-sql";
import type { Message } from "./schema";
import { announceWritten, refuseSilenced, type WriteRow, write } from "./write-data";
import { writeStatement } from "./write-sql";

const EDIT_MINUTES = 15;

type ChangeColumns = { target: Message | null; editable: boolean | null };

/**
 * Gives one's own message another body, within 15 minutes, under the room's next `rev`, and publishes it.
 * @throws AppError `not_found` when it is no message of the room or deleted, `forbidden`, `rate_limited`.
 */
export async function editMessage(viewer: SignedIn, roomId: string, messageId: string, body: string) {
  const set = { body, at: Prisma.sql`edited_at` };
  const editable = Prisma.sql`NOT a.silenced AND (SELECT editable FROM target)`;
  const statement = changeStatement(viewer, roomId, messageId, set, editable);
  const row = await write<ChangeColumns, never>(statement, (answer) => {
    const target = requireOwn(viewer, answer);
    if (target.deletedAt) throw messageGone();
    refuseSilenced(answer);
    if (!answer.editable) throw new AppError("forbidden", "Messages can be changed for 15 minutes.");
    return undefined;
  });
  return announceChange(row, { body, editedAt: row.writtenAt.toISOString() });
}

/**
 * Deletes one's own message: it keeps its `seq` and loses its body. Deleting it again changes nothing.
 * @throws AppError `not_found` when it is no message of the room, `forbidden`, `rate_limited`.
 */
export async function deleteMessage(viewer: SignedIn, roomId: string, messageId: string) {
  const set = { body: "", at: Prisma.sql`deleted_at` };
  const statement = changeStatement(viewer, roomId, messageId, set, Prisma.sql`true`);
  const outcome = await write<ChangeColumns, { before: Message }>(statement, (answer) => {
    const target = requireOwn(viewer, answer);
    return target.deletedAt ? { before: target } : undefined;
  });
  if ("before" in outcome) return outcome.before;
  return announceChange(outcome, { body: "", deletedAt: outcome.writtenAt.toISOString() });
}

type Change = Partial<Pick<Message, "body" | "editedAt" | "deletedAt">>;
type ChangeRow = Awaited<ReturnType<typeof write<ChangeColumns, never>>>;

function announceChange(row: ChangeRow, change: Change): Message {
  if (!row.target) throw messageGone();
  const message = { ...toMessage(row.target), ...change, rev: row.rev };
  announceWritten(row, message);
  return message;
}

function requireOwn(viewer: SignedIn, { target }: WriteRow<ChangeColumns>): Message {
  if (!target) throw messageGone();
  if (target.author.id === viewer.id) return toMessage(target);
  throw new AppError("forbidden", "Only its author can change a message.");
}

function messageGone() {
  return new AppError("not_found", "There is no such message.");
}

function changeStatement(
  viewer: SignedIn,
  roomId: string,
  messageId: string,
  set: { body: string; at: Prisma.Sql },
  allowed: Prisma.Sql,
) {
  const asked = Prisma.sql`SELECT * FROM message WHERE id = ${messageId}::uuid AND room_id = ${roomId}::uuid`;
  return writeStatement(viewer, roomId, {
    reads: Prisma.sql`
      target AS MATERIALIZED (
        SELECT row_to_json(t) AS message, t.author ->> 'id' = ${viewer.id} AS own, t."deletedAt",
          t."createdAt" > now() - make_interval(mins => ${EDIT_MINUTES}) AS editable
        FROM (${messagesOf(asked, viewer)}) t
      )`,
    ready: Prisma.sql`EXISTS (SELECT FROM target WHERE own AND "deletedAt" IS NULL) AND ${allowed}`,
    seqStep: 0,
    write: Prisma.sql`
      UPDATE message m SET body = ${set.body}, ${set.at} = clock_timestamp(), rev = n.last_rev
      FROM numbered n
      WHERE m.id = ${messageId}::uuid AND m.deleted_at IS NULL
      RETURNING m.seq, m.rev, m.${set.at} AS "writtenAt"`,
    columns: Prisma.sql`(SELECT message FROM target) AS target, (SELECT editable FROM target) AS editable`,
  });
}
