import "server-only";
import { v7 as uuidv7 } from "uuid";
import { Prisma } from "@/prisma/generated/client";
import type { Work } from "./apply-data";
import type { Action, Done, Scope } from "./case-schema";
import type { LostMembership } from "./decision-data";
import { isOfStaff } from "./rights";
import { imposedByStaff, inForce } from "./sanction-sql";

type Sanctioning = Extract<Action, { kind: "warning" | "timeout" | "mute" | "ban" }>;

/**
 * Sanctions the person in question. Of each kind one holds at a time in one place: it replaces what was in force, which
 * comes back if it is itself taken back. What the site's staff imposed a room's keepers do not replace: it holds beside
 * theirs.
 */
export async function impose(work: Work, action: Sanctioning): Promise<Done> {
  const { kind, scope } = action;
  const minutes = "minutes" in action ? (action.minutes ?? null) : null;
  const roomId = placeOf(work, scope);
  if (kind !== "warning") await replace(work, kind, roomId);
  const [made] = await work.tx.$queryRaw<{ until: Date | null }[]>`
    INSERT INTO sanction (id, kind, room_id, user_id, by_id, reason, expires_at, decision_id)
    VALUES (${uuidv7()}::uuid, ${kind}::"SanctionKind", ${roomId}::uuid, ${work.matter.subject?.id}::uuid,
      ${work.actor.id}::uuid, ${work.words}, now() + make_interval(mins => ${minutes}::int), ${work.decisionId}::uuid)
    RETURNING expires_at AS until`;
  return { kind, scope, ...(kind !== "warning" && { until: made?.until?.toISOString() ?? null }) };
}

function placeOf({ matter }: Work, scope: Scope) {
  return scope === "room" ? (matter.room?.id ?? null) : null;
}

async function replace(work: Work, kind: Sanctioning["kind"], roomId: string | null) {
  const replaced = await work.tx.$queryRaw<{ id: string }[]>`
    UPDATE sanction s SET revoked_at = now()
    WHERE s.user_id = ${work.matter.subject?.id}::uuid AND s.room_id IS NOT DISTINCT FROM ${roomId}::uuid
      AND s.kind = ${kind}::"SanctionKind" AND ${inForce} AND (${isOfStaff(work.actor.role)} OR NOT ${imposedByStaff})
    RETURNING s.id`;
  work.undo.replaced = [...(work.undo.replaced ?? []), ...replaced.map(({ id }) => id)];
}

/** Bans from the room in question and shuts out of it, whether or not the person is in it. */
export async function banFromRoom(work: Work, action: Extract<Sanctioning, { kind: "ban" }>): Promise<Done> {
  await removeFromRoom(work);
  return impose(work, action);
}

/** Ends a membership, and that somebody was asked in, and moves the room to a new epoch, once a decision. */
export async function removeFromRoom(work: Work) {
  const roomId = work.matter.room?.id;
  const userId = work.matter.subject?.id;
  const [lost] = await work.tx.$queryRaw<LostMembership[]>`
    WITH was AS MATERIALIZED (
      SELECT role::text FROM member WHERE room_id = ${roomId}::uuid AND user_id = ${userId}::uuid AND left_at IS NULL
    ),
    gone AS (
      UPDATE member SET left_at = coalesce(left_at, now()), role = 'member'
      WHERE room_id = ${roomId}::uuid AND user_id = ${userId}::uuid
    ),
    asked AS (
      DELETE FROM room_guest WHERE room_id = ${roomId}::uuid AND user_id = ${userId}::uuid RETURNING by_id
    )
    SELECT ${roomId}::uuid AS "roomId", (SELECT role FROM was) AS role, EXISTS (SELECT FROM asked) AS guest,
      (SELECT by_id FROM asked) AS "guestBy"`;
  if (lost && (lost.role || lost.guest)) work.undo.memberships = [...(work.undo.memberships ?? []), lost];
  await moveRooms(work, Prisma.sql`r.id = ${roomId}::uuid`);
}

/** Ends every session of who is banned from the site, and moves the rooms that they are in to a new epoch. */
export async function endSessions(work: Work) {
  const userId = work.matter.subject?.id ?? "";
  await work.tx.session.deleteMany({ where: { userId } });
  await moveRooms(
    work,
    Prisma.sql`r.id IN (SELECT room_id FROM member WHERE user_id = ${userId}::uuid AND left_at IS NULL)`,
  );
}

/** Gives rooms a new epoch, unless this decision has done so. They are locked by now. */
export async function moveRooms({ tx, aftermath }: Pick<Work, "tx" | "aftermath">, which: Prisma.Sql) {
  const moved = aftermath.moves.map(({ roomId }) => roomId);
  const rooms = await tx.$queryRaw<{ roomId: string; to: number }[]>`
    UPDATE room r SET epoch = epoch + 1, epoch_started_at = now()
    WHERE ${which} AND NOT r.id = ANY(${moved}::uuid[])
    RETURNING r.id AS "roomId", r.epoch AS "to"`;
  aftermath.moves.push(...rooms.map(({ roomId, to }) => ({ roomId, from: to - 1, to })));
}
