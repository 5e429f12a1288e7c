import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import { db, isTaken, isUnfit } from "../db";
import { AppError } from "../errors";
import { heldBefore, heldNow } from "../moderation/held-row";
import type { Held } from "../moderation/held-schema";
import { refuseBroken } from "../moderation/rules-refusal";
import type { GuardRow } from "../moderation/rules-sql";
import { forgetFilter } from "../moderation/words-data";
import { inBackground } from "../realtime/background";
import { type Access, refusal } from "../rooms/access-data";
import { announceMessage, announceMove } from "./announce";
import type { Message, MessageInput } from "./schema";

/** The answer of a `writeStatement`: the access, and what was written, if it was. */
export type WriteRow<Columns> = Access & {
  seq: number | null;
  rev: number | null;
  writtenAt: Date | null;
  newEpoch: number | null;
  paced: boolean;
  /** Seconds to wait for the pace; negative or null when there is no need. */
  wait: number | null;
} & Partial<GuardRow> &
  Columns;

export type Written<Columns> = WriteRow<Columns> & {
  rev: number;
  seq: number;
  writtenAt: Date;
  newEpoch: number;
};

const ATTEMPTS = 6;

/** A statement, or what makes one: anew for every attempt, since what it rests on may have changed. */
type Statement = Prisma.Sql | (() => Promise<Prisma.Sql>);

/**
 * Runs a write until it has happened or `settle` knows better: that function sees each answer of someone who may take
 * part, and returns a value to stop with, or throws. Tries again when the room moved on, a twin came first, or what is
 * said was judged by lists that have changed.
 * @throws AppError `not_found`, `forbidden` with the reason, `rate_limited`, `unavailable` when it never got through.
 */
export async function write<Columns, Settled>(
  statement: Statement,
  settle: (row: WriteRow<Columns>) => Settled | undefined,
): Promise<Written<Columns> | Settled> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const row = await run<Columns>(typeof statement === "function" ? await statement() : statement);
    if (row === "twin") continue;
    const reason = refusal(row);
    if (reason || !row) throw reason;
    const settled = settle(row);
    if (settled !== undefined) return settled;
    if (isWritten(row)) return row;
    if (row.broken === "words") forgetFilter(row.id);
    else refuse(row);
  }
  throw new AppError("unavailable", "That did not get through. Please try again.");
}

function refuse(row: WriteRow<unknown>) {
  if (row.paced) return;
  if (isGuarded(row)) refuseBroken(row);
  refuseHaste(row.wait);
}

function isGuarded(row: WriteRow<unknown>): row is WriteRow<unknown> & GuardRow {
  return row.broken !== undefined;
}

/**
 * What became of a message that the room's rules hold, now or when it was first sent; undefined when they do not.
 * @throws AppError `forbidden` when moderators did not let it through, `conflict` when its `clientId` was another's.
 */
export function settleHeld(row: WriteRow<unknown>, input: MessageInput): Held | undefined {
  if (!isGuarded(row)) return undefined;
  if (row.heldBefore) return heldBefore(row.id, input, row.heldBefore);
  return row.heldNow ? heldNow(row.id, input, row.heldNow) : undefined;
}

async function run<Columns>(statement: Prisma.Sql): Promise<WriteRow<Columns> | null | "twin"> {
  try {
    const [row] = await db.$queryRaw<WriteRow<Columns>[]>(statement);
    return row ?? null;
  } catch (error) {
    // Somebody else came first: an index or a check refused what was right when the statement began.
    if (isTaken(error) || isUnfit(error)) return "twin";
    throw error;
  }
}

function isWritten<Columns>(row: WriteRow<Columns>): row is Written<Columns> {
  return row.seq !== null && row.rev !== null && row.writtenAt !== null && row.newEpoch !== null;
}

function refuseHaste(wait: number | null) {
  if (wait === null || wait <= 0) return;
  const retryAfterSeconds = Math.ceil(wait);
  throw new AppError("rate_limited", "You are writing very fast. Please wait a moment.", {
    retryAfterSeconds,
  });
}

/** Throws `forbidden` to who is timed out or muted. `fields.until` is when that ends, if it does. */
export function refuseSilenced({ silenced, silencedUntil }: Access) {
  if (!silenced) return;
  if (!silencedUntil) throw new AppError("forbidden", "You cannot write here.");
  const until = silencedUntil.toISOString();
  throw new AppError("forbidden", `You cannot write here until ${until}.`, { fields: { until } });
}

/** Says what a write did to everyone in the room, after its commit; the answer does not wait for it. */
export function announceWritten(row: Written<unknown>, message: Message) {
  inBackground(async () => {
    if (row.newEpoch !== row.epoch) await announceMove(row.id, row.epoch, row.newEpoch);
    await announceMessage(message, row.newEpoch);
  });
}
