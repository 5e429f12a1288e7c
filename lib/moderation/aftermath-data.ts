import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { announceMessage, announceMove } from "../chat/announce";
import { messagesOf, toMessage } from "../chat/message-sql";
import type { Message } from "../chat/schema";
import { db, patience, type Transaction } from "../db";
import { keepNotices, type Notice } from "../notifications/data";
import { inBackground } from "../realtime/background";
import type { Stale } from "./case-schema";

/** What is left to be said once a decision is committed: on the rooms' channels, to people, to cached pages. */
export type Aftermath = {
  moves: { roomId: string; from: number; to: number }[];
  messageIds: string[];
  notices: Notice[];
  stale: Stale;
};

export function nothingLeft(): Aftermath {
  return { moves: [], messageIds: [], notices: [], stale: { playlistIds: [], mediaIds: [] } };
}

/**
 * Runs a transaction that decides about people. What they are to be told of it is kept in it; after the commit they are
 * woken up and rooms hear of it, in the background: what was decided holds, whoever has heard of it.
 */
export async function conclude<Result extends { aftermath: Aftermath }>(
  run: (tx: Transaction) => Promise<Result>,
  limits = patience,
): Promise<Result> {
  const { result, wake } = await db.$transaction(async (tx) => {
    const done = await run(tx);
    return { result: done, wake: await keepNotices(tx, done.aftermath.notices) };
  }, limits);
  inBackground(() => Promise.all([announceAll(result.aftermath), wake()]).catch(console.error));
  return result;
}

async function announceAll({ moves, messageIds }: Aftermath) {
  await Promise.all(moves.map(({ roomId, from, to }) => announceMove(roomId, from, to)));
  for (const { messages, epoch } of await changedIn(messageIds))
    await Promise.all(messages.map((message) => announceMessage(message, epoch)));
}

/** More changed messages of a room than these are not sent: hearing of the last, clients fetch the others. */
const MOST_ANNOUNCED = 50;

/** The messages of each room as they are now, by `rev`; of many only the last. */
async function changedIn(ids: string[]) {
  if (ids.length === 0) return [];
  const source = Prisma.sql`
    SELECT * FROM (
      SELECT *, count(*) OVER (PARTITION BY room_id) AS many, max(rev) OVER (PARTITION BY room_id) AS last_rev
      FROM message WHERE id = ANY(${ids}::uuid[])
    ) changed WHERE many <= ${MOST_ANNOUNCED}::int OR rev = last_rev`;
  const rows = await db.$queryRaw<{ messages: Message[]; epoch: number }[]>`
    SELECT json_agg(t ORDER BY t.rev) AS messages, r.epoch
    FROM (${messagesOf(source, nobody)}) t JOIN room r ON r.id = t."roomId" GROUP BY r.id`;
  return rows.map(({ messages, epoch }) => ({ messages: messages.map(toMessage), epoch }));
}

/** What everyone hears has no reader. */
const nobody = { id: "00000000-0000-0000-0000-000000000000" };
