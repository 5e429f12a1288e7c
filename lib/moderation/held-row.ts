import type { MessageInput } from "../chat/schema";
import { AppError } from "../errors";
import type { Held, HeldOutcome } from "./held-schema";
import type { GuardRow } from "./rules-sql";

/** A message that the rules have just held. */
export function heldNow(roomId: string, input: MessageInput, row: NonNullable<GuardRow["heldNow"]>): Held {
  const { clientId, body, mediaPositionMs = null, replyToId = null } = input;
  const { id, createdAt, expiresAt } = row;
  return {
    id,
    roomId,
    clientId,
    body,
    mediaPositionMs,
    replyToId,
    ...iso({ createdAt, expiresAt }),
    outcome: null,
  };
}

/**
 * A repeat of a message that was held: what it is now. Throws `forbidden` when it was not let through, `conflict` when it
 * is not the same.
 */
export function heldBefore(
  roomId: string,
  input: MessageInput,
  row: NonNullable<GuardRow["heldBefore"]>,
): Held {
  if (row.roomId !== roomId || row.body !== input.body)
    throw new AppError("conflict", "That clientId was used for another message.");
  if (row.outcome === "rejected") throw new AppError("forbidden", "Moderators did not let it through.");
  if (row.outcome === "expired") throw new AppError("forbidden", "Nobody looked at it in time.");
  return { ...heldNow(roomId, input, row), outcome: row.outcome as HeldOutcome | null };
}

function iso({ createdAt, expiresAt }: { createdAt: string; expiresAt: string }) {
  return { createdAt: new Date(createdAt).toISOString(), expiresAt: new Date(expiresAt).toISOString() };
}
