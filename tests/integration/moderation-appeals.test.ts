import { expect, test, vi } from "vitest";
import { act } from "@/lib/moderation/act-data";
import { claimAppeal, decideAppeal, releaseAppeal } from "@/lib/moderation/appeal-decide-data";
import { countAppeals, findAppeal, listAppeals } from "@/lib/moderation/appeals-data";
import { claimCase } from "@/lib/moderation/case-data";
import { reportTarget } from "@/lib/moderation/data";
import { decide } from "@/lib/moderation/decide-data";
import { listRecord, appeal as makeAppeal } from "@/lib/moderation/record-data";
import { listNotifications } from "@/lib/notifications/data";
import { findAccess } from "@/lib/rooms/access-data";
import { deleteRoom } from "@/lib/rooms/owner-data";
import { findHolder } from "@/lib/users/data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { whileHeld } from "../support/held";
import { mutedMember } from "../support/moderation";
import { withClient } from "../support/plans";
import { roomOf, say } from "../support/rooms";

vi.mock("next/headers", async () => (await import("../support/request")).headers);

const appealing = (who: SignedIn, decisionId: string) => makeAppeal(who, { decisionId, words: "A quote." });

async function appealed() {
  const scene = await mutedMember();
  await appealing(scene.bad, scene.decisionId);
  const { id: appealId } = await db.appeal.findUniqueOrThrow({ where: { decisionId: scene.decisionId } });
  return { ...scene, appealId };
}

async function toldOf({ id }: SignedIn) {
  const rows = await db.notification.findMany({ where: { userId: id }, orderBy: { id: "asc" } });
  return rows.map(({ kind }) => kind);
}

const body = (id: string) => db.message.findUniqueOrThrow({ where: { id } }).then((message) => message.body);

test("a decision is appealed once, within six months, by whom it is about; two at once are one", async () => {
  const { bad, mod, decisionId } = await mutedMember();
  await expect(appealing(mod, decisionId)).rejects.toMatchObject({ code: "not_found" });
  const months = (count: number) => {
    const at = new Date();
    at.setMonth(at.getMonth() - count);
    return db.decision.update({ where: { id: decisionId }, data: { createdAt: at } });
  };
  await months(7);
  expect((await listRecord(bad, {})).items[0]?.appealUntil).toBeNull();
  await expect(appealing(bad, decisionId)).rejects.toMatchObject({ code: "forbidden" });
  await months(5);
  const once = () => appealing(bad, decisionId);
  expect(await whileHeld("decision", [decisionId], once, once)).toMatchObject([
    { status: "fulfilled" },
    { status: "rejected", reason: { code: "conflict" } },
  ]);
  await expect(appealing(bad, decisionId)).rejects.toMatchObject({ code: "conflict" });
  expect((await listRecord(bad, {})).items[0]).toMatchObject({
    appeal: { status: "open", words: "A quote.", answer: "", decidedAt: null },
    appealUntil: null,
  });
});

test("who decided does not see the appeal; another one reverses, and all of it is undone", async () => {
  const { owner, mod, bad, room, message, appealId, decisionId } = await appealed();
  expect(await findAppeal(mod, appealId)).toBeNull();
  expect(await countAppeals(mod)).toBe(0);
  expect((await listAppeals(owner, {})).items).toMatchObject([
    { id: appealId, words: "A quote.", claim: null },
  ]);
  expect(await findAppeal(owner, appealId)).toMatchObject({
    user: { id: bad.id },
    decision: { id: decisionId, by: { id: mod.id } },
    person: { user: { id: bad.id } },
  });
  const input = { appealId, outcome: "reversed", answer: "It was a quote indeed." } as const;
  await expect(decideAppeal(mod, input)).rejects.toMatchObject({ code: "not_found" });
  expect(await findAccess(bad, room.id)).toMatchObject({ silenced: true });
  await decideAppeal(owner, input);
  expect(await findAccess(bad, room.id)).toMatchObject({ silenced: false });
  expect(await body(message.id)).toBe("Rude");
  expect((await listRecord(bad, {})).items[0]).toMatchObject({
    reversedAt: expect.any(String),
    sanctions: [{ active: false }],
    appeal: { status: "reversed", answer: "It was a quote indeed." },
  });
  expect(await toldOf(bad)).toContain("appeal-decided");
  const lines = await db.auditEntry.findMany({ where: { roomId: room.id }, orderBy: { id: "asc" } });
  expect(lines.slice(-2)).toMatchObject([
    { action: "appeal-reversed", actorId: owner.id, actorRole: "owner", subjectId: bad.id },
    { action: "decision-reversed", actorId: owner.id },
  ]);
  await expect(decideAppeal(owner, input)).rejects.toMatchObject({ code: "conflict" });
  expect((await listAppeals(owner, { status: "decided" })).items).toMatchObject([{ id: appealId }]);
});

