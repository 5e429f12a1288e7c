import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { sendMessage } from "@/lib/chat/data";
import { findHistory } from "@/lib/chat/history-data";
import { hideWhenTrusted } from "@/lib/moderation/auto-hide-data";
import { reportTarget } from "@/lib/moderation/data";
import { decide } from "@/lib/moderation/decide-data";
import { decideHeld, listHeld, listOwnHeld, withdrawHeld } from "@/lib/moderation/held-data";
import { ban } from "@/lib/moderation/removal-data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { roomOf, say } from "../support/rooms";

const bad = "what the fuck";

async function scene() {
  const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
  const room = await roomOf(ada, [bob, cy]);
  return { ada, bob, cy, roomId: room.id };
}

async function hold(author: SignedIn, roomId: string, clientId: string = randomUUID()) {
  const sent = await sendMessage(author, roomId, { clientId, body: bad });
  if (!("held" in sent)) throw new Error("It is not held.");
  return sent.held;
}

const bodies = async (viewer: SignedIn, roomId: string) =>
  (await findHistory(viewer, roomId, {})).messages.map(({ body }) => body);

test("a held message is its author's and the keepers' to see, and goes in once, with its clientId", async () => {
  const { ada, bob, cy, roomId } = await scene();
  const clientId = randomUUID();
  const held = await hold(bob, roomId, clientId);
  expect(await hold(bob, roomId, clientId)).toEqual(held);
  expect(await bodies(bob, roomId)).toEqual([]);
  expect((await listOwnHeld(bob, roomId)).items).toEqual([held]);
  expect((await listOwnHeld(cy, roomId)).items).toEqual([]);
  await expect(listHeld(cy, roomId)).rejects.toMatchObject({ code: "forbidden" });
  expect(await listHeld(ada, null)).toMatchObject({
    waiting: 1,
    items: [{ id: held.id, body: bad, author: { id: bob.id }, cause: expect.stringContaining("fuck") }],
  });
  const decision = { roomId, heldId: held.id, approve: true };
  const twice = await Promise.allSettled([decideHeld(ada, decision), decideHeld(ada, decision)]);
  expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const { messages, lastSeq, lastRev } = await findHistory(cy, roomId, {});
  expect(messages).toMatchObject([
    { id: held.id, clientId, body: bad, seq: 1, rev: 1, author: { id: bob.id } },
  ]);
  expect([lastSeq, lastRev]).toEqual([1, 1]);
  expect(await sendMessage(bob, roomId, { clientId, body: bad })).toMatchObject({ created: false });
  expect((await listHeld(ada, roomId)).waiting).toBe(0);
});

