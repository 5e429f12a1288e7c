import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";
import type { SignedIn } from "../viewer";
import { changeMessage, refuseGone } from "./change-data";
import { EDIT_MINUTES } from "./limits";
import { mentionedIds, mentionedIn } from "./mention-sql";
import type { Message } from "./schema";
import { tellConcerned } from "./tell-data";
import { refuseSilenced } from "./write-data";

/**
 * Gives one's own message another body, within `EDIT_MINUTES`, under the room's next `rev`, and publishes it. What it
 * said before is kept for moderators; whom it mentions now and did not before is told.
 * @throws AppError `not_found` when it is no message of the room or deleted, `forbidden`, `rate_limited`.
 */
export async function editMessage(viewer: SignedIn, roomId: string, messageId: string, body: string) {
  const { message, row } = await changeMessage(
    viewer,
    roomId,
    messageId,
    {
      reads: mentionedIn(viewer, body),
      allowed: Prisma.sql`t.own AND t.editable AND NOT t.hidden AND NOT a.silenced`,
      says: body,
      set: Prisma.sql`body = ${body}, mentions = ${mentionedIds}, edited_at = clock_timestamp()`,
    },
    (target, answer) => {
      requireOwn(viewer, target);
      refuseGone(target);
      refuseSilenced(answer);
      if (answer.editable) return undefined;
      throw new AppError("forbidden", `Messages can be changed for ${EDIT_MINUTES} minutes.`);
    },
  );
  if (row) {
    const before = new Set(row.target?.mentions.map(({ id }) => id));
    const mentioned = message.mentions.flatMap(({ id }) => (before.has(id) ? [] : id));
    tellConcerned(viewer, row, message, { mentioned, answered: null });
  }
  return message;
}

/**
 * Deletes one's own message: it keeps its `seq` and loses its body and all that hangs on it. Deleting it again changes
 * nothing.
 * @throws AppError `not_found` when it is no message of the room, `forbidden`, `rate_limited`.
 */
export async function deleteMessage(viewer: SignedIn, roomId: string, messageId: string) {
  const { message } = await changeMessage(
    viewer,
    roomId,
    messageId,
    {
      allowed: Prisma.sql`t.own`,
      set: Prisma.sql`body = '', deleted_at = clock_timestamp()`,
    },
    (target) => {
      requireOwn(viewer, target);
      return target.deletedAt ? target : undefined;
    },
  );
  return message.deletedAt ? { ...message, mine: [] } : message;
}

function requireOwn(viewer: SignedIn, { author }: Message) {
  if (author.id === viewer.id) return;
  throw new AppError("forbidden", "Only its author can change a message.");
}
