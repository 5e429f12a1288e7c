import { afterAll, afterEach, expect, test, vi } from "vitest";
import { findHistory } from "@/lib/chat/history-data";
import type { HistoryQuery } from "@/lib/chat/schema";
import type { Room } from "@/lib/rooms/schema";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import {
  explain,
  nodesOf,
  type Plan,
  type Statement,
  statementsOf,
  typeOf,
  withClient,
} from "../support/plans";
import { lobbyWith, watch } from "../support/rooms";

/** What others insert meanwhile would lie between the messages, and be read with them. */
const drop = await vi.hoisted(async () => (await import("../support/own-database")).ownDatabase());

afterAll(async () => {
  await db.$disconnect();
  await drop();
});

const SMALL = 10_000;
/** The long form is `PLANS_MESSAGES=10000000 npm test integration chat-plans`. */
const LARGE = Number(process.env.PLANS_MESSAGES ?? 300_000);
/** So many are written at once. */
const BATCH = 500_000;

/** A statement may touch this many pages more in the large room: another level or two of each index it descends. */
const MORE = 4;

afterEach(() => vi.restoreAllMocks());

/** Messages up to `count` in all, written straight into the table, without looking up room and author for each. */
async function fill(viewer: SignedIn, roomId: string, from: number, count: number) {
  const insert = `
    INSERT INTO message (id, room_id, seq, rev, author_id, client_id, body)
    SELECT uuidv7(), $1, n, n, $2, uuidv7(), 'Message ' || n FROM generate_series($3::int, $4::int) AS n`;
  await withClient(async (client) => {
    await client.query("SET session_replication_role = replica");
    for (let first = from; first <= count; first += BATCH) {
      await client.query(insert, [roomId, viewer.id, first, Math.min(first + BATCH - 1, count)]);
    }
    await client.query("VACUUM (ANALYZE) message");
  });
  await db.room.update({ where: { id: roomId }, data: { lastSeq: count, lastRev: count } });
}

const pages: HistoryQuery[] = [
  {},
  { before: 5_000 },
  { after: 5_000 },
  { around: 5_000 },
  { changedAfter: 9_900 },
];

const isOfMessages = (node: Plan) => node["Relation Name"] === "message";

async function look(viewer: SignedIn, { id: roomId, mediaId }: Room) {
  const seen = [];
  await watch(viewer, mediaId);
  for (const page of pages) {
    const statements = await statementsOf(() => findHistory(viewer, roomId, page));
    expect(statements).toHaveLength(1);
    const plan = await explain(statements[0] as Statement);
    // What other tables cost depends on what other tests have put there.
    const nodes = nodesOf(plan);
    const scans = nodes.filter(isOfMessages);
    const pages = scans.reduce(
      (sum, scan) => sum + scan["Shared Hit Blocks"] + scan["Shared Read Blocks"],
      0,
    );
    const sorted = nodes.filter((node) => /Sort/.test(typeOf(node)) && nodesOf(node).some(isOfMessages));
    seen.push({ types: nodes.map(typeOf), sorted: sorted.map(typeOf), pages });
  }
  return seen;
}

test(`a page of history costs the same in a room of ${LARGE} messages as in one of ${SMALL}`, {
  timeout: 120_000 + LARGE,
}, async () => {
  const ada = await signUp("Ada");
  const room = await lobbyWith(ada);
  await fill(ada, room.id, 1, SMALL);
  const small = await look(ada, room);
  await fill(ada, room.id, SMALL + 1, LARGE);
  const large = await look(ada, room);
  large.forEach((page, index) => {
    // A message's few mentions and reactions come in their order; the messages themselves are never put in one.
    expect(page.sorted, `page ${index}: ${page.types.join(", ")}`).toEqual([]);
    expect(page.types.filter((type) => /^(Seq|Bitmap Heap) Scan message$/.test(type))).toEqual([]);
    expect(page.pages, `page ${index}: ${page.types.join(", ")}`).toBeGreaterThan(0);
    expect(page.pages).toBeLessThanOrEqual((small[index]?.pages ?? 0) + MORE);
  });
});
