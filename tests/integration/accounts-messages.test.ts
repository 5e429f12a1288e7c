import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { patience } from "@/lib/db";
import { deleteAccount } from "@/lib/users/deletion-data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { untilBlockedBy } from "../support/held";
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
  const { between, gone } = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM session WHERE user_id = ${ada.id}::uuid FOR UPDATE`;
    const gone = leave(ada);
    await untilBlockedBy(tx);
    return { between: await say(ada, room.id, "Between"), gone };
  }, patience);
  await gone;
  const left = await db.message.findMany({ where: { id: { in: [before.id, between.id] } } });
  expect(left.map(({ body, deletedAt }) => [body, deletedAt !== null])).toEqual([
    ["", true],
    ["", true],
  ]);
  await expect(say(ada, room.id, "After")).rejects.toMatchObject({ code: "forbidden" });
});
