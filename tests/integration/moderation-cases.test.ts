import { expect, test } from "vitest";
import { deleteMessage, editMessage } from "@/lib/chat/changes-data";
import { writeCursor } from "@/lib/cursor";
import { claimCase, findCase, releaseCase } from "@/lib/moderation/case-data";
import { findReport, listOwnReports, reportTarget } from "@/lib/moderation/data";
import { decide } from "@/lib/moderation/decide-data";
import { findDuty, listCases } from "@/lib/moderation/queue-data";
import { reporterWeight } from "@/lib/moderation/reporter-data";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
import { decision, deleteIt, moderatedRoom, report, reportedMessage } from "../support/moderation";
import { roomOf, say } from "../support/rooms";

async function sees(viewer: SignedIn, caseId: string) {
  const found = await findCase(viewer, caseId);
  const claim = await claimCase(viewer, caseId).catch(({ code }) => code);
  expect(claim === "not_found").toBe(found === null);
  if (found) await releaseCase(viewer, caseId);
  return found !== null;
}

test("reports on one target are of one case, as grave as the gravest", async () => {
  const { bad, good, owner, keeper, room } = await moderatedRoom();
  const message = await say(bad, room.id, "Bad words");
  const first = await report(good, "message", message.id, "spam");
  const others = await Promise.all([
    report(owner, "message", message.id, "hate"),
    report(keeper, "message", message.id, "other"),
  ]);
  expect(new Set([first, ...others].map(({ caseId }) => caseId)).size).toBe(1);
  const found = await db.moderationCase.findUniqueOrThrow({ where: { id: first.caseId } });
  expect(found).toMatchObject({
    severity: 4,
    reports: 3,
    subjectId: bad.id,
    roomId: room.id,
    siteOnly: false,
  });
  expect(found.weight).toBeCloseTo(1.5);
});

test("a message is kept as it was, with what it said before and what was around it", async () => {
  const scene = await moderatedRoom();
  const { bad, good, staff, room } = scene;
  await say(good, room.id, "Hello");
  const message = await say(bad, room.id, "First words");
  await editMessage(bad, room.id, message.id, "Second words");
  const { caseId } = await report(good, "message", message.id);
  await deleteMessage(bad, room.id, message.id);
  const found = await findCase(staff, caseId);
  expect(found?.evidence).toMatchObject([
    {
      content: {
        message: { body: "Second words", author: { id: bad.id } },
        neighbours: [{ body: "Hello" }],
        room: { id: room.id },
      },
    },
  ]);
  expect(found?.live?.message).toMatchObject({ body: "" });
  expect(found).toMatchObject({
    target: { title: "Bad", excerpt: "Second words" },
    reasons: [{ reason: "harassment", count: 1 }],
    reportList: [{ by: { id: good.id } }],
    person: { user: { id: bad.id }, cases: { total: 1, upheld: 0 } },
  });
});

test("what is deleted cannot be reported: there is nothing left to look at", async () => {
  const { bad, good, room } = await moderatedRoom();
  const message = await say(bad, room.id, "Bad words");
  await deleteMessage(bad, room.id, message.id);
  await expect(report(good, "message", message.id)).rejects.toMatchObject({ code: "not_found" });
});

test("a room's keepers get what is reported in it, but not what is about one of them or comes from themselves", async () => {
  const scene = await moderatedRoom();
  const { owner, keeper, bad, good, staff, admin, room } = scene;
  const about = async (author: SignedIn, reporter: SignedIn) =>
    (await report(reporter, "message", (await say(author, room.id, "Words")).id)).caseId;
  const rows: [string, SignedIn[]][] = [
    [await about(bad, good), [owner, keeper, staff, admin]],
    [await about(bad, keeper), [owner, staff, admin]],
    [await about(keeper, good), [staff, admin]],
    [await about(owner, good), [staff, admin]],
    [(await report(good, "user", bad.id)).caseId, [staff, admin]],
    [(await report(good, "room", room.id)).caseId, [staff, admin]],
    [(await report(good, "user", staff.id)).caseId, [admin]],
    [(await report(good, "user", admin.id)).caseId, []],
  ];
  for (const [index, [caseId, may]] of rows.entries()) {
    for (const person of [owner, keeper, bad, good, staff, admin])
      expect({ index, name: person.name, sees: await sees(person, caseId) }).toEqual({
        index,
        name: person.name,
        sees: may.includes(person),
      });
  }
});