test("what is refused, withdrawn or too old never goes in, and its retry is told so", async () => {
  const { ada, bob, roomId } = await scene();
  const [one, two, three] = [await hold(bob, roomId), await hold(bob, roomId), await hold(bob, roomId)];
  await decideHeld(ada, { roomId, heldId: one.id, approve: false });
  await withdrawHeld(bob, roomId, two.id);
  await db.heldMessage.update({ where: { id: three.id }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  for (const { id } of [one, two, three])
    await expect(decideHeld(ada, { roomId, heldId: id, approve: true })).rejects.toMatchObject({
      code: "conflict",
    });
  const retry = (clientId: string) => sendMessage(bob, roomId, { clientId, body: bad });
  await expect(retry(one.clientId)).rejects.toMatchObject({ code: "forbidden", message: /did not let it/ });
  await expect(retry(three.clientId)).rejects.toMatchObject({ code: "forbidden", message: /in time/ });
  expect((await listOwnHeld(bob, roomId)).items.map(({ outcome }) => outcome)).toEqual([
    "rejected",
    "expired",
    "expired",
  ]);
  expect(await bodies(ada, roomId)).toEqual([]);
});

test("who was shut out meanwhile does not get in by a held message; strangers decide nothing", async () => {
  const { ada, bob, cy, roomId } = await scene();
  const held = await hold(bob, roomId);
  const decision = { roomId, heldId: held.id, approve: true };
  await expect(decideHeld(cy, decision)).rejects.toMatchObject({ code: "forbidden" });
  await expect(decideHeld(await signUp("Else"), decision)).rejects.toMatchObject({ code: "forbidden" });
  await ban(ada, roomId, { userId: bob.id, reason: "" });
  await expect(decideHeld(ada, decision)).rejects.toMatchObject({ code: "forbidden" });
  expect(await db.message.count({ where: { roomId } })).toBe(0);
});

test("of one author five wait at a time in a room; who is silenced lets nobody's in", async () => {
  const { ada, bob, cy, roomId } = await scene();
  const held = await hold(bob, roomId);
  const holdOther = async () => {
    await db.member.updateMany({ where: { roomId, userId: bob.id }, data: { repeats: 0 } });
    return hold(bob, roomId);
  };
  for (let n = 1; n < 5; n++) await holdOther();
  await expect(holdOther()).rejects.toMatchObject({ code: "rate_limited" });
  expect((await hold(bob, roomId, held.clientId)).id).toBe(held.id);
  await hold(cy, roomId);
  const decision = { roomId, heldId: held.id, approve: false };
  const { id } = await db.sanction.create({ data: { kind: "mute", roomId, userId: ada.id } });
  await expect(decideHeld(ada, decision)).rejects.toMatchObject({ code: "forbidden" });
  await db.sanction.delete({ where: { id } });
  await decideHeld(ada, decision);
  await holdOther();
});

test("a held message whose clientId another one took meanwhile is a conflict", async () => {
  const { ada, bob, roomId } = await scene();
  const held = await hold(bob, roomId);
  const { id } = await say(bob, roomId, "Hello");
  await db.message.update({ where: { id }, data: { clientId: held.clientId } });
  const decision = { roomId, heldId: held.id, approve: true };
  await expect(decideHeld(ada, decision)).rejects.toMatchObject({ code: "conflict" });
  expect((await listHeld(ada, roomId)).waiting).toBe(1);
});

async function trustworthy(name: string) {
  const user = await signUp(name);
  await db.user.update({
    where: { id: user.id },
    data: { createdAt: new Date(Date.now() - 90 * 86_400_000) },
  });
  return user;
}

test("when enough trustworthy people report a message it is hidden until it is decided, and nothing is deleted", async () => {
  const { ada, bob, cy, roomId } = await scene();
  const three = await Promise.all(["Dee", "Eve", "Fay"].map(trustworthy));
  await db.member.createMany({ data: three.map(({ id }) => ({ roomId, userId: id })) });
  const message = await say(bob, roomId, "You are all awful");
  const report = (viewer: SignedIn) =>
    reportTarget(viewer, { targetType: "message", targetId: message.id, reason: "harassment" });
  await report(cy);
  await report(three[0] as SignedIn);
  await report(three[1] as SignedIn);
  expect(await bodies(ada, roomId)).toEqual(["You are all awful"]);
  await report(three[2] as SignedIn);
  const [hidden] = (await findHistory(ada, roomId, { changedAfter: message.rev })).messages;
  expect(hidden).toMatchObject({ id: message.id, body: "", hidden: true, rev: message.rev + 1 });
  expect(await db.message.findUniqueOrThrow({ where: { id: message.id } })).toMatchObject({
    body: "You are all awful",
  });
  const decisions = await db.decision.findMany({ where: { subjectId: bob.id } });
  expect(decisions).toMatchObject([
    { byId: null, actions: [{ kind: "hide-message" }], statement: expect.stringMatching(/automatically/) },
  ]);
  const caseId = decisions[0]?.caseId ?? "";
  await hideWhenTrusted(caseId);
  expect(await db.decision.count({ where: { subjectId: bob.id } })).toBe(1);
  expect(await db.auditEntry.findMany({ where: { caseId, action: "message-hidden" } })).toMatchObject([
    { actorId: null, actorRole: "site" },
  ]);
});

test("reports at once hide once; young accounts and one person's several names by e-mail do not", async () => {
  const { bob, roomId } = await scene();
  const many = await Promise.all(["A", "B", "C", "D", "E"].map(trustworthy));
  const young = await Promise.all(["F", "G", "H"].map((name) => signUp(name)));
  await db.member.createMany({ data: [...many, ...young].map(({ id }) => ({ roomId, userId: id })) });
  const [one, two] = [await say(bob, roomId, "One"), await say(bob, roomId, "Two")];
  const report = (viewer: SignedIn, targetId: string) =>
    reportTarget(viewer, { targetType: "message", targetId, reason: "spam" });
  await Promise.all(many.map((viewer) => report(viewer, one.id)));
  for (const viewer of young) await report(viewer, two.id);
  const rows = await db.message.findMany({ where: { roomId }, orderBy: { seq: "asc" } });
  expect(rows.map(({ hiddenAt }) => hiddenAt !== null)).toEqual([true, false]);
  expect(await db.decision.count({ where: { subjectId: bob.id } })).toBe(1);
});

test("what somebody has looked at and let stand is not hidden again, unless it was changed since", async () => {
  const { ada, bob, roomId } = await scene();
  const three = await Promise.all(["Dee", "Eve", "Fay", "Gus", "Hal"].map(trustworthy));
  await db.member.createMany({ data: three.map(({ id }) => ({ roomId, userId: id })) });
  const message = await say(bob, roomId, "You are all awful");
  const where = { id: message.id };
  const report = async () => {
    for (const viewer of three)
      await reportTarget(viewer, { targetType: "message", targetId: message.id, reason: "harassment" });
    const { id } = await db.moderationCase.findFirstOrThrow({
      where: { targetId: message.id, status: "open" },
    });
    return { caseId: id, hidden: (await db.message.findUniqueOrThrow({ where })).hiddenAt !== null };
  };
  const dismiss = (caseId: string) => decide(ada, { caseId, actions: [], reason: "harassment", words: "" });
  const first = await report();
  expect(first.hidden).toBe(true);
  await dismiss(first.caseId);
  const second = await report();
  expect(second.hidden).toBe(false);
  await dismiss(second.caseId);
  await db.message.update({ where, data: { body: "Worse", editedAt: new Date() } });
  expect((await report()).hidden).toBe(true);
});
