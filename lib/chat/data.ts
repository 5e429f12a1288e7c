import "server-only";
import { v7 as uuidv7 } from "uuid";
import { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";
import { tellKeepers } from "../moderation/held-data";
import type { Held } from "../moderation/held-schema";
import type { Said } from "../moderation/rules-sql";
import { judge } from "../moderation/words-data";
import { tryToWrite } from "../rate-limit";
import { asUser } from "../users/as-user";
import type { SignedIn } from "../viewer";
import { isAnswerable, mentionedIds, mentionedIn, mentionedJson } from "./mention-sql";
import { messagesOf, replyJson, toMessage } from "./message-sql";
import type { Mention, Message, MessageInput, ReplyTo } from "./schema";
import { tellConcerned } from "./tell-data";
import { announceWritten, refuseSilenced, settleHeld, type WriteRow, write } from "./write-data";
import { writeStatement } from "./write-sql";

type SendColumns = {
  reply: ReplyTo | null;
  /** Who wrote what is answered, when they are to be told. */
  answered: string | null;
  mentions: Mention[];
  twin: Message | null;
};
type Sent = { message: Message; created: boolean };
type Answer = Sent | { held: Held };

/**
 * Sends a message: commits it under the room's next `seq` and `rev`, then publishes it and tells those whom it mentions
 * or answers. A repeat of a `clientId` with the same body returns the first result with `created: false`. What the
 * room's rules hold waits for its moderators: `held`.
 * @throws AppError `conflict` when the `clientId` was used for another body or room, `invalid` when the message
 * replied to is not of this room, `forbidden`, `rate_limited`, `not_found`.
 */
export async function sendMessage(viewer: SignedIn, roomId: string, input: MessageInput): Promise<Answer> {
  const attempt = await tryToWrite(viewer.id);
  const id = uuidv7();
  const { clientId, body, mediaPositionMs = null, replyToId = null } = input;
  const outcome = await write<SendColumns, Answer>(
    async () => {
      const said = await judge(roomId, body, { id, clientId, body, mediaPositionMs, replyToId });
      return sendStatement(viewer, roomId, id, input, said);
    },
    (row) => settleSend(row, roomId, input),
  );
  if ("held" in outcome) tellKeepers(roomId);
  if ("created" in outcome || "held" in outcome) return outcome;
  const { seq, rev, writtenAt, reply, mentions, answered } = outcome;
  const message: Message = {
    id,
    roomId,
    seq,
    rev,
    clientId: input.clientId,
    author: asUser(viewer),
    body: input.body,
    mentions,
    mediaPositionMs: input.mediaPositionMs ?? null,
    replyTo: reply,
    reactions: [],
    mine: [],
    createdAt: writtenAt.toISOString(),
    editedAt: null,
    deletedAt: null,
    pinnedAt: null,
    hidden: false,
  };
  await attempt.wrote();
  announceWritten(outcome, message);
  tellConcerned(viewer, outcome, message, { mentioned: mentions.map((one) => one.id), answered });
  return { message, created: true };
}

function settleSend(row: WriteRow<SendColumns>, roomId: string, input: MessageInput): Answer | undefined {
  if (row.twin) return { message: firstResult(toMessage(row.twin), roomId, input), created: false };
  refuseSilenced(row);
  const held = settleHeld(row, input);
  if (held) return { held };
  if (!input.replyToId || row.reply) return undefined;
  const problem = "The message you reply to is not in this room.";
  throw new AppError("invalid", problem, { fields: { replyToId: problem } });
}

/** What was changed since cannot be compared; that it is there is all that a repeat needs to hear. */
function firstResult(twin: Message, roomId: string, { body }: MessageInput) {
  const changed = twin.editedAt !== null || twin.deletedAt !== null || twin.hidden;
  if (twin.roomId === roomId && (changed || twin.body === body)) return twin;
  throw new AppError("conflict", "That clientId was used for another message.");
}

function sendStatement(viewer: SignedIn, roomId: string, id: string, input: MessageInput, said: Said) {
  const { clientId, body, mediaPositionMs = null, replyToId = null } = input;
  const sent = Prisma.sql`SELECT * FROM message WHERE author_id = ${viewer.id}::uuid AND client_id = ${clientId}::uuid`;
  return writeStatement(viewer, roomId, {
    reads: Prisma.sql`
      twin AS (SELECT row_to_json(t) AS message FROM (${messagesOf(sent, viewer)}) t),
      reply AS (
        SELECT ${replyJson} AS message, p.author_id FROM message p JOIN "user" pu ON pu.id = p.author_id
        WHERE p.id = ${replyToId}::uuid AND p.room_id = ${roomId}::uuid
      ),
      ${mentionedIn(viewer, body)}`,
    ready: Prisma.sql`
      NOT a.silenced AND NOT EXISTS (SELECT FROM twin)
      AND (${replyToId}::uuid IS NULL OR EXISTS (SELECT FROM reply))`,
    seqStep: 1,
    said,
    write: Prisma.sql`
      INSERT INTO message
        (id, room_id, seq, rev, author_id, client_id, body, mentions, media_position_ms, reply_to_id, created_at)
      SELECT ${id}::uuid, ${roomId}::uuid, last_seq, last_rev, ${viewer.id}::uuid, ${clientId}::uuid, ${body},
        ${mentionedIds}, ${mediaPositionMs}::int, ${replyToId}::uuid, clock_timestamp()
      FROM numbered
      RETURNING seq, rev, created_at AS "writtenAt"`,
    columns: Prisma.sql`
      (SELECT message FROM twin) AS twin, (SELECT message FROM reply) AS reply, ${mentionedJson} AS mentions,
      (SELECT u.id FROM reply, access a, "user" u WHERE u.id = reply.author_id AND ${isAnswerable(viewer)}) AS answered`,
  });
}
