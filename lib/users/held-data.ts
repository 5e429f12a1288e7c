import "server-only";
import { db } from "../db";

/** How long what moderators hold about somebody who is gone is kept after their case is decided. */
const HELD_MONTHS = 6;

/** Takes the name of somebody who is gone out of what others were told about them. */
export async function scrubNames(userId: string) {
  await db.$executeRaw`
    UPDATE notification SET data = jsonb_set(data, '{by}', jsonb_build_object(
      'id', data #> '{by,id}', 'handle', 'deleted', 'name', 'Deleted user', 'imageUrl', NULL))
    WHERE data #>> '{by,id}' = ${userId}`;
}

/**
 * Lets go of what reports quote of people who are gone, once nobody can ask for another look at it: the case was decided
 * six months ago. Their number and how they ended stay, for the transparency report.
 */
export async function forgetHeldEvidence() {
  await db.$executeRaw`
    UPDATE report p SET evidence = '{}', details = ''
    FROM moderation_case c JOIN "user" u ON u.id = c.subject_id
    WHERE p.case_id = c.id AND c.status = 'decided' AND u.deleted_at IS NOT NULL AND p.evidence <> '{}'
      AND c.decided_at < now() - make_interval(months => ${HELD_MONTHS}::int)
      AND NOT EXISTS (
        SELECT FROM decision d JOIN appeal a ON a.decision_id = d.id WHERE d.case_id = c.id AND a.status = 'open')`;
  await db.$executeRaw`
    UPDATE decision d SET undo = '{}' FROM "user" u
    WHERE u.id = d.subject_id AND u.deleted_at IS NOT NULL AND d.undo <> '{}'
      AND d.created_at < now() - make_interval(months => ${HELD_MONTHS}::int)`;
}
