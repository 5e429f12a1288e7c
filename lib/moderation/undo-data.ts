import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { AppError } from "../errors";
import { holdMedia } from "../media/hold-data";
import { type Aftermath, nothingLeft } from "./aftermath-data";
import { type Actor, audit } from "./audit-data";
import type { LostMembership, Undo } from "./decision-data";
import { restoreMessages, showMessages } from "./delete-data";
import { moveRooms } from "./sanction-data";

type Reversed = {
  id: string;
  caseId: string | null;
  subjectId: string | null;
  roomId: string | null;
  undo: Undo;
  hiddenMessageId: string | null;
};

/**
 * Undoes everything of a decision that can be undone, in the transaction given: its sanctions end, those they replaced
 * hold again, memberships, messages, the room, the playlist or the media come back, and its reports count as not upheld.
 * What was changed by somebody else since then stays as they left it. Run it in `conclude`. Of two reversals at once, one
 * happens.
 * @throws AppError `not_found`, `conflict` when it is reversed already.
 */
export async function reverseDecision(tx: Transaction, actor: Actor, decisionId: string): Promise<Aftermath> {
  const decision = await lockDecision(tx, decisionId);
  const { undo, subjectId, roomId, caseId } = decision;
  const aftermath = nothingLeft();
  await lockUndone(tx, decision);
  await liftAll(tx, decision);
  if (subjectId) await bringBack(tx, subjectId, undo.memberships ?? []);
  aftermath.messageIds.push(...(await restoreMessages(tx, undo.messages ?? [])));
  if (decision.hiddenMessageId)
    aftermath.messageIds.push(...(await showMessages(tx, [decision.hiddenMessageId])));
  await bringThingsBack(tx, undo, aftermath);
  if (caseId && !decision.hiddenMessageId) await unfound(tx, caseId);
  await tx.decision.update({ where: { id: decisionId }, data: { reversedAt: new Date() } });
  await audit(tx, { actor, action: "decision-reversed", roomId, subjectId, caseId, data: { decisionId } });
  return aftermath;
}

/** Nothing was found after all: not by those who reported, nor by what hid it for their reports. */
async function unfound(tx: Transaction, caseId: string) {
  await tx.report.updateMany({ where: { caseId, upheld: true }, data: { upheld: false } });
  const automated = { caseId, byId: null, reversedAt: null };
  await tx.decision.updateMany({ where: automated, data: { reversedAt: new Date() } });
}

async function lockDecision(tx: Transaction, decisionId: string): Promise<Reversed> {
  const [decision] = await tx.$queryRaw<(Reversed & { reversedAt: Date | null })[]>`
    SELECT d.id, d.case_id AS "caseId", d.subject_id AS "subjectId", d.room_id AS "roomId", d.undo,
      d.reversed_at AS "reversedAt", (
        SELECT c.target_id FROM moderation_case c
        WHERE c.id = d.case_id AND c.target_type = 'message' AND d.by_id IS NULL
      ) AS "hiddenMessageId"
    FROM decision d WHERE d.id = ${decisionId}::uuid FOR UPDATE OF d`;
  if (!decision) throw new AppError("not_found", "There is no such decision.");
  if (decision.reversedAt) throw new AppError("conflict", "That was reversed already.");
  return decision;
}

/** The memberships, then the rooms, in the order of their ids, as everywhere. */
async function lockUndone(tx: Transaction, { id, undo, subjectId, roomId }: Reversed) {
  const rooms = [roomId, undo.roomId, ...(undo.messages ?? []).map((message) => message.roomId)];
  const all = [...new Set(rooms.filter((one) => typeof one === "string"))];
  await tx.$queryRaw`
    SELECT 1 FROM member WHERE user_id = ${subjectId}::uuid AND (room_id = ANY(${all}::uuid[]) OR EXISTS (
      SELECT FROM sanction WHERE decision_id = ${id}::uuid AND room_id IS NULL))
    ORDER BY room_id FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM room WHERE id = ANY(${all}::uuid[]) ORDER BY id FOR UPDATE`;
}

