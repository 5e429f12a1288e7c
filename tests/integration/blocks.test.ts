import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { GET, POST } from "@/app/api/blocks/route";
import { block, listBlocks, unblock } from "@/lib/blocks/data";
import { type BlocksEvent, MAX_BLOCKS } from "@/lib/blocks/schema";
import { userChannel } from "@/lib/realtime/channels";
import { db, signUp } from "../support/database";
import { whileHeld } from "../support/held";
import { connect, listen } from "../support/listener";
import { callAs } from "../support/request";

vi.mock("next/headers", async () => (await import("../support/request")).headers);

const ids = async (...[viewer]: Parameters<typeof listBlocks>) =>
  (await listBlocks(viewer)).items.map(({ user }) => user.id);

test("who is blocked is listed, the last one first, once, until they are unblocked", async () => {
  const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
  await block(ada, bob.id);
  await block(ada, cy.id);
  await block(ada, bob.id);
  expect(await ids(ada)).toEqual([cy.id, bob.id]);
  expect(await ids(bob)).toEqual([]);
  await unblock(ada, cy.id);
  await unblock(ada, cy.id);
  expect(await ids(ada)).toEqual([bob.id]);
});

test("nobody blocks themselves, nor somebody who is not there", async () => {
  const ada = await signUp("Ada");
  await expect(block(ada, ada.id)).rejects.toMatchObject({ code: "invalid" });
  await expect(block(ada, randomUUID())).rejects.toMatchObject({ code: "not_found" });
});

test("the list ends somewhere, also for two who are blocked at once", async () => {
  const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
  await db.$executeRaw`
    WITH crowd AS (
      INSERT INTO "user" (id, email, handle, name)
      SELECT gen_random_uuid(), h || '@example.com', h, 'One of many'
      FROM (SELECT 'crowd-' || gen_random_uuid() AS h FROM generate_series(1, ${MAX_BLOCKS - 1}::int)) n
      RETURNING id
    )
    INSERT INTO block (user_id, blocked_id) SELECT ${ada.id}::uuid, id FROM crowd`;
  const results = await whileHeld(
    "user",
    [ada.id],
    () => block(ada, bob.id),
    () => block(ada, cy.id),
  );
  expect(results).toMatchObject([
    { status: "fulfilled" },
    { status: "rejected", reason: { code: "conflict" } },
  ]);
  expect(await ids(ada)).toHaveLength(MAX_BLOCKS);
});

test("the viewer's other devices hear of it, and who is blocked does not", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const [adas, bobs] = [connect(ada), connect(bob)];
  const heard: BlocksEvent[] = [];
  await listen(adas, userChannel(ada.id, 1));
  adas.channel(userChannel(ada.id, 1))?.bind("blocks", (event: BlocksEvent) => heard.push(event));
  const atBobs = await listen(bobs, userChannel(bob.id, 1));
  await block(ada, bob.id);
  await block(ada, bob.id);
  await unblock(ada, bob.id);
  const both = [
    { userId: bob.id, blocked: true },
    { userId: bob.id, blocked: false },
  ];
  await vi.waitFor(() => expect(heard).toEqual(both), { timeout: 5_000 });
  expect(atBobs.events.filter((event) => !event.startsWith("pusher"))).toEqual([]);
});

test("over HTTP it takes signing in, and unknown keys are refused", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const context = { params: Promise.resolve({}) };
  const post = (body: object) =>
    new Request("http://localhost/api/blocks", { method: "POST", body: JSON.stringify(body) });
  const { answer: refused } = await callAs(null, () => POST(post({ userId: bob.id }), context));
  const { answer: odd } = await callAs(ada, () => POST(post({ userId: bob.id, because: "" }), context));
  const { answer: done } = await callAs(ada, () => POST(post({ userId: bob.id }), context));
  expect([refused.status, odd.status, done.status]).toEqual([401, 400, 200]);
  const { answer } = await callAs(ada, () => GET(new Request("http://localhost/api/blocks"), context));
  const user = { id: bob.id, handle: bob.handle, name: "Bob", imageUrl: null };
  expect(await answer.json()).toEqual({ items: [{ user, createdAt: expect.any(String) }] });
});
