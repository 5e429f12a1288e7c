import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { announceMessage, announceMove } from "../chat/announce";
import { messagesOf, toMessage } from "../chat/message-sql";
import type { Message } from "../chat/schema";
import { db } from "../db";
import { notify } from "../notifications/data";
import type { NotificationData } from "../notifications/schema";
import { inBackground } from "../realtime/background";
import type { Stale } from "./case-schema";

type Told<Kind extends "sanction" | "report-decided" | "decision-reversed"> = {
  kind: Kind;
  to: string[];
  data: NotificationData[Kind];
};
type Notice = Told<"sanction"> | Told<"report-decided"> | Told<"decision-reversed">;

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

/** More changed messages of a room than these are not sent: hearing of the last, clients fetch the others. */
const MOST_ANNOUNCED = 50;

/**
 * Says what a decision did. Call it after the commit. What people are told is kept when this resolves; what rooms hear
 * goes on in the background. Never throws: what was decided holds, whoever has heard of it.
 */
export async function settle({ moves, messageIds, notices }: Aftermath) {
  inBackground(() => announceAll(moves, messageIds).catch(logged));
  for (const notice of notices) await tell(notice).catch(logged);
}

function logged(error: unknown) {
  console.error(error);
}

async function tell({ to, kind, data }: Notice) {
  if (to.length > 0) await notify(to, kind, data);
}

async function announceAll(moves: Aftermath["moves"], messageIds: string[]) {
  await Promise.all(moves.map(({ roomId, from, to }) => announceMove(roomId, from, to)));
  for (const { messages, epoch } of await changedIn(messageIds)) {
    const sent = messages.length > MOST_ANNOUNCED ? messages.slice(-1) : messages;
    await Promise.all(sent.map((message) => announceMessage(message, epoch)));
  }
}

/** The messages of each room as they are now, by `rev`. */
async function changedIn(ids: string[]) {
  if (ids.length === 0) return [];
  const source = Prisma.sql`SELECT * FROM message WHERE id = ANY(${ids}::uuid[])`;
  const rows = await db.$queryRaw<{ messages: Message[]; epoch: number }[]>`
    SELECT json_agg(t ORDER BY t.rev) AS messages, r.epoch
    FROM (${messagesOf(source, nobody)}) t JOIN room r ON r.id = t."roomId" GROUP BY r.id`;
  return rows.map(({ messages, epoch }) => ({ messages: messages.map(toMessage), epoch }));
}

/** What everyone hears has no reader. */
const nobody = { id: "00000000-0000-0000-0000-000000000000" };
