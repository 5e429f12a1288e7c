import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import type { DecisionLine } from "./case-schema";
import { roomJson } from "./room-sql";
import { userJson } from "./user-sql";

/** What it takes to take a decision back, as its row keeps it. */
export type Undo = {
  messages?: DeletedMessage[];
  memberships?: LostMembership[];
  /** Sanctions that a newer one replaced. */
  replaced?: string[];
  roomId?: string;
  playlistId?: string;
  media?: { id: string; status: "ready" | "failed" | "removed" };
};
export type DeletedMessage = {
  id: string;
  roomId: string;
  body: string;
  mentions: string[];
  reacted: { userId: string; emoji: string; createdAt: string }[];
  edits: { id: string; body: string; createdAt: string }[];
  pinnedAt: string | null;
  pinnedById: string | null;
  pinSlot: number | null;
};
export type LostMembership = { roomId: string; role: string | null; guest: boolean; guestBy: string | null };

type Row = Omit<DecisionLine, "createdAt" | "reversedAt"> & { createdAt: Date; reversedAt: Date | null };

/**
 * The decisions `d` for which a condition holds, newest first. For moderators: it names who decided. `tx`: within a
 * transaction, that one.
 */
export async function decisionsOf(
  condition: Prisma.Sql,
  limit: number,
  tx: Pick<typeof db, "$queryRaw"> = db,
): Promise<DecisionLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.id, d.case_id AS "caseId", ${userJson("su")} AS subject, ${userJson("bu")} AS by,
      ${roomJson} AS room,
      d.by_id IS NULL AS automated, d.actions, d.reason::text AS reason, d.statement,
      d.created_at AS "createdAt", d.reversed_at AS "reversedAt",
      CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'status', a.status) END AS appeal
    FROM decision d
    LEFT JOIN "user" su ON su.id = d.subject_id
    LEFT JOIN "user" bu ON bu.id = d.by_id
    LEFT JOIN room r ON r.id = d.room_id
    LEFT JOIN appeal a ON a.decision_id = d.id
    WHERE ${condition}
    ORDER BY d.created_at DESC, d.id DESC LIMIT ${limit}::int`;
  return rows.map(({ createdAt, reversedAt, ...row }) => {
    return { ...row, createdAt: createdAt.toISOString(), reversedAt: reversedAt?.toISOString() ?? null };
  });
}
