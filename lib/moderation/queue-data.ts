import "server-only";
import { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { moment, readCursor, writeCursor } from "../cursor";
import { db } from "../db";
import { id, parse } from "../input";
import { isStaff } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { type CaseCard, type CasePage, type CaseQuery, caseQuery, type Duty } from "./case-schema";
import { type CardRow, cardsOf, firstEvidence, toCard } from "./case-sql";
import { decidableBy, ofRoom, roomsKeptBy } from "./routing-data";

type Query = z.output<typeof caseQuery>;

const openPlace = z.tuple([z.int().min(0).max(5), z.number(), moment, id]);
const decidedPlace = z.tuple([moment, id]);

/**
 * A page of the cases that the viewer may decide: the gravest first, then those whose reporters weigh most, then the
 * oldest; decided ones the last decided first. Empty for who moderates nothing.
 */
export async function listCases(viewer: SignedIn, input: CaseQuery): Promise<CasePage> {
  const query = parse(caseQuery, input);
  const order = query.status === "open" ? openOrder : decidedOrder;
  const page = Prisma.sql`
    SELECT c.* FROM moderation_case c ${query.query ? firstEvidence : Prisma.empty}
    WHERE ${decidableBy(viewer)} AND ${wanted(viewer, query)} AND ${afterCursor(query)}
    ORDER BY ${order} LIMIT ${query.limit + 1}::int`;
  const rows = await db.$queryRaw<CardRow[]>`SELECT * FROM (${cardsOf(page)}) c ORDER BY ${outside(query)}`;
  const items = rows.slice(0, query.limit).map((row) => toCard(viewer, row));
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? placeOf(last) : null };
}

const openOrder = Prisma.sql`c.severity DESC, c.weight DESC, c.created_at, c.id`;
const decidedOrder = Prisma.sql`c.decided_at DESC, c.id DESC`;

/** The same order, of the columns as `cardsOf` names them. */
function outside({ status }: Query) {
  return status === "open"
    ? Prisma.sql`c.severity DESC, c.weight DESC, c."createdAt", c.id`
    : Prisma.sql`c."decidedAt" DESC, c.id DESC`;
}

function placeOf({ status, severity, weight, createdAt, decidedAt, id: last }: CaseCard) {
  return writeCursor(
    status === "open" ? [severity, weight, createdAt, last] : [decidedAt ?? createdAt, last],
  );
}

function afterCursor({ status, cursor }: Query) {
  if (!cursor) return Prisma.sql`true`;
  if (status === "decided") {
    const [at, last] = readCursor(decidedPlace, cursor);
    return Prisma.sql`(c.decided_at, c.id) < (${at}::timestamptz, ${last}::uuid)`;
  }
  const [severity, weight, at, last] = readCursor(openPlace, cursor);
  return Prisma.sql`(c.severity < ${severity}::int OR (c.severity = ${severity}::int AND (
    c.weight < ${weight}::float8 OR (c.weight = ${weight}::float8 AND
      (c.created_at, c.id) > (${at}::timestamptz, ${last}::uuid)))))`;
}

function wanted(viewer: SignedIn, query: Query) {
  const { status, claim, targetType, reason, roomId, subjectId, query: words } = query;
  const all = [Prisma.sql`c.status = ${status}::"CaseStatus"`];
  if (claim === "mine")
    all.push(Prisma.sql`c.claimed_by_id = ${viewer.id}::uuid AND c.claimed_until > now()`);
  if (claim === "free") all.push(Prisma.sql`(c.claimed_until IS NULL OR c.claimed_until <= now())`);
  if (targetType) all.push(Prisma.sql`c.target_type = ${targetType}::"ReportTarget"`);
  if (roomId) all.push(ofRoom(Prisma.sql`${roomId}::uuid`));
  if (subjectId) all.push(Prisma.sql`c.subject_id = ${subjectId}::uuid`);
  if (reason)
    all.push(Prisma.sql`EXISTS (
      SELECT FROM report WHERE case_id = c.id AND reason = ${reason}::"ReportReason")`);
  if (words) all.push(says(words));
  return Prisma.join(all, " AND ");
}

/** Whether names, titles or reported words of a case have these in them. */
function says(words: string) {
  const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(shown.title ILIKE ${like} OR shown.excerpt ILIKE ${like}
    OR EXISTS (SELECT FROM "user" u WHERE u.id = c.subject_id AND (u.name ILIKE ${like} OR u.handle::text ILIKE ${like}))
    OR EXISTS (SELECT FROM room r WHERE r.id = c.room_id AND r.title ILIKE ${like})
    OR EXISTS (SELECT FROM report d WHERE d.case_id = c.id AND d.details ILIKE ${like}))`;
}

/** More open cases than these are not counted. */
const MOST_COUNTED = 100;

/** Whether the viewer moderates anything, and how many open cases are theirs to decide, up to a hundred. */
export async function findDuty(viewer: SignedIn): Promise<Duty> {
  const staff = isStaff(viewer);
  const [duty] = await db.$queryRaw<Omit<Duty, "staff">[]>`
    WITH keeps AS MATERIALIZED (
      SELECT ${staff} OR EXISTS (${roomsKeptBy(Prisma.sql`${viewer.id}::uuid`)}) AS any
    )
    SELECT keeps.any AS moderates, CASE WHEN keeps.any THEN (
      SELECT count(*)::int FROM (
        SELECT FROM moderation_case c WHERE c.status = 'open' AND ${decidableBy(viewer)} LIMIT ${MOST_COUNTED}::int
      ) counted
    ) ELSE 0 END AS open FROM keeps`;
  return { moderates: duty?.moderates ?? false, staff, open: duty?.open ?? 0 };
}
