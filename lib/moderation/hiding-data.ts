import "server-only";
import type { Work } from "./apply-data";
import { audit } from "./audit-data";
import type { LockedCase } from "./case-data";
import { showMessages } from "./delete-data";

/**
 * Settles what reports alone had hidden: unless it is deleted now, everyone reads it again, and what was decided by
 * nobody is reversed, of which the person concerned is told when nothing else was done about them.
 */
export async function settleHiding(work: Work, found: LockedCase) {
  const { tx, matter, actor, done, decisionId, aftermath } = work;
  if (!found.hiddenAt || matter.type !== "message") return;
  await tx.moderationCase.update({ where: { id: found.id }, data: { hiddenAt: null } });
  await tx.$queryRaw`SELECT 1 FROM room WHERE id = ${matter.room?.id}::uuid FOR UPDATE`;
  const shown = await showMessages(tx, [matter.id]);
  if (shown.length === 0) return;
  aftermath.messageIds.push(...shown);
  const reversed = await tx.decision.updateManyAndReturn({
    where: { caseId: found.id, byId: null, reversedAt: null },
    data: { reversedAt: new Date() },
    select: { id: true },
  });
  const about = { roomId: found.roomId, subjectId: found.subjectId, caseId: found.id };
  await audit(tx, { actor, action: "message-shown", ...about, data: { decisionId } });
  const room = matter.room && { id: matter.room.id, title: matter.room.title };
  for (const { id } of done.length > 0 ? [] : reversed) {
    const to = matter.subject ? [matter.subject.id] : [];
    aftermath.notices.push({ kind: "decision-reversed", to, data: { decisionId: id, room } });
  }
}