test("a case about who becomes a moderator goes past the room, and stays so for who was one", async () => {
  const scene = await moderatedRoom();
  const { caseId } = await reportedMessage(scene);
  const role = (userId: string, to: "moderator" | "member") =>
    db.member.update({
      where: { roomId_userId: { roomId: scene.room.id, userId } },
      data: { role: to },
    });
  await role(scene.bad.id, "moderator");
  expect(await sees(scene.keeper, caseId)).toBe(false);
  expect(await sees(scene.staff, caseId)).toBe(true);
  const ofKeeper = await report(scene.good, "message", (await say(scene.keeper, scene.room.id, "Hm")).id);
  await role(scene.keeper.id, "member");
  expect(await sees(scene.owner, ofKeeper.caseId)).toBe(false);
});

test("who is silenced or banned decides nothing meanwhile", async () => {
  const scene = await moderatedRoom();
  const { caseId } = await reportedMessage(scene);
  await db.sanction.create({ data: { kind: "mute", roomId: scene.room.id, userId: scene.keeper.id } });
  await db.sanction.create({ data: { kind: "timeout", userId: scene.staff.id } });
  expect(await sees(scene.keeper, caseId)).toBe(false);
  expect(await sees(scene.staff, caseId)).toBe(false);
  expect(await sees(scene.owner, caseId)).toBe(true);
});

test("a case that somebody has taken is theirs until they give it back or their time is up", async () => {
  const scene = await moderatedRoom();
  const { caseId } = await reportedMessage(scene);
  const [one, two] = await Promise.allSettled([
    claimCase(scene.keeper, caseId),
    claimCase(scene.owner, caseId),
  ]);
  expect([one.status, two.status].sort()).toEqual(["fulfilled", "rejected"]);
  const [first, second] =
    one.status === "fulfilled" ? [scene.keeper, scene.owner] : [scene.owner, scene.keeper];
  await expect(decide(second, decision(caseId, deleteIt))).rejects.toMatchObject({ code: "conflict" });
  expect((await findCase(second, caseId))?.claim).toMatchObject({
    by: { id: first.id },
    mine: false,
    takeable: false,
  });
  await db.moderationCase.update({
    where: { id: caseId },
    data: { claimedUntil: new Date(Date.now() - 1_000) },
  });
  expect((await claimCase(second, caseId)).mine).toBe(true);
  await releaseCase(first, caseId);
  await expect(claimCase(first, caseId)).rejects.toMatchObject({ code: "conflict" });
  await releaseCase(second, caseId);
  expect((await claimCase(first, caseId)).by.id).toBe(first.id);
});

