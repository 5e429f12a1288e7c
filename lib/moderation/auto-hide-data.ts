import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { type Aftermath, conclude, nothingLeft } from "./aftermath-data";
import { audit } from "./audit-data";
import type { Done } from "./case-schema";
import { roomTitle } from "./room-sql";
import type { ReportReason } from "./schema";
import { statementOf } from "./statement";

/** So many different people with an account must agree, whatever they weigh. */
const REPORTERS = 3;

type Hidden = {
  id: string;
  caseId: string;
  roomId: string;
  roomTitle: string;
  authorId: string;
  reason: ReportReason;
};

/**
 * Hides a message that enough trustworthy people have reported, until moderators have looked at it: nothing is deleted,
 * its author is told why and can ask for another look. A case of something else is left as it is, and so is a message
 * that somebody has looked at, as it is now, and let stand. Call it after the
 * commit of a report; never throws, since the report counts whatever becomes of this.
 */
export async function hideWhenTrusted(caseId: string): Promise<void> {
  try {
    await conclude(async (tx) => ({ aftermath: await hide(tx, caseId) }));
  } catch (error) {
    console.error(error);
  }
}

async function hide(tx: Transaction, caseId: string): Promise<Aftermath> {
  const [found] = await tx.$queryRaw<Omit<Hidden, "caseId">[]>`
    SELECT m.id, m.room_id AS "roomId", ${roomTitle} AS "roomTitle", m.author_id AS "authorId", t.reason
    FROM moderation_case c
    JOIN message m ON c.target_type = 'message' AND m.id = c.target_id
    JOIN room r ON r.id = m.room_id
    CROSS JOIN site_rules s
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT p.reporter_id) AS people, sum(p.weight) AS weight,
        mode() WITHIN GROUP (ORDER BY p.reason)::text AS reason
      FROM report p WHERE p.case_id = c.id AND p.reporter_id IS NOT NULL AND p.status = 'open'
    ) t
    WHERE c.id = ${caseId}::uuid AND c.status = 'open' AND c.hidden_at IS NULL AND m.hidden_at IS NULL
      AND m.deleted_at IS NULL AND t.people >= ${REPORTERS}::int AND t.weight >= s.hide_weight
      AND NOT EXISTS (
        SELECT FROM moderation_case b JOIN decision d ON d.case_id = b.id
        WHERE b.target_type = 'message' AND b.target_id = m.id AND b.status = 'decided'
          AND b.decided_at >= coalesce(m.edited_at, m.created_at) AND d.by_id IS NOT NULL
          AND (d.reversed_at IS NOT NULL OR d.actions = '[]'::jsonb))
    FOR UPDATE OF c`;
  if (!found) return nothingLeft();
  const hidden = { ...found, caseId };
  if (!(await takeOut(tx, hidden))) return nothingLeft();
  return keepDecision(tx, hidden);
}

/** Under the room’s next `rev`. */
async function takeOut(tx: Transaction, { id, roomId, caseId }: Hidden) {
  const hidden = await tx.$executeRaw`
    WITH numbered AS (
      UPDATE room SET last_rev = last_rev + 1 WHERE id = ${roomId}::uuid RETURNING last_rev
    )
    UPDATE message m SET hidden_at = clock_timestamp(), rev = n.last_rev
    FROM numbered n WHERE m.id = ${id}::uuid AND m.hidden_at IS NULL AND m.deleted_at IS NULL`;
  if (hidden === 0) return false;
  await tx.moderationCase.update({ where: { id: caseId }, data: { hiddenAt: new Date() } });
  return true;
}

async function keepDecision(tx: Transaction, { id, caseId, roomId, roomTitle, authorId, reason }: Hidden) {
  const done: Done[] = [{ kind: "hide-message" }];
  const room = { id: roomId, title: roomTitle };
  const statement = statementOf({
    target: "message",
    title: "",
    room,
    done,
    reason,
    words: "",
    role: null,
    at: new Date(),
  });
  const decisionId = uuidv7();
  const about = { caseId, roomId, subjectId: authorId };
  await tx.decision.create({
    data: { id: decisionId, ...about, byId: null, reason, statement, actions: done as Prisma.InputJsonArray },
  });
  await audit(tx, {
    actor: null,
    action: "message-hidden",
    ...about,
    data: { reason, decisionId, messageId: id },
  });
  const aftermath = nothingLeft();
  aftermath.messageIds.push(id);
  aftermath.notices.push({
    kind: "sanction",
    to: [authorId],
    data: { decisionId, kind: "removal", room, until: null },
  });
  return aftermath;
}
