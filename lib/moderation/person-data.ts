import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { findAccess, isStaff, mayModerate } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import type { PersonHistory, SanctionLine } from "./case-schema";
import { decisionsOf } from "./decision-data";
import { roomJson } from "./room-sql";
import { inForce } from "./sanction-sql";
import { userJson } from "./user-sql";

const MOST_SHOWN = 50;

/**
 * What is known of a person: everything to the site's staff; to the keepers of `roomId` what happened in that room. Null
 * for anybody else, and when there is no such person.
 */
export async function findPerson(
  viewer: SignedIn,
  userId: string,
  roomId?: string,
): Promise<PersonHistory | null> {
  if (!(isStaff(viewer) || (roomId && (await keeps(viewer, roomId))))) return null;
  return readPerson(userId, isStaff(viewer) ? null : (roomId ?? null));
}

async function keeps(viewer: SignedIn, roomId: string) {
  const access = await findAccess(viewer, roomId);
  return access !== null && mayModerate(viewer, access) && !access.banned;
}

/** What is known of a person in one room, or everywhere when that is null. The caller has decided who sees it. */
export async function readPerson(userId: string, roomId: string | null): Promise<PersonHistory | null> {
  const select = {
    id: true,
    handle: true,
    name: true,
    imageUrl: true,
    role: true,
    createdAt: true,
  } as const;
  const user = await db.user.findUnique({ where: { id: userId }, select });
  if (!user) return null;
  const about = Prisma.sql`d.subject_id = ${userId}::uuid AND (${roomId}::uuid IS NULL OR d.room_id = ${roomId}::uuid)`;
  const [sanctions, decisions, counts] = await Promise.all([
    sanctionsOf(userId, roomId),
    decisionsOf(about, MOST_SHOWN),
    countsOf(userId, roomId),
  ]);
  return { user: { ...user, createdAt: user.createdAt.toISOString() }, sanctions, decisions, ...counts };
}

type Times = "createdAt" | "expiresAt" | "revokedAt";
type SanctionRow = Omit<SanctionLine, Times> & {
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

async function sanctionsOf(userId: string, roomId: string | null): Promise<SanctionLine[]> {
  const rows = await db.$queryRaw<SanctionRow[]>`
    SELECT s.id, s.kind::text AS kind, s.reason, s.created_at AS "createdAt", s.expires_at AS "expiresAt",
      s.revoked_at AS "revokedAt", s.decision_id AS "decisionId", ${inForce} AND s.kind <> 'warning' AS active,
      ${roomJson} AS room,
      ${userJson("bu")} AS by
    FROM sanction s
    LEFT JOIN room r ON r.id = s.room_id
    LEFT JOIN "user" bu ON bu.id = s.by_id
    WHERE s.user_id = ${userId}::uuid AND (${roomId}::uuid IS NULL OR s.room_id = ${roomId}::uuid)
    ORDER BY s.created_at DESC, s.id DESC LIMIT ${MOST_SHOWN}::int`;
  return rows.map(({ createdAt, expiresAt, revokedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  }));
}

type Counts = Pick<PersonHistory, "cases" | "reporting">;

async function countsOf(userId: string, roomId: string | null): Promise<Counts> {
  const [counts] = await db.$queryRaw<Counts[]>`
    SELECT (
      SELECT json_build_object('total', count(*)::int, 'upheld', (count(*) FILTER (WHERE EXISTS (
        SELECT FROM decision d WHERE d.case_id = c.id AND d.reversed_at IS NULL AND d.by_id IS NOT NULL AND d.actions <> '[]'
      )))::int)
      FROM moderation_case c WHERE c.subject_id = ${userId}::uuid AND (${roomId}::uuid IS NULL OR c.room_id = ${roomId}::uuid)
    ) AS cases, (
      SELECT json_build_object('total', count(*)::int, 'decided', (count(*) FILTER (WHERE p.status = 'closed'))::int,
        'upheld', (count(*) FILTER (WHERE p.upheld))::int)
      FROM report p JOIN moderation_case c ON c.id = p.case_id
      WHERE p.reporter_id = ${userId}::uuid AND (${roomId}::uuid IS NULL OR c.room_id = ${roomId}::uuid)
    ) AS reporting`;
  const none = { total: 0, upheld: 0 };
  return counts ?? { cases: none, reporting: { ...none, decided: 0 } };
}
