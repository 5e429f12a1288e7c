import { expect, test } from "vitest";
import { findDuty, listCases } from "@/lib/moderation/queue-data";
import { moderatedRoom, reportedMessage } from "../support/moderation";
import { nodesOf, type Plan, type Statement, statementsOf, withClient } from "../support/plans";

/** Ten thousand open cases of other rooms and of none, a report each. Nobody else sees them: they are never committed. */
const busy = `
  WITH rooms AS (
    INSERT INTO room (id, media_id, owner_id, title)
    SELECT uuidv7(), (SELECT media_id FROM room WHERE id = $1), $2, 'Room ' || n FROM generate_series(1, 500) n
    RETURNING id
  ),
  numbered AS (SELECT id, row_number() OVER () AS n FROM rooms),
  cases AS (
    INSERT INTO moderation_case (id, target_type, target_id, subject_id, room_id, severity, reports, weight, created_at)
    SELECT uuidv7(), 'message', uuidv7(), $3, r.id, 1 + i % 5, 1, 1 + i % 7, now() - make_interval(mins => i)
    FROM generate_series(1, 10000) i LEFT JOIN numbered r ON r.n = i % 600
    RETURNING id, target_id
  )
  INSERT INTO report (id, case_id, target_type, target_id, reason, reporter_email)
  SELECT uuidv7(), id, 'message', target_id, 'spam', id || '@example.com' FROM cases`;

/** How many cases each statement reads on a busy site. */
function casesRead(statements: Statement[], busyWith: string[]) {
  return withClient(async (client) => {
    await client.query("BEGIN");
    await client.query(busy, busyWith);
    for (const table of ["moderation_case", "report", "room"]) await client.query(`ANALYZE ${table}`);
    const read = [];
    for (const { text, values } of statements) {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
      read.push(readBy(rows[0]["QUERY PLAN"][0].Plan));
    }
    await client.query("ROLLBACK");
    return read;
  });
}

function readBy(plan: Plan) {
  const scans = nodesOf(plan).filter((node) => node["Relation Name"] === "moderation_case");
  const rows = scans.map(
    (scan) => (scan["Actual Rows"] + (scan["Rows Removed by Filter"] ?? 0)) * scan["Actual Loops"],
  );
  return rows.reduce((sum, one) => sum + one, 0);
}

test("who keeps a room reads the cases of that room, whatever waits elsewhere; staff not all there are", {
  timeout: 60_000,
}, async () => {
  const scene = await moderatedRoom();
  const { keeper, owner, good, staff, admin, bad, room } = scene;
  await reportedMessage(scene);
  const sent: Statement[] = [];
  for (const viewer of [keeper, owner, good, staff])
    for (const look of [findDuty, (one: typeof viewer) => listCases(one, {})])
      sent.push(...(await statementsOf(() => look(viewer))));
  const read = await casesRead(sent, [room.id, admin.id, bad.id]);
  expect(read.slice(0, 6)).toEqual([1, 1, 1, 1, 0, 0]);
  for (const pages of read.slice(6)) expect(pages).toBeLessThan(5_000);
});