test("what is upheld stays as it was, and the person is told why", async () => {
  const { owner, bad, room, message, appealId } = await appealed();
  await decideAppeal(owner, { appealId, outcome: "upheld", answer: "It was no quote." });
  expect(await findAccess(bad, room.id)).toMatchObject({ silenced: true });
  expect(await body(message.id)).toBe("");
  expect((await listRecord(bad, {})).items[0]).toMatchObject({
    reversedAt: null,
    appeal: { status: "upheld", answer: "It was no quote." },
  });
});

test("of two who decide at once one does, and nobody decides what another has taken", async () => {
  const { owner, staff, appealId, decisionId } = await appealed();
  expect(await claimAppeal(staff, appealId)).toMatchObject({ mine: true, by: { id: staff.id } });
  const answer = { appealId, answer: "So be it." };
  await expect(decideAppeal(owner, { ...answer, outcome: "upheld" })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(claimAppeal(owner, appealId)).rejects.toMatchObject({ code: "conflict" });
  await releaseAppeal(staff, appealId);
  const both = await Promise.allSettled([
    decideAppeal(owner, { ...answer, outcome: "upheld" }),
    decideAppeal(staff, { ...answer, outcome: "reversed" }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const { status } = await db.appeal.findUniqueOrThrow({ where: { id: appealId } });
  const { reversedAt } = await db.decision.findUniqueOrThrow({ where: { id: decisionId } });
  expect(status === "reversed").toBe(reversedAt !== null);
});

test("staff take over the appeal that a room's keeper has taken, an admin anybody's, and it is written down", async () => {
  const { owner, staff, appealId } = await appealed();
  const [admin, other] = await Promise.all([
    signUp("Admin", { role: "admin" }),
    signUp("Other staff", { role: "moderator" }),
  ]);
  await claimAppeal(owner, appealId);
  expect((await claimAppeal(staff, appealId)).by.id).toBe(staff.id);
  for (const one of [owner, other])
    await expect(claimAppeal(one, appealId)).rejects.toMatchObject({ code: "conflict" });
  expect((await claimAppeal(admin, appealId)).by.id).toBe(admin.id);
  await expect(decideAppeal(staff, { appealId, outcome: "reversed", answer: "No." })).rejects.toMatchObject({
    code: "conflict",
  });
  const where = { action: "appeal-claimed", data: { path: ["appealId"], equals: appealId } };
  const written = await db.auditEntry.findMany({ where, orderBy: { id: "asc" } });
  expect(written.map(({ actorId }) => actorId)).toEqual([owner.id, staff.id, admin.id]);
});

test("a room's owner does not judge what staff decided, nor what holds on the whole site", async () => {
  const { owner, bad, staff, room } = await mutedMember();
  const judge = await signUp("Judge", { role: "moderator" });
  const { decision } = await act(staff, {
    target: { type: "user", id: bad.id },
    roomId: room.id,
    actions: [{ kind: "ban", scope: "site", minutes: 60 }],
    reason: "hate",
  });
  const { sessionId } = bad;
  expect(await findHolder(sessionId)).toBeNull();
  const entry = await appealing(bad, decision.id);
  expect(entry).toMatchObject({ actions: [{ kind: "ban", scope: "site" }], appeal: { status: "open" } });
  const { id: appealId } = await db.appeal.findUniqueOrThrow({ where: { decisionId: decision.id } });
  expect(await findAppeal(owner, appealId)).toBeNull();
  expect(await findAppeal(staff, appealId)).toBeNull();
  await decideAppeal(judge, { appealId, outcome: "reversed", answer: "Too hard." });
  expect(await db.sanction.count({ where: { userId: bad.id, roomId: null, revokedAt: null } })).toBe(0);
});

test("what staff decided in a room is none of its keepers' when they are staff no more", async () => {
  const { owner, bad, staff, room } = await mutedMember();
  const target = { type: "user", id: bad.id } as const;
  const ban = { kind: "ban", scope: "room" } as const;
  const { decision } = await act(staff, { target, roomId: room.id, actions: [ban], reason: "spam" });
  await appealing(bad, decision.id);
  const { id: appealId } = await db.appeal.findUniqueOrThrow({ where: { decisionId: decision.id } });
  await db.user.update({ where: { id: staff.id }, data: { role: "user" } });
  expect(await findAppeal(owner, appealId)).toBeNull();
  const input = { appealId, outcome: "reversed", answer: "Come in." } as const;
  await expect(decideAppeal(owner, input)).rejects.toMatchObject({ code: "not_found" });
  expect(await findAccess(bad, room.id)).toMatchObject({ banned: true });
});

test("from ten reports to one decision, notices, an appeal and its reversal", async () => {
  const reporters = await Promise.all(Array.from({ length: 10 }, (_, index) => signUp(`Reporter${index}`)));
  const [owner, mod, bad] = await Promise.all([signUp("Owner"), signUp("Mod"), signUp("Bad")]);
  const room = await roomOf(owner, [mod, bad, ...reporters]);
  await db.member.update({
    where: { roomId_userId: { roomId: room.id, userId: mod.id } },
    data: { role: "moderator" },
  });
  const message = await say(bad, room.id, "Rude to ten");
  const report = { targetType: "message", targetId: message.id, reason: "harassment" } as const;
  await Promise.all(reporters.map((reporter) => reportTarget(reporter, report)));
  const [found] = await db.moderationCase.findMany({ where: { targetId: message.id } });
  const caseId = found?.id ?? "";
  expect(found).toMatchObject({ reports: 10, status: "open", subjectId: bad.id, roomId: room.id });
  await claimCase(mod, caseId);
  await decide(mod, {
    caseId,
    actions: [{ kind: "delete-message" }, { kind: "timeout", scope: "room", minutes: 30 }],
    reason: "harassment",
  });
  for (const reporter of reporters) {
    const { items } = await listNotifications(reporter, { limit: 20 });
    expect(items).toMatchObject([{ kind: "report-decided", data: { upheld: true, target: "message" } }]);
    expect(JSON.stringify(items)).not.toContain(mod.handle);
  }
  // So many trustworthy reports may have hidden it before anybody decided, and that is told too.
  expect(new Set(await toldOf(bad))).toEqual(new Set(["sanction"]));
  expect(await body(message.id)).toBe("");
  const record = (await listRecord(bad, {})).items;
  const decisionId = record.find(({ sanctions }) => sanctions.length > 0)?.id ?? "";
  await appealing(bad, decisionId);
  const { id: appealId } = await db.appeal.findUniqueOrThrow({ where: { decisionId } });
  await decideAppeal(owner, { appealId, outcome: "reversed", answer: "It was banter." });
  expect(await body(message.id)).toBe("Rude to ten");
  expect(await findAccess(bad, room.id)).toMatchObject({ silenced: false });
  expect(await db.report.count({ where: { caseId, upheld: true } })).toBe(0);
  expect((await toldOf(bad)).at(-1)).toBe("appeal-decided");
});

test("a reversal and the end of a room wait for a busy room longer than five seconds", async () => {
  const [scene, other] = await Promise.all([appealed(), mutedMember()]);
  const rooms = [scene.room.id, other.room.id];
  await withClient(async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM room WHERE id = ANY($1::uuid[]) FOR UPDATE", [rooms]);
    const { appealId } = scene;
    const both = Promise.all([
      decideAppeal(scene.owner, { appealId, outcome: "reversed", answer: "It was a quote." }),
      deleteRoom(other.owner, other.room.id),
    ]);
    await Promise.race([both, new Promise((resolve) => setTimeout(resolve, 6_000))]);
    await client.query("COMMIT");
    await both;
  });
  expect(await body(scene.message.id)).toBe("Rude");
  expect(await db.room.findUnique({ where: { id: other.room.id } })).toBeNull();
});
