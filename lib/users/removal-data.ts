import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { type Aftermath, conclude, nothingLeft } from "../moderation/aftermath-data";
import { deleteMessages } from "../moderation/delete-data";
import type { AccountHolder } from "./schema";

/** So many messages go in one transaction: their rooms wait for it. */
const BATCH = 1_000;

type Said = { id: string; roomId: string; createdAt: Date };

/** Takes everything that somebody said out of all rooms; what breaks off half-way is done again by the next attempt. */
export async function removeMessages({ id }: AccountHolder) {
  let last: Said | undefined;
  do last = await removeBatch(id, last);
  while (last);
}

/** Removes the next messages after one; answers the last of them, or undefined when there are no more. */
async function removeBatch(authorId: string, after: Said | undefined) {
  const { last } = await conclude(async (tx) => {
    const batch = await findSaid(tx, authorId, after);
    const aftermath = await remove(tx, batch);
    return { aftermath, last: batch.length === BATCH ? batch.at(-1) : undefined };
  });
  return last;
}

/**
 * Removes what was said while the rest was being removed, in the transaction that ends the memberships: nobody says anything
 * after that. Answers what rooms are to hear of it.
 */
export async function removeLastMessages(tx: Transaction, { id }: AccountHolder): Promise<Aftermath> {
  return remove(tx, await findSaid(tx, id));
}

function findSaid(tx: Transaction, authorId: string, after?: Said) {
  const later = after
    ? Prisma.sql`AND (created_at, id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty;
  return tx.$queryRaw<Said[]>`
    SELECT id, room_id AS "roomId", created_at AS "createdAt" FROM message
    WHERE author_id = ${authorId}::uuid AND deleted_at IS NULL ${later} ORDER BY created_at, id LIMIT ${BATCH}::int`;
}

async function remove(tx: Transaction, said: Said[]): Promise<Aftermath> {
  const rooms = said.map(({ roomId }) => roomId);
  await tx.$queryRaw`SELECT 1 FROM room WHERE id = ANY(${rooms}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const ids = said.map(({ id }) => id);
  const gone = await deleteMessages(tx, Prisma.sql`m.id = ANY(${ids}::uuid[])`);
  return { ...nothingLeft(), messageIds: gone.map(({ id }) => id) };
}
