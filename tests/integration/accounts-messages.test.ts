import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { deleteAccount } from "@/lib/users/deletion-data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { withClient } from "../support/plans";
import { roomOf, say } from "../support/rooms";

const leave = (who: SignedIn) => deleteAccount(who, { proof: who.handle, messages: "remove" });

test("many messages go with an account a thousand at a time, so that no room waits for all of them", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(bob, [ada]);
  const many = 2_300;
  const messages = Array.from({ length: many }, (_, index) => ({
    roomId: room.id,
    seq: index + 1,
    rev: index + 1,
    authorId: ada.id,
    clientId: randomUUID(),
    body: `Said ${index}`,
    // Many at one moment, as when somebody pastes.
    createdAt: new Date(Date.now() - Math.floor(index / 700) * 1_000),
  }));
  await db.message.createMany({ data: messages });
  await db.room.update({ where: { id: room.id }, data: { lastSeq: many, lastRev: many } });
  await leave(ada);
  expect(await db.message.count({ where: { authorId: ada.id, body: "", deletedAt: { not: null } } })).toBe(
    many,
  );
  const batches = await db.$queryRaw<{ size: number }[]>`
    SELECT count(*)::int AS size FROM message WHERE author_id = ${ada.id}::uuid GROUP BY xmin::text ORDER BY size DESC`;
  expect(batches.map(({ size }) => size)).toEqual([1_000, 1_000, 300]);
  const { lastRev } = await db.room.findUniqueOrThrow({ where: { id: room.id } });
  expect(lastRev).toBe(2 * many);
});

test("what is sent while an account goes, from another tab, goes with it", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(bob, [ada]);
  const before = await say(ada, room.id, "Before");
  const between = await withClient(async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM session WHERE user_id = $1 FOR UPDATE", [ada.id]);
    const gone = leave(ada);
    await vi.waitFor(async () => {
      const { rows } = await client.query(
        "SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))",
      );
      expect(rows).toHaveLength(1);
    }, 10_000);
    const sent = await say(ada, room.id, "Between");
    await client.query("COMMIT");
    await gone;
    return sent;
  });
  const left = await db.message.findMany({ where: { id: { in: [before.id, between.id] } } });
  expect(left.map(({ body, deletedAt }) => [body, deletedAt !== null])).toEqual([
    ["", true],
    ["", true],
  ]);
  await expect(say(ada, room.id, "After")).rejects.toMatchObject({ code: "forbidden" });
});
