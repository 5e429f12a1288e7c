import "server-only";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { limit } from "../rate-limit";
import type { SignedIn } from "../viewer";
import { conclude, nothingLeft } from "./aftermath-data";
import type { DecideAppealInput } from "./appeal-schema";
import { appealableTo } from "./appeal-sql";
import { actorOf, audit } from "./audit-data";
import type { AuditAction } from "./audit-schema";
import { roleIn } from "./case-data";
import type { Claim, Stale } from "./case-schema";
import { claimedUntil, ownClaim, refuseTaken, type Taken, takenColumns } from "./claim-data";
import { reverseDecision } from "./undo-data";

/** What a missing appeal answers, and one that is not the viewer's to decide. */
function appealGone() {
  return new AppError("not_found", "There is no such appeal for you to decide.");
}

/**
 * Takes an appeal for the next ten minutes, again to keep it for longer, so that nobody else works on it meanwhile. Staff
 * take over what a room's keeper has, admins what anybody has; that is written down as any claim is.
 * Throws `not_found`, `conflict` when it is decided or somebody else has it, `rate_limited`.
 */
export async function claimAppeal(viewer: SignedIn, appealId: string): Promise<Claim> {
  await limit("moderate", viewer.id);
  return db.$transaction(async (tx) => {
    const locked = await lockAppeal(tx, viewer, appealId);
    const [claimed] = await tx.$queryRaw<{ until: Date }[]>`
      UPDATE appeal SET claimed_by_id = ${viewer.id}::uuid, claimed_until = ${claimedUntil}
      WHERE id = ${appealId}::uuid RETURNING claimed_until AS until`;
    if (locked.claimer !== viewer.id) await writeDown(tx, viewer, locked, "appeal-claimed");
    return ownClaim(viewer, claimed?.until);
  });
}

/** Gives an appeal back that the viewer has taken. Throws `not_found`, `conflict`. */
export async function releaseAppeal(viewer: SignedIn, appealId: string) {
  await limit("moderate", viewer.id);
  return db.$transaction(async (tx) => {
    const locked = await lockAppeal(tx, viewer, appealId);
    if (locked.claimer !== viewer.id) return {};
    const free = { claimedById: null, claimedUntil: null };
    await tx.appeal.update({ where: { id: appealId }, data: free });
    await writeDown(tx, viewer, locked, "appeal-released");
    return {};
  });
}

/** The answer to a decided appeal; `stale` is for `refreshStale`. */
type Decided = { appealId: string; outcome: "upheld" | "reversed"; stale: Stale };

/**
 * Decides an appeal: lets the decision stand, or undoes everything of it that can be undone, in one transaction, and
 * tells the person concerned. Throws `not_found` when it is not the viewer's to decide, `conflict` when it is decided
 * already or somebody else has it, `rate_limited`.
 */
export async function decideAppeal(viewer: SignedIn, input: DecideAppealInput): Promise<Decided> {
  await limit("moderate", viewer.id);
  const { appealId, outcome, answer } = input;
  const { aftermath } = await conclude(async (tx) => {
    const found = await lockAppeal(tx, viewer, appealId);
    const data = { status: outcome, answer, decidedById: viewer.id, decidedAt: new Date() };
    await tx.appeal.update({ where: { id: appealId }, data });
    await writeDown(tx, viewer, found, outcome === "reversed" ? "appeal-reversed" : "appeal-upheld");
    // What was taken back meanwhile without the appeal is done already.
    const undoes = outcome === "reversed" && !found.reversed;
    const actor = actorOf(viewer, await roleIn(tx, viewer, found.roomId));
    const left = undoes ? await reverseDecision(tx, actor, found.decisionId) : nothingLeft();
    const told = { decisionId: found.decisionId, reversed: outcome === "reversed" };
    left.notices.push({ kind: "appeal-decided", to: [found.userId], data: told });
    return { aftermath: left };
  });
  return { appealId, outcome, stale: aftermath.stale };
}

type Locked = Taken & {
  id: string;
  decisionId: string;
  userId: string;
  roomId: string | null;
  caseId: string | null;
  reversed: boolean;
  status: "open" | "upheld" | "reversed";
};

/** The appeal, locked until the transaction ends; the appeal before the decision, before members and rooms. */
async function lockAppeal(tx: Transaction, viewer: SignedIn, appealId: string): Promise<Locked> {
  const [found] = await tx.$queryRaw<Locked[]>`
    SELECT a.id, a.decision_id AS "decisionId", a.user_id AS "userId", d.room_id AS "roomId", d.case_id AS "caseId",
      d.reversed_at IS NOT NULL AS reversed, a.status::text AS status,
      ${takenColumns("a")}
    FROM appeal a JOIN decision d ON d.id = a.decision_id
    WHERE a.id = ${appealId}::uuid AND ${appealableTo(viewer)} FOR UPDATE OF a`;
  if (!found) throw appealGone();
  refuseTaken(viewer, found);
  return found;
}

async function writeDown(
  tx: Transaction,
  viewer: SignedIn,
  { id: appealId, roomId, caseId, userId, decisionId }: Locked,
  action: AuditAction,
) {
  const actor = actorOf(viewer, await roleIn(tx, viewer, roomId));
  await audit(tx, { actor, action, roomId, caseId, subjectId: userId, data: { appealId, decisionId } });
}
