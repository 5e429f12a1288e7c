import "server-only";
import { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { moment, readCursor, writeCursor } from "../cursor";
import { db } from "../db";
import { id, parse } from "../input";
import { isStaff } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import {
  type AppealCard,
  type AppealDetails,
  type AppealPage,
  type AppealQuery,
  appealQuery,
} from "./appeal-schema";
import { appealableTo } from "./appeal-sql";
import { evidenceOf } from "./case-data";
import { type ClaimRow, claimColumns, toClaim } from "./claim-data";
import { decisionsOf } from "./decision-data";
import { readPerson } from "./person-data";
import { userJson } from "./user-sql";

/** More open appeals than these are not counted. */
const MOST_COUNTED = 100;

const place = z.tuple([moment, id]);

type Row = Omit<AppealCard, "decision" | "createdAt" | "decidedAt" | "claim"> & {
  decisionId: string;
  createdAt: Date;
  decidedAt: Date | null;
} & ClaimRow;

/** A page of the appeals that the viewer may decide: the oldest open ones first, of the decided the last first. */
export async function listAppeals(viewer: SignedIn, input: AppealQuery): Promise<AppealPage> {
  const query = parse(appealQuery, input);
  const open = query.status === "open";
  const which = Prisma.sql`(a.status = 'open') = ${open} AND ${claimedAs(viewer, query.claim)} AND ${inRoom(query.roomId)}
    AND ${afterCursor(open, query.cursor)}`;
  const order = open ? Prisma.sql`a.created_at, a.id` : Prisma.sql`a.decided_at DESC, a.id DESC`;
  const cards = await findCards(viewer, which, order, query.limit + 1);
  const items = cards.slice(0, query.limit);
  const last = cards.length > query.limit ? items.at(-1) : null;
  return { items, nextCursor: last ? writeCursor([last.decidedAt ?? last.createdAt, last.id]) : null };
}

function claimedAs(viewer: SignedIn, claim: "free" | "mine" | undefined) {
  if (claim === "mine") return Prisma.sql`a.claimed_by_id = ${viewer.id}::uuid AND a.claimed_until > now()`;
  return claim ? Prisma.sql`(a.claimed_until IS NULL OR a.claimed_until <= now())` : Prisma.sql`true`;
}

function inRoom(roomId: string | undefined) {
  return roomId ? Prisma.sql`d.room_id = ${roomId}::uuid` : Prisma.sql`true`;
}

function afterCursor(open: boolean, cursor: string | undefined) {
  if (!cursor) return Prisma.sql`true`;
  const [at, last] = readCursor(place, cursor);
  return open
    ? Prisma.sql`(a.created_at, a.id) > (${at}::timestamptz, ${last}::uuid)`
    : Prisma.sql`(a.decided_at, a.id) < (${at}::timestamptz, ${last}::uuid)`;
}

/** How many open appeals the viewer may decide, up to a hundred. */
export async function countAppeals(viewer: SignedIn): Promise<number> {
  const [counted] = await db.$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS open FROM (
      SELECT FROM appeal a JOIN decision d ON d.id = a.decision_id
      WHERE a.status = 'open' AND ${appealableTo(viewer)} LIMIT ${MOST_COUNTED}::int
    ) AS waiting`;
  return counted?.open ?? 0;
}

/** An appeal with all that it takes to decide it, or null when there is none that the viewer may decide. */
export async function findAppeal(viewer: SignedIn, appealId: string): Promise<AppealDetails | null> {
  const [card] = await findCards(viewer, Prisma.sql`a.id = ${appealId}::uuid`, Prisma.sql`a.id`, 1);
  if (!card) return null;
  const { user, decision } = card;
  const [evidence, person] = await Promise.all([
    decision.caseId ? evidenceOf(decision.caseId) : [],
    readPerson(user.id, isStaff(viewer) ? null : (decision.room?.id ?? null)),
  ]);
  return { ...card, evidence, person };
}

async function findCards(
  viewer: SignedIn,
  which: Prisma.Sql,
  order: Prisma.Sql,
  most: number,
): Promise<AppealCard[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.id, a.decision_id AS "decisionId", a.words, a.status::text AS status, a.created_at AS "createdAt",
      a.decided_at AS "decidedAt", a.answer, ${userJson("u")} AS "user", ${userJson("bu")} AS "decidedBy",
      ${claimColumns(Prisma.sql`a.claimed_until`)}
    FROM appeal a
    JOIN decision d ON d.id = a.decision_id
    JOIN "user" u ON u.id = a.user_id
    LEFT JOIN "user" bu ON bu.id = a.decided_by_id
    LEFT JOIN "user" cu ON cu.id = a.claimed_by_id AND a.claimed_until > now() AND a.status = 'open'
    WHERE ${appealableTo(viewer)} AND ${which}
    ORDER BY ${order} LIMIT ${most}::int`;
  const ids = rows.map(({ decisionId }) => decisionId);
  const decisions = await decisionsOf(Prisma.sql`d.id = ANY(${ids}::uuid[])`, most);
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  return rows.flatMap(({ decisionId, claimBy, claimUntil, claimStaff, ...row }) => {
    const decision = byId.get(decisionId);
    const claim = toClaim(viewer, { claimBy, claimUntil, claimStaff });
    const [createdAt, decidedAt] = [row.createdAt.toISOString(), row.decidedAt?.toISOString() ?? null];
    return decision ? [{ ...row, decision, claim, createdAt, decidedAt }] : [];
  });
}
