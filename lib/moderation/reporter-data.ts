import "server-only";
import { db } from "../db";

/** What a visitor's report weighs, of whom nothing is known but an email address. */
const VISITOR = 0.25;
/** What somebody's weighs whose account is younger than a day. */
const NEWCOMER = 0.5;

/**
 * What a report by somebody weighs, from 0 to 2: twice the share of their reports that were upheld, as if one had been and
 * one had not before (Laplace's rule of succession), so that 1 is where everybody begins. Only what the site's staff
 * decided counts: in a room of one's own anybody could uphold what their friends report.
 */
export async function reporterWeight(reporterId: string | null): Promise<number> {
  if (!reporterId) return VISITOR;
  const [record] = await db.$queryRaw<{ decided: number; upheld: number; young: boolean }[]>`
    SELECT u.created_at > now() - interval '1 day' AS young,
      count(d.id)::int AS decided, (count(d.id) FILTER (WHERE p.upheld))::int AS upheld
    FROM "user" u
    LEFT JOIN report p ON p.reporter_id = u.id AND p.status = 'closed'
    LEFT JOIN decision d ON d.case_id = p.case_id AND d.by_id IN (SELECT id FROM "user" WHERE role <> 'user')
    WHERE u.id = ${reporterId}::uuid GROUP BY u.id`;
  if (!record) return VISITOR;
  const share = (2 * (record.upheld + 1)) / (record.decided + 2);
  return record.young ? Math.min(share, NEWCOMER) : share;
}
