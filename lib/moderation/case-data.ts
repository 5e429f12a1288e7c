import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { limit } from "../rate-limit";
import { isStaff } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { audit } from "./audit-data";
import type { ActorRole } from "./audit-schema";
import type { CaseDetails, CaseReport, Claim, FrozenEvidence } from "./case-schema";
import { type CardRow, cardsOf, toCard } from "./case-sql";
import { claimedUntil, ownClaim, refuseTaken, type Taken, takenColumns } from "./claim-data";
import { decisionsOf } from "./decision-data";
import { findLive } from "./evidence-data";
import { findMatter } from "./matter-data";
import { readPerson } from "./person-data";
import { everyAction, type Matter, refusalToAct } from "./rights";
import { decidableBy } from "./routing-data";
import { userJson } from "./user-sql";

const MOST_REPORTS = 100;
const MOST_DECISIONS = 20;

/** A case with all that it takes to decide it, or null when there is none that the viewer may decide. */
export async function findCase(viewer: SignedIn, caseId: string): Promise<CaseDetails | null> {
  const source = Prisma.sql`
    SELECT * FROM moderation_case c WHERE c.id = ${caseId}::uuid AND ${decidableBy(viewer)}`;
  const [row] = await db.$queryRaw<CardRow[]>(cardsOf(source));
  if (!row) return null;
  const card = toCard(viewer, row);
  const { target, subject, room } = card;
  const [evidence, reportList, person, decisions, live, may] = await Promise.all([
    evidenceOf(caseId),
    reportsOf(caseId, isStaff(viewer)),
    subject && readPerson(subject.id, isStaff(viewer) ? null : (room?.id ?? null)),
    decisionsOf(aboutTarget(caseId, target), MOST_DECISIONS),
    findLive(target.type, target.id),
    possible(viewer, { ...target, roomId: room?.id, subjectId: subject?.id }),
  ]);
  return { ...card, evidence, reportList, person, decisions, live, may };
}

function aboutTarget(caseId: string, { type, id }: CaseDetails["target"]) {
  return Prisma.sql`d.case_id IN (
    SELECT id FROM moderation_case
    WHERE id = ${caseId}::uuid OR (target_type = ${type}::"ReportTarget" AND target_id = ${id}::uuid))`;
}

/** Reports that came while the target was the same share their evidence. */
export async function evidenceOf(caseId: string): Promise<FrozenEvidence[]> {
  const rows = await db.$queryRaw<{ at: Date; content: FrozenEvidence["content"] }[]>`
    SELECT at, evidence AS content FROM (
      SELECT DISTINCT ON (${sameness}) created_at AS at, evidence FROM report
      WHERE case_id = ${caseId}::uuid ORDER BY ${sameness}, created_at, id
    ) each ORDER BY at LIMIT 10`;
  return rows.map(({ at, content }) => ({ at: at.toISOString(), content }));
}

/** Of a message its body counts: its neighbours come and go. */
const sameness = Prisma.sql`md5(coalesce(evidence #>> '{message,body}', evidence::text))`;

async function reportsOf(caseId: string, staff: boolean): Promise<CaseReport[]> {
  const rows = await db.$queryRaw<(Omit<CaseReport, "createdAt"> & { createdAt: Date })[]>`
    SELECT p.id, ${userJson("ru")} AS by, CASE WHEN ${staff} THEN p.reporter_email::text END AS email,
      p.reason::text AS reason, p.details, p.weight, p.created_at AS "createdAt"
    FROM report p LEFT JOIN "user" ru ON ru.id = p.reporter_id
    WHERE p.case_id = ${caseId}::uuid ORDER BY p.created_at, p.id LIMIT ${MOST_REPORTS}::int`;
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}

type About = { type: Matter["type"]; id: string; roomId?: string; subjectId?: string };

/** What the viewer could decide here. What is gone can still be decided about: its author is there. */
async function possible(viewer: SignedIn, about: About): Promise<CaseDetails["may"]> {
  const matter = await findMatter(db, about, about);
  if (!matter) return [];
  const actor = { id: viewer.id, role: await roleIn(db, viewer, matter.room?.id ?? null) };
  return everyAction
    .filter((action) => refusalToAct(actor, matter, action) === null)
    .map((action) => ({ kind: action.kind, scope: "scope" in action ? action.scope : null }));
}

/** As what somebody who may decide does so: as staff, or as the room's owner or moderator. */
export async function roleIn(tx: Transaction, viewer: SignedIn, roomId: string | null): Promise<ActorRole> {
  if (viewer.role === "admin") return "admin";
  if (isStaff(viewer)) return "staff";
  const owned = roomId ? await tx.room.count({ where: { id: roomId, ownerId: viewer.id } }) : 0;
  return owned > 0 ? "owner" : "moderator";
}

/**
 * Takes a case for the next ten minutes, again to keep it for longer, so that nobody else works on it meanwhile. Staff
 * take over what a room's keeper has, admins what anybody has; that is written down as any claim is.
 * @throws AppError `not_found`, `conflict` when it is decided or somebody else has it, `rate_limited`.
 */
export async function claimCase(viewer: SignedIn, caseId: string): Promise<Claim> {
  await limit("moderate", viewer.id);
  return db.$transaction(async (tx) => {
    const found = await lockCase(tx, viewer, caseId);
    refuseTaken(viewer, found);
    const [claimed] = await tx.$queryRaw<{ until: Date }[]>`
      UPDATE moderation_case SET claimed_by_id = ${viewer.id}::uuid, claimed_until = ${claimedUntil}
      WHERE id = ${caseId}::uuid RETURNING claimed_until AS until`;
    if (found.claimer !== viewer.id) await auditClaim(tx, viewer, found, "case-claimed");
    return ownClaim(viewer, claimed?.until);
  });
}

/** Gives a case back that the viewer has taken; does nothing when they have not. @throws AppError `not_found`. */
export async function releaseCase(viewer: SignedIn, caseId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const found = await lockCase(tx, viewer, caseId);
    if (found.claimer !== viewer.id) return;
    await tx.moderationCase.update({
      where: { id: caseId },
      data: { claimedById: null, claimedUntil: null },
    });
    await auditClaim(tx, viewer, found, "case-released");
  });
}

type Claiming = "case-claimed" | "case-released";

async function auditClaim(tx: Transaction, viewer: SignedIn, found: LockedCase, action: Claiming) {
  const actor = { id: viewer.id, role: await roleIn(tx, viewer, found.roomId) };
  await audit(tx, { actor, action, roomId: found.roomId, caseId: found.id });
}

/** A case as `lockCase` answers it. */
export type LockedCase = Taken & {
  id: string;
  type: Matter["type"];
  targetId: string;
  subjectId: string | null;
  roomId: string | null;
  status: "open" | "decided";
  hiddenAt: Date | null;
};

/** The case, locked until the transaction ends. Throws `not_found` unless the viewer may decide it. */
export async function lockCase(tx: Transaction, viewer: SignedIn, caseId: string): Promise<LockedCase> {
  const [found] = await tx.$queryRaw<LockedCase[]>`
    SELECT c.id, c.target_type::text AS type, c.target_id AS "targetId", c.subject_id AS "subjectId",
      c.room_id AS "roomId", c.status::text AS status, c.hidden_at AS "hiddenAt",
      ${takenColumns("c")}
    FROM moderation_case c WHERE c.id = ${caseId}::uuid AND ${decidableBy(viewer)} FOR UPDATE OF c`;
  if (!found) throw new AppError("not_found", "There is no such case for you to decide.");
  return found;
}