test("the queue has the gravest first, then the weightiest, then the oldest, page by page", async () => {
  const scene = await moderatedRoom();
  const { owner, good, bad, room } = scene;
  const reasons = ["other", "hate", "spam", "hate", "illegal", "spam"] as const;
  const ids: string[] = [];
  for (const reason of reasons)
    ids.push((await report(good, "message", (await say(bad, room.id, `Say ${reason}`)).id, reason)).caseId);
  await db.moderationCase.update({ where: { id: ids[3] }, data: { weight: 5 } });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCases(owner, { cursor, limit: 2 });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual([4, 3, 1, 2, 5, 0].map((index) => ids[index]));
  expect(await findDuty(owner)).toEqual({ moderates: true, staff: false, open: 6 });
  expect(await findDuty(bad)).toEqual({ moderates: false, staff: false, open: 0 });
  const found = await listCases(owner, { query: "say ILL", reason: "illegal", targetType: "message" });
  expect(found.items.map(({ id }) => id)).toEqual([ids[4]]);
  expect((await listCases(owner, { query: "100%" })).items).toEqual([]);
  const grave = writeCursor([2 ** 53 - 1, 1, new Date().toISOString(), crypto.randomUUID()]);
  await expect(listCases(owner, { cursor: grave })).rejects.toMatchObject({ code: "invalid" });
  await expect(listCases(owner, { cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
});

test("decided cases are listed the last first, and no longer open", async () => {
  const scene = await moderatedRoom();
  const [one, two] = [await reportedMessage(scene, "One"), await reportedMessage(scene, "Two")];
  for (const { caseId } of [one, two]) await decide(scene.owner, decision(caseId));
  const { items } = await listCases(scene.owner, { status: "decided", limit: 1 });
  expect(items.map(({ id }) => id)).toEqual([two.caseId]);
  expect((await listCases(scene.owner, {})).items).toEqual([]);
});

test("a visitor reports what everyone can see, leaves an address, and can ask what came of it", async () => {
  const [ada, staff] = await Promise.all([signUp("Ada"), signUp("Staff", { role: "moderator" })]);
  const room = await roomOf(ada, []);
  const message = await say(ada, room.id, "Among us");
  const media = await makeMedia();
  const input = { targetType: "media", targetId: media.id, reason: "illegal" } as const;
  await expect(reportTarget(null, input)).rejects.toMatchObject({ code: "invalid" });
  const email = `${crypto.randomUUID()}@example.com`;
  const made = await reportTarget(null, { ...input, email });
  const repeat = { ...input, reason: "spam", details: "Other words", email: email.toUpperCase() } as const;
  const again = await reportTarget(null, repeat);
  const { reason, details } = repeat;
  expect(again).toEqual({
    created: true,
    report: { ...made.report, id: again.report.id, reason, details, createdAt: expect.any(String) },
  });
  expect(again.report.id).not.toBe(made.report.id);
  expect(await findReport(null, again.report.id, email)).toEqual(again.report);
  expect(await findReport(null, again.report.id)).toBeNull();
  expect(await findReport(null, again.report.id, "else@example.com")).toBeNull();
  expect(await db.report.count({ where: { targetId: media.id } })).toBe(1);
  const hidden = { targetType: "message", targetId: message.id, reason: "hate", email } as const;
  await expect(reportTarget(null, hidden)).rejects.toMatchObject({ code: "not_found" });
  const { caseId } = await db.report.findUniqueOrThrow({ where: { id: made.report.id } });
  await decide(staff, decision(caseId));
  expect(await findReport(null, made.report.id)).toBeNull();
  expect(await findReport(null, made.report.id, "else@example.com")).toBeNull();
  for (const { report } of [made, again])
    expect(await findReport(null, report.id, email)).toMatchObject({ status: "closed", upheld: false });
});

test("whoever reports a person can block them with it, also when they had reported them before", async () => {
  const { bad, good } = await moderatedRoom();
  const input = { targetType: "user", targetId: bad.id, reason: "harassment" } as const;
  await reportTarget(good, input);
  expect(await db.block.count({ where: { userId: good.id } })).toBe(0);
  expect(await reportTarget(good, { ...input, block: true })).toMatchObject({ created: false });
  expect(await db.block.findMany({ where: { userId: good.id } })).toMatchObject([{ blockedId: bad.id }]);
});

test("one sees one's own reports, and nobody else's", async () => {
  const scene = await moderatedRoom();
  const { reportId, caseId } = await reportedMessage(scene);
  await decide(scene.owner, decision(caseId, deleteIt));
  const { items } = await listOwnReports(scene.good);
  expect(items).toMatchObject([{ id: reportId, status: "closed", upheld: true }]);
  expect((await listOwnReports(scene.bad)).items).toEqual([]);
  expect(await findReport(scene.bad, reportId)).toBeNull();
});

test("a reporter weighs by what the staff made of their reports, and not by what friends did", async () => {
  const scene = await moderatedRoom();
  const yesterday = new Date(Date.now() - 48 * 3_600_000);
  expect(await reporterWeight(scene.good.id)).toBe(0.5);
  await db.user.update({ where: { id: scene.good.id }, data: { createdAt: yesterday } });
  expect(await reporterWeight(scene.good.id)).toBe(1);
  await decide(scene.owner, decision((await reportedMessage(scene)).caseId, deleteIt));
  expect(await reporterWeight(scene.good.id)).toBe(1);
  await decide(scene.staff, decision((await reportedMessage(scene)).caseId, deleteIt));
  expect(await reporterWeight(scene.good.id)).toBeCloseTo(4 / 3);
  for (const _ of [1, 2]) await decide(scene.staff, decision((await reportedMessage(scene)).caseId));
  expect(await reporterWeight(scene.good.id)).toBeCloseTo(4 / 5);
  expect(await reporterWeight(null)).toBe(0.25);
});
