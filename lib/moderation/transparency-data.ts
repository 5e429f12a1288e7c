import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { isStaff } from "../rooms/access-data";
import type { Viewer } from "../viewer";
import type { Counts, TransparencyMonth } from "./transparency-schema";

const MONTHS = 12;

/**
 * The last twelve months by UTC, the present one last, each with what was reported, decided, appealed and reversed in it.
 * For the site's staff; throws `not_found` for anyone else.
 */
export async function listTransparency(viewer: Viewer): Promise<TransparencyMonth[]> {
  if (!viewer || !isStaff(viewer)) throw new AppError("not_found", "There is nothing here.");
  const [counts, waits] = await Promise.all([countEvents(), measureWaits()]);
  return lastMonths(new Date()).map((month) => {
    const of = (what: What) => tally(counts, month, what);
    const wait = waits.find((each) => each.month === month);
    return {
      month,
      reports: sum(of("report")),
      byReason: of("report"),
      decisions: sum(of("decision")),
      automated: of("decision").automated ?? 0,
      byAction: of("action"),
      cases: wait?.cases ?? 0,
      medianMinutes: wait?.median ?? null,
      slowestMinutes: wait?.slowest ?? null,
      appeals: sum(of("appeal")),
      reversals: sum(of("reversal")),
    };
  });
}

type What = "report" | "decision" | "action" | "appeal" | "reversal";
type Row = { month: string; what: What; name: string; count: number };
type Wait = { month: string; cases: number; median: number; slowest: number };

const monthOf = (moment: Prisma.Sql) => Prisma.sql`to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM')`;
const lately = (moment: Prisma.Sql) =>
  Prisma.sql`${moment} >= date_trunc('month', now(), 'UTC') - make_interval(months => ${MONTHS - 1}::int)`;
const createdAt = Prisma.sql`created_at`;
const reversedAt = Prisma.sql`reversed_at`;
const decidedAt = Prisma.sql`decided_at`;

function countEvents() {
  return db.$queryRaw<Row[]>`
    SELECT ${monthOf(createdAt)} AS month, 'report' AS what, reason::text AS name, count(*)::int AS count
    FROM report WHERE ${lately(createdAt)} GROUP BY 1, 3
    UNION ALL
    SELECT ${monthOf(createdAt)}, 'decision', CASE WHEN by_id IS NULL THEN 'automated' ELSE 'made' END, count(*)::int
    FROM decision WHERE ${lately(createdAt)} GROUP BY 1, 3
    UNION ALL
    SELECT ${monthOf(createdAt)}, 'action', a.value ->> 'kind', count(*)::int
    FROM decision CROSS JOIN LATERAL jsonb_array_elements(actions) AS a
    WHERE ${lately(createdAt)} GROUP BY 1, 3
    UNION ALL
    SELECT ${monthOf(createdAt)}, 'appeal', 'made', count(*)::int FROM appeal WHERE ${lately(createdAt)} GROUP BY 1
    UNION ALL
    SELECT ${monthOf(reversedAt)}, 'reversal', 'made', count(*)::int
    FROM decision WHERE ${lately(reversedAt)} GROUP BY 1`;
}

/** How long the cases decided in a month had waited, in whole minutes. */
function measureWaits() {
  return db.$queryRaw<Wait[]>`
    SELECT month, count(*)::int AS cases, max(minutes)::int AS slowest,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes))::int AS median
    FROM (
      SELECT ${monthOf(decidedAt)} AS month, extract(epoch FROM decided_at - created_at)::float8 / 60 AS minutes
      FROM moderation_case WHERE status = 'decided' AND ${lately(decidedAt)}
    ) c GROUP BY month`;
}

function tally(rows: Row[], month: string, what: What): Counts {
  const own = rows.filter((row) => row.month === month && row.what === what);
  return Object.fromEntries(own.map(({ name, count }) => [name, count]));
}

function sum(counts: Counts) {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** The names of the last months, as the queries write them. */
function lastMonths(now: Date) {
  return Array.from({ length: MONTHS }, (_, index) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS - 1 - index), 1));
    return month.toISOString().slice(0, 7);
  });
}
