import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import type { Action } from "./case-schema";
import type { Matter } from "./rights";

/** Longer than any statement may run: what began before a sanction was committed has ended by then. */
const STATEMENT_SECONDS = 15;

/**
 * Locks what actions will change: the person's memberships, then the rooms, each in the order of their ids, and for the
 * whole site the person, who may be in no room. Whatever the person is sending at this moment either is committed now, and
 * is found by what deletes their messages, or waits here and then writes nothing.
 */
export async function lockFor(tx: Transaction, matter: Matter, actions: Action[]) {
  const wide = actions.some((action) => "scope" in action && action.scope === "site");
  const room = matter.room?.id ?? null;
  const person = matter.subject?.id ?? null;
  if (person && (room || wide)) {
    const where = wide ? Prisma.sql`user_id = ${person}::uuid` : inRoom(person, room);
    await tx.$queryRaw`SELECT 1 FROM member WHERE ${where} ORDER BY room_id FOR UPDATE`;
    if (silences(actions)) await stopWriting(tx, where);
  }
  const written = wide && person ? Prisma.sql`r.id IN (${roomsOf(person)})` : Prisma.sql`false`;
  await tx.$queryRaw`
    SELECT 1 FROM room r WHERE r.id = ${room}::uuid OR ${written} ORDER BY r.id FOR UPDATE`;
  if (wide && person) await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${person}::uuid FOR NO KEY UPDATE`;
}

function inRoom(person: string, room: string | null) {
  return Prisma.sql`user_id = ${person}::uuid AND room_id = ${room}::uuid`;
}

function silences(actions: Action[]) {
  return actions.some(({ kind }) => kind === "timeout" || kind === "mute" || kind === "ban");
}

/**
 * A send that read the sanctions before this one was committed waits for the membership's row, and then looks at its
 * pace again: that is used up for as long as such a send can take. What comes later is refused by the sanction itself.
 */
async function stopWriting(tx: Transaction, where: Prisma.Sql) {
  await tx.$executeRaw`
    UPDATE member SET pace_at = greatest(pace_at, clock_timestamp() + make_interval(secs => ${STATEMENT_SECONDS * 2}))
    WHERE ${where} AND left_at IS NULL`;
}

/** The rooms in which somebody is now, or wrote in the last day. */
function roomsOf(person: string) {
  return Prisma.sql`
    SELECT room_id FROM member WHERE user_id = ${person}::uuid AND left_at IS NULL
    UNION SELECT room_id FROM message WHERE author_id = ${person}::uuid AND created_at > now() - interval '1 day'`;
}
