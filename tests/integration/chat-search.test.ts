import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { deleteMessage, editMessage } from "@/lib/chat/changes-data";
import { messageSearchQuery } from "@/lib/chat/schema";
import { searchMessages } from "@/lib/chat/search-data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { explain, nodesOf, type Statement, statementsOf, typeOf, withClient } from "../support/plans";
import { lobbyWith, say } from "../support/rooms";

const search = (viewer: SignedIn, roomId: string, query: string, more = {}) =>
  searchMessages(viewer, roomId, messageSearchQuery.parse({ query, ...more }));
const found = async (...asked: Parameters<typeof search>) =>
  (await search(...asked)).items.map(({ message }) => message.body);

test("finds every word anywhere, in whatever case and accents, newest first, and says where", async () => {
  const ada = await signUp("Ada");
  const room = await lobbyWith(ada);
  for (const body of ["A café by night", "Nothing here", "CAFÉS close at night 🌙", "Night without coffee"])
    await say(ada, room.id, body);
  expect(await found(ada, room.id, "night cafe")).toEqual(["CAFÉS close at night 🌙", "A café by night"]);
  const [first] = (await search(ada, room.id, "cafe NIGHT 🌙")).items;
  expect(first?.matches.map(([from, to]) => first.message.body.slice(from, to))).toEqual([
    "CAFÉ",
    "night",
    "🌙",
  ]);
  expect(await found(ada, room.id, "thin")).toEqual(["Nothing here"]);
  expect(await found(ada, room.id, "%")).toEqual([]);
  expect(await found(ada, room.id, "_")).toEqual([]);
});

test("finds words of two signs and of scripts without spaces", async () => {
  const ada = await signUp("Ada");
  const room = await lobbyWith(ada);
  await say(ada, room.id, "この映画は最高だった");
  await say(ada, room.id, "OK then");
  expect(await found(ada, room.id, "映画")).toEqual(["この映画は最高だった"]);
  expect(await found(ada, room.id, "ok")).toEqual(["OK then"]);
});

test("finds neither what is deleted or hidden nor what was said before an edit, and nothing of other rooms", async () => {
  const ada = await signUp("Ada");
  const [room, other] = [await lobbyWith(ada), await lobbyWith(ada)];
  const [one, two, three] = [
    await say(ada, room.id, "secret one"),
    await say(ada, room.id, "secret two"),
    await say(ada, room.id, "secret three"),
  ];
  await say(ada, other.id, "secret elsewhere");
  await deleteMessage(ada, room.id, one.id);
  await db.message.update({ where: { id: two.id }, data: { hiddenAt: new Date() } });
  await editMessage(ada, room.id, three.id, "known three");
  expect(await found(ada, room.id, "secret")).toEqual([]);
  expect(await found(ada, room.id, "three")).toEqual(["known three"]);
});

test("pages meet without gap or overlap, and a cursor of something else is refused", async () => {
  const ada = await signUp("Ada");
  const room = await lobbyWith(ada);
  for (const n of [1, 2, 3, 4, 5]) await say(ada, room.id, `Take ${n}`);
  const first = await search(ada, room.id, "take", { limit: 2 });
  const second = await search(ada, room.id, "take", { limit: 2, cursor: first.nextCursor });
  const third = await search(ada, room.id, "take", { limit: 2, cursor: second.nextCursor });
  const seqs = [first, second, third].flatMap(({ items }) => items.map(({ message }) => message.seq));
  expect(seqs).toEqual([5, 4, 3, 2, 1]);
  expect(third.nextCursor).toBeNull();
  await expect(search(ada, room.id, "take", { cursor: "nonsense" })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("who may not read the history finds nothing in it", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await lobbyWith(ada);
  await say(ada, room.id, "among us");
  await expect(search(bob, room.id, "among")).rejects.toMatchObject({ code: "forbidden" });
  await expect(search(bob, randomUUID(), "among")).rejects.toMatchObject({ code: "not_found" });
});

test("100,000 messages are searched by an index, for words that are rare, frequent, or not there", {
  timeout: 120_000,
}, async () => {
  const ada = await signUp("Ada");
  const [room, beside] = [await lobbyWith(ada), await lobbyWith(ada)];
  await fill(ada, room.id, 100_000);
  await fill(ada, beside.id, 5_000);
  const few = (pages: number) => ({ count: 20, pages: expect.toSatisfy((seen: number) => seen <= pages) });
  expect(await look(ada, room.id, "needle")).toMatchObject(few(1_000));
  expect(await look(ada, room.id, "message")).toMatchObject(few(500));
  expect(await look(ada, room.id, "message needle")).toMatchObject(few(1_500));
  expect(await look(ada, room.id, "absent")).toMatchObject({ ...few(500), count: 0 });
  expect(await look(ada, room.id, "ok")).toMatchObject({ ...few(500), count: 0 });
  expect(await look(ada, room.id, "ok !!! 1")).toMatchObject({ ...few(500), count: 0 });
});

/** How many a search finds on its first page, and how many pages of memory the database looks at for them. */
async function look(viewer: SignedIn, roomId: string, query: string) {
  let count = 0;
  const sent = await statementsOf(async () => {
    count = (await search(viewer, roomId, query)).items.length;
  });
  const plan = await explain(sent.find(({ text }) => text.includes("matinee_fold(body)")) as Statement);
  const scans = nodesOf(plan).filter((node) => node["Relation Name"] === "message");
  expect(scans.map(typeOf)).not.toContain("Seq Scan message");
  return { count, pages: plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] };
}

/** Messages written straight into the table; one of 500 has a rare word. */
async function fill(viewer: SignedIn, roomId: string, count: number) {
  const insert = `
    INSERT INTO message (id, room_id, seq, rev, author_id, client_id, body)
    SELECT gen_random_uuid(), $1, n, n, $2, gen_random_uuid(),
      'Message ' || n || CASE n % 500 WHEN 0 THEN ' needle' ELSE '' END
    FROM generate_series(1, $3::int) AS n`;
  await withClient(async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(insert, [roomId, viewer.id, count]);
    await client.query("VACUUM (ANALYZE) message");
  });
  await db.room.update({ where: { id: roomId }, data: { lastSeq: count, lastRev: count } });
}
