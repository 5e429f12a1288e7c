import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db, type Transaction } from "../db";
import { forgetBars } from "./barred-data";

/** How long what moderators hold about somebody who is gone is kept after their case is decided. */
const HELD_MONTHS = 6;

/** For so long a trigger keeps a handle that was given up from everybody else. */
const HANDLE_DAYS = 30;

/** Takes the name of somebody who is gone out of what others were told about them, and out of the histories of lists. */
export async function scrubNames(tx: Transaction, userId: string) {
  await tx.$executeRaw`
    UPDATE notification SET data = jsonb_set(data, '{by}', jsonb_build_object(
      'id', data #> '{by,id}', 'handle', 'deleted', 'name', 'Deleted user', 'imageUrl', NULL))
    WHERE data #>> '{by,id}' = ${userId}`;
  await tx.$executeRaw`
    UPDATE notification n SET data = jsonb_set(n.data, '{title}', '"Deleted user"')
    FROM report p WHERE p.target_type = 'user' AND p.target_id = ${userId}::uuid AND n.user_id = p.reporter_id
      AND n.kind = 'report-decided' AND n.data ->> 'reportId' = p.id::text`;
  await tx.$executeRaw`
    UPDATE playlist_change SET data = jsonb_set(data, '{user,name}', '"Deleted user"')
    WHERE data #>> '{user,id}' = ${userId}`;
  await tx.$executeRaw`
    UPDATE playlist_change SET data = jsonb_set(data, '{suggestedBy,name}', '"Deleted user"')
    WHERE data #>> '{suggestedBy,id}' = ${userId}`;
}

/**
 * Lets go of what was kept for a time that is over: docs/decisions/deletion.md. There is no clock that would call it, so
 * call it after what happens now and then. Never throws: the next call does what this one did not.
 */
export async function letGo() {
  for (const forget of [forgetEvidence, forgetNeighbours, forgetUndo, forgetHandles, forgetBars])
    await forget().catch((error: unknown) => console.error(error));
}

/** Nobody can ask for another look at what was decided about the case `c` any more. */
const longDecided = Prisma.sql`
  c.status = 'decided' AND c.decided_at < now() - make_interval(months => ${HELD_MONTHS}::int) AND NOT EXISTS (
    SELECT FROM decision d JOIN appeal a ON a.decision_id = d.id WHERE d.case_id = c.id AND a.status = 'open')`;

/** What reports quote of people who are gone. Their number and how they ended stay, for the transparency report. */
function forgetEvidence() {
  return db.$executeRaw`
    WITH forgotten AS (
      UPDATE report p SET evidence = '{}', details = '' FROM moderation_case c JOIN "user" u ON u.id = c.subject_id
      WHERE p.case_id = c.id AND u.deleted_at IS NOT NULL AND p.evidence <> '{}' AND ${longDecided}
      RETURNING p.id
    )
    UPDATE report_again r SET details = '' FROM forgotten f WHERE r.report_id = f.id`;
}

/** What others said beside a reported message, whoever they and its author are. */
function forgetNeighbours() {
  return db.$executeRaw`
    UPDATE report p SET evidence = jsonb_set(p.evidence, '{neighbours}', '[]') FROM moderation_case c
    WHERE p.case_id = c.id AND (p.evidence -> 'neighbours') <> '[]'::jsonb AND ${longDecided}`;
}

function forgetUndo() {
  return db.$executeRaw`
    UPDATE decision d SET undo = '{}' FROM "user" u
    WHERE u.id = d.subject_id AND u.deleted_at IS NOT NULL AND d.undo <> '{}'
      AND d.created_at < now() - make_interval(months => ${HELD_MONTHS}::int)`;
}

function forgetHandles() {
  return db.$executeRaw`
    DELETE FROM former_handle WHERE released_at < now() - make_interval(days => ${HANDLE_DAYS}::int)`;
}