/**
 * Ends what the decision imposed. What a sanction of it replaced comes back if that sanction was the last word; where that
 * was reversed meanwhile, what it had replaced itself. Who could not write for it can at once.
 */
async function liftAll(tx: Transaction, { id, undo, subjectId }: Reversed) {
  const lifted = await tx.$queryRaw<{ kind: string; roomId: string | null }[]>`
    UPDATE sanction SET revoked_at = now() WHERE decision_id = ${id}::uuid AND revoked_at IS NULL
    RETURNING kind::text AS kind, room_id AS "roomId"`;
  const kinds = lifted.map(({ kind }) => kind);
  await tx.$executeRaw`
    WITH RECURSIVE replaced AS (
      SELECT s.id, s.kind, s.decision_id FROM sanction s
      WHERE s.id = ANY(${undo.replaced ?? []}::uuid[]) AND s.kind::text = ANY(${kinds})
      UNION
      SELECT s.id, s.kind, s.decision_id FROM replaced r
      JOIN decision d ON d.id = r.decision_id AND d.reversed_at IS NOT NULL
      CROSS JOIN LATERAL jsonb_array_elements_text(d.undo -> 'replaced') AS earlier (id)
      JOIN sanction s ON s.id = earlier.id::uuid AND s.kind = r.kind
    )
    UPDATE sanction s SET revoked_at = NULL FROM replaced r
    WHERE s.id = r.id AND NOT EXISTS (
      SELECT FROM decision d WHERE d.id = s.decision_id AND d.reversed_at IS NOT NULL)`;
  const wide = lifted.some(({ roomId }) => roomId === null);
  const rooms = lifted.flatMap(({ roomId }) => roomId ?? []);
  await letWrite(tx, subjectId, wide ? null : rooms);
}

/** Gives somebody their pace back, everywhere or in some rooms. */
export async function letWrite(tx: Transaction, userId: string | null, roomIds: string[] | null) {
  const where = roomIds ? Prisma.sql`room_id = ANY(${roomIds}::uuid[])` : Prisma.sql`true`;
  await tx.$executeRaw`
    UPDATE member SET pace_at = NULL WHERE user_id = ${userId}::uuid AND pace_at > now() AND ${where}`;
}

async function bringBack(tx: Transaction, userId: string, lost: LostMembership[]) {
  for (const { roomId, role, guest, guestBy } of lost) {
    if (role)
      await tx.$executeRaw`
        UPDATE member SET left_at = NULL, role = ${role === "owner" ? "member" : role}::"MemberRole"
        WHERE room_id = ${roomId}::uuid AND user_id = ${userId}::uuid AND left_at IS NOT NULL`;
    if (guest)
      await tx.$executeRaw`
        INSERT INTO room_guest (room_id, user_id, by_id)
        SELECT r.id, u.id, (SELECT id FROM "user" WHERE id = ${guestBy}::uuid) FROM room r, "user" u
        WHERE r.id = ${roomId}::uuid AND u.id = ${userId}::uuid ON CONFLICT DO NOTHING`;
  }
}

async function bringThingsBack(tx: Transaction, { roomId, playlistId, media }: Undo, aftermath: Aftermath) {
  if (roomId) {
    const { count } = await tx.room.updateMany({
      where: { id: roomId, closedAt: { not: null } },
      data: { closedAt: null },
    });
    if (count > 0) await moveRooms({ tx, aftermath }, Prisma.sql`r.id = ${roomId}::uuid`);
  }
  if (playlistId) {
    await tx.playlist.updateMany({ where: { id: playlistId }, data: { hiddenAt: null } });
    aftermath.stale.playlistIds.push(playlistId);
  }
  if (media) {
    const { id, status } = media;
    await holdMedia(tx, id);
    await tx.media.updateMany({ where: { id, status: "removed" }, data: { status } });
    aftermath.stale.mediaIds.push(id);
  }
}
