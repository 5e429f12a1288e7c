import "server-only";
import type { Transaction } from "../db";
import { parse } from "../input";
import { limit } from "../rate-limit";
import { inBackground } from "../realtime/background";
import { letGo } from "../users/held-data";
import type { SignedIn } from "../viewer";
import { conclude } from "./aftermath-data";
import type { Work } from "./apply-data";
import { audit } from "./audit-data";
import { type LockedCase, lockCase, roleIn } from "./case-data";
import { type Decided, type DecideInput, decideInput } from "./case-schema";
import { refuseTaken } from "./claim-data";
import { settleHiding } from "./hiding-data";
import { decidedBy, isUpheld, makeDecision } from "./make-decision-data";
import { findMatter } from "./matter-data";
import type { Matter } from "./rights";

/**
 * Decides a case, in one transaction: does what was chosen (nothing: it is dismissed), writes the statement of reasons,
 * settles what reports alone had hidden, closes every report, writes it all into the audit log, and tells everyone who
 * reported and the person concerned. Of two who decide at once, one does.
 * @throws AppError `not_found` for who may not decide it, `conflict` when it is decided or somebody else has taken it,
 * `invalid` for an action that does not fit, `forbidden` for one that is not theirs, `rate_limited`.
 */
export async function decide(viewer: SignedIn, input: DecideInput): Promise<Decided> {
  const { caseId, actions, reason, words } = parse(decideInput, input);
  await limit("moderate", viewer.id);
  const { decided } = await conclude(async (tx) => {
    const found = await lockCase(tx, viewer, caseId);
    refuseTaken(viewer, found);
    const matter = await matterOf(tx, found);
    const actor = { id: viewer.id, role: await roleIn(tx, viewer, found.roomId) };
    const work = await makeDecision(tx, { actor, matter, caseId, actions, reason, words });
    await settleHiding(work, found);
    await closeCase(work, found);
    return { aftermath: work.aftermath, decided: await decidedBy(work) };
  });
  inBackground(letGo);
  return decided;
}

async function matterOf(tx: Transaction, { type, targetId, subjectId, roomId }: LockedCase): Promise<Matter> {
  const known = { roomId, subjectId };
  const matter = await findMatter(tx, { type, id: targetId }, known);
  return matter ?? { type, id: targetId, title: "", room: null, subject: null };
}

async function closeCase(work: Work, { id, roomId, subjectId }: LockedCase) {
  const { tx, actor, done, decisionId, matter, reason, aftermath } = work;
  const upheld = isUpheld(done);
  await tx.$executeRaw`
    UPDATE moderation_case SET status = 'decided', decided_at = now(), claimed_by_id = NULL, claimed_until = NULL
    WHERE id = ${id}::uuid`;
  const closed = await tx.$queryRaw<{ id: string; reporterId: string | null; title: string | null }[]>`
    UPDATE report SET status = 'closed', closed_at = now(), upheld = ${upheld}
    WHERE case_id = ${id}::uuid AND status = 'open'
    RETURNING id, reporter_id AS "reporterId", coalesce(evidence #>> '{room,title}', evidence #>> '{playlist,title}',
      evidence #>> '{media,title}', (SELECT u.name FROM "user" u WHERE target_type = 'user' AND u.id = target_id)) AS title`;
  const action = upheld ? "case-decided" : "case-dismissed";
  await audit(tx, { actor, action, roomId, subjectId, caseId: id, data: { decisionId, reason } });
  for (const { id: reportId, reporterId, title } of closed) {
    const data = { reportId, target: matter.type, title: matter.type === "message" ? null : title, upheld };
    if (reporterId) aftermath.notices.push({ kind: "report-decided", to: [reporterId], data });
  }
}
