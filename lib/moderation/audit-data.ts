import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { parse } from "../input";
import { findAccess, isKnown, isStaff, mayModerate, roomGone } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import {
  type ActorRole,
  type AuditAction,
  type AuditLine,
  type AuditPage,
  type AuditQuery,
  auditQuery,
  type RoomLogLine,
  type RoomLogPage,
  type RoomLogQuery,
  roomLogQuery,
} from "./audit-schema";
import { roomJson } from "./room-sql";
import { userJson } from "./user-sql";

/** Who acts, and as what; null is the site by itself. */
export type Actor = { id: string; role: ActorRole } | null;

export function actorOf({ id }: Pick<SignedIn, "id">, role: ActorRole) {
  return { id, role } satisfies Actor;
}

export type AuditEntry = {
  actor: Actor;
  action: AuditAction;
  roomId?: string | null;
  subjectId?: string | null;
  caseId?: string | null;
  data?: Prisma.InputJsonObject;
};

/** Writes down what is done, in the transaction that does it. The database lets nobody change it afterwards. */
export async function audit(tx: Pick<Transaction, "auditEntry">, ...entries: AuditEntry[]) {
  const data = entries.map(({ actor, ...entry }) => ({
    ...entry,
    actorId: actor?.id ?? null,
    actorRole: actor?.role ?? "site",
  }));
  await tx.auditEntry.createMany({ data });
}

type Row<Line> = Line & { at: Date };

/** A page of everything that was done, newest first. For the site's staff; throws `forbidden`. */
export async function listAudit(viewer: SignedIn, input: AuditQuery): Promise<AuditPage> {
  if (!isStaff(viewer)) throw new AppError("forbidden", "Only the site's moderators can read this.");
  const { cursor, limit, ...filter } = parse(auditQuery, input);
  const rows = await db.$queryRaw<Row<AuditLine>[]>`
    SELECT l.id::text AS id, l.created_at AS at, l.actor_role AS "actorRole", l.action, l.case_id AS "caseId", l.data,
      ${userJson("au")} AS actor, ${userJson("su")} AS subject,
      ${roomJson} AS room
    FROM (
      SELECT * FROM audit_log WHERE ${conditions(filter, cursor)} ORDER BY id DESC LIMIT ${limit + 1}::int
    ) l
    LEFT JOIN "user" au ON au.id = l.actor_id
    LEFT JOIN "user" su ON su.id = l.subject_id
    LEFT JOIN room r ON r.id = l.room_id
    ORDER BY l.id DESC`;
  return pageOf(rows, limit);
}

type Filter = Pick<AuditQuery, "action" | "roomId" | "subjectId" | "actorId" | "caseId">;

function conditions({ action, roomId, subjectId, actorId, caseId }: Filter, cursor?: string) {
  const all = [Prisma.sql`true`];
  if (action) all.push(Prisma.sql`action = ${action}`);
  if (roomId) all.push(Prisma.sql`room_id = ${roomId}::uuid`);
  if (subjectId) all.push(Prisma.sql`subject_id = ${subjectId}::uuid`);
  if (actorId) all.push(Prisma.sql`actor_id = ${actorId}::uuid`);
  if (caseId) all.push(Prisma.sql`case_id = ${caseId}::uuid`);
  if (cursor) all.push(Prisma.sql`id < ${cursor}::bigint`);
  return Prisma.join(all, " AND ");
}

/**
 * A page of what moderators did in a room, without names, newest first. For its members where its owner publishes it,
 * and for its owner, its moderators and the site's staff. Throws `not_found`, `forbidden`.
 */
export async function listRoomLog(viewer: SignedIn, input: RoomLogQuery): Promise<RoomLogPage> {
  const { roomId, cursor, limit } = parse(roomLogQuery, input);
  await requireLogReader(viewer, roomId);
  const rows = await db.$queryRaw<Row<RoomLogLine>[]>`
    SELECT id::text AS id, created_at AS at, actor_role AS "actorRole", action, jsonb_strip_nulls(jsonb_build_object(
        'reason', data -> 'reason', 'minutes', data -> 'minutes', 'hours', data -> 'hours', 'count', data -> 'count'
      )) AS data
    FROM audit_log
    WHERE room_id = ${roomId}::uuid AND action NOT IN ('case-claimed', 'case-released', 'appeal-claimed', 'appeal-released')
      ${cursor ? Prisma.sql`AND id < ${cursor}::bigint` : Prisma.empty}
    ORDER BY audit_log.id DESC LIMIT ${limit + 1}::int`;
  return pageOf(rows, limit);
}

async function requireLogReader(viewer: SignedIn, roomId: string) {
  const access = await findAccess(viewer, roomId);
  if (!access || !(isStaff(viewer) || isKnown(access))) throw roomGone();
  if (mayModerate(viewer, access)) return;
  const published = { id: roomId, publishesLog: true };
  const open = access.role && !access.banned && (await db.room.count({ where: published }));
  if (!open) throw new AppError("forbidden", "This room keeps its log to its moderators.");
}

function pageOf<Line extends { id: string }>(rows: Row<Line>[], limit: number) {
  const items = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
