import { expect, test } from "vitest";
import { decideAppeal } from "@/lib/moderation/appeal-decide-data";
import type { Action } from "@/lib/moderation/case-schema";
import { decide } from "@/lib/moderation/decide-data";
import { appeal } from "@/lib/moderation/record-data";
import { findAccess } from "@/lib/rooms/access-data";
import type { SignedIn } from "@/lib/viewer";
import { Prisma } from "@/prisma/generated/client";
import { db, signUp } from "../support/database";
import {
  decision,
  deleteIt,
  moderatedRoom,
  report,
  reportedMessage,
  siteBan,
  timeout,
  told,
  warning,
} from "../support/moderation";
import { enter, say } from "../support/rooms";

function auditOf(caseId: string) {
  return db.auditEntry.findMany({ where: { caseId }, orderBy: { id: "asc" } });
}

test("ten reports, one decision, and everyone hears of it", async () => {
  const scene = await moderatedRoom();
  const { bad, keeper, room } = scene;
  const message = await say(bad, room.id, "Bad words");
  const reporters = await Promise.all(Array.from({ length: 10 }, (_, n) => signUp(`Reporter${n}`)));
  for (const reporter of reporters) await enter(reporter, room);
  const reports = await Promise.all(reporters.map((reporter) => report(reporter, "message", message.id)));
  const caseId = reports[0]?.caseId ?? "";
  expect(new Set(reports.map((one) => one.caseId)).size).toBe(1);
  const before = await findAccess(null, room.id);
  const decided = await decide(keeper, decision(caseId, deleteIt, timeout));
  expect(decided.decision).toMatchObject({
    caseId,
    subject: { id: bad.id },
    by: { id: keeper.id },
    automated: false,
    actions: [
      { kind: "timeout", scope: "room" },
      { kind: "delete-message", count: 1 },
    ],
    reason: "harassment",
  });
  expect(decided.decision.statement).toMatch(
    /^You cannot write in “A room” until .+ UTC\. A message of yours was deleted\.\nThe reason is harassment\. A moderator of the room added: “Please be kind\.”\n.*no part of it was automated\.\nUntil .* you can ask once for another look/,
  );
  expect(await db.message.findUniqueOrThrow({ where: { id: message.id } })).toMatchObject({
    body: "",
    seq: message.seq,
    rev: (before?.lastRev ?? 0) + 1,
    deletedAt: expect.any(Date),
  });
  expect(await findAccess(bad, room.id)).toMatchObject({ silenced: true, open: true, epoch: before?.epoch });
  await expect(say(bad, room.id, "But")).rejects.toMatchObject({ code: "forbidden" });
  expect(await db.report.count({ where: { caseId, status: "closed", upheld: true } })).toBe(10);
  for (const [index, reporter] of reporters.entries()) {
    const data = { reportId: reports[index]?.reportId, target: "message", title: null, upheld: true };
    expect(await told(reporter)).toEqual([{ kind: "report-decided", data }]);
  }
  // So many reports may have hidden the message before: that is told, and written down, apart.
  const [notice, ...others] = await told(bad);
  expect(others.every(({ data }) => "kind" in data && data.kind === "removal")).toBe(true);
  expect(notice).toMatchObject({
    kind: "sanction",
    data: {
      decisionId: decided.decision.id,
      kind: "timeout",
      room: { id: room.id },
      until: expect.any(String),
    },
  });
  expect(JSON.stringify(await told(bad))).not.toContain("Reporter");
  const written = (await auditOf(caseId)).filter(({ actorRole }) => actorRole !== "site");
  expect(written.map(({ action, actorRole }) => `${actorRole} ${action}`)).toEqual([
    "moderator timeout",
    "moderator message-deleted",
    "moderator case-decided",
  ]);
});

test("from ten reports to one decision, an appeal, and a reversal by somebody else of all of it", async () => {
  const scene = await moderatedRoom();
  const { bad, keeper, owner, room } = scene;
  const message = await say(bad, room.id, "It was a quote");
  const reporters = await Promise.all(Array.from({ length: 10 }, (_, n) => signUp(`Reporter${n}`)));
  for (const reporter of reporters) await enter(reporter, room);
  const reports = await Promise.all(reporters.map((reporter) => report(reporter, "message", message.id)));
  const caseId = reports[0]?.caseId ?? "";
  const { decision: made } = await decide(keeper, decision(caseId, deleteIt, timeout, warning));
  await appeal(bad, { decisionId: made.id, words: "I quoted the film." });
  const { id: appealId } = await db.appeal.findUniqueOrThrow({ where: { decisionId: made.id } });
  const reversal = { appealId, outcome: "reversed", answer: "You did." } as const;
  for (const partial of [keeper, bad, scene.good])
    await expect(decideAppeal(partial, reversal)).rejects.toMatchObject({ code: "not_found" });
  await decideAppeal(owner, reversal);
  const now = await db.message.findUniqueOrThrow({ where: { id: message.id } });
  expect(now).toMatchObject({ body: "It was a quote", deletedAt: null, hiddenAt: null });
  expect(await findAccess(bad, room.id)).toMatchObject({ silenced: false, open: true });
  expect((await told(bad))[0]).toMatchObject({ kind: "appeal-decided", data: { reversed: true } });
  expect(await db.report.count({ where: { caseId, upheld: false, status: "closed" } })).toBe(10);
  expect(await db.decision.count({ where: { caseId, reversedAt: null } })).toBe(0);
  expect((await say(bad, room.id, "Thank you")).body).toBe("Thank you");
});

test("a dismissal closes the reports, tells their reporters, and does nothing else", async () => {
  const scene = await moderatedRoom();
  const { message, caseId, reportId } = await reportedMessage(scene);
  const { decision: made } = await decide(scene.owner, decision(caseId));
  expect(made).toMatchObject({ actions: [], statement: "Please be kind." });
  expect(await db.message.findUnique({ where: { id: message.id } })).toMatchObject({ body: "Bad words" });
  const data = { reportId, target: "message", title: null, upheld: false };
  expect(await told(scene.good)).toEqual([{ kind: "report-decided", data }]);
  expect(await told(scene.bad)).toEqual([]);
  expect((await auditOf(caseId)).map(({ action }) => action)).toEqual(["case-dismissed"]);
});

test("what does not fit or is not theirs is refused, and then nothing of the decision happens", async () => {
  const scene = await moderatedRoom();
  const { caseId, message } = await reportedMessage(scene);
  const refused = async (viewer: SignedIn, code: string, ...actions: Action[]) =>
    expect(decide(viewer, decision(caseId, deleteIt, ...actions))).rejects.toMatchObject({ code });
  await refused(scene.keeper, "forbidden", siteBan);
  await refused(scene.owner, "forbidden", { kind: "delete-recent", hours: 1, scope: "site" });
  await refused(scene.staff, "invalid", { kind: "hide-playlist" });
  await refused(scene.staff, "invalid", { kind: "remove-media" });
  await refused(scene.good, "not_found");
  await refused(scene.bad, "not_found");
  expect(await db.message.findUnique({ where: { id: message.id } })).toMatchObject({ body: "Bad words" });
  expect(await db.decision.count({ where: { caseId } })).toBe(0);
  expect(await db.sanction.count({ where: { userId: scene.bad.id } })).toBe(0);
  expect(await auditOf(caseId)).toEqual([]);
});

test("what reports alone had hidden is shown again by a dismissal, and gone for good by a deletion", async () => {
  const scene = await moderatedRoom();
  const outcomes = [];
  for (const actions of [[], [deleteIt]]) {
    const { message, caseId } = await reportedMessage(scene);
    await db.message.update({ where: { id: message.id }, data: { hiddenAt: new Date() } });
    await db.moderationCase.update({ where: { id: caseId }, data: { hiddenAt: new Date() } });
    const automated = { caseId, subjectId: scene.bad.id, actions: [{ kind: "hide-message" }] };
    const { id } = await db.decision.create({ data: automated });
    await decide(scene.owner, decision(caseId, ...actions));
    const now = await db.message.findUniqueOrThrow({ where: { id: message.id } });
    const { reversedAt } = await db.decision.findUniqueOrThrow({ where: { id } });
    outcomes.push({ body: now.body, hidden: now.hiddenAt !== null, reversed: reversedAt !== null });
  }
  expect(outcomes).toEqual([
    { body: "Bad words", hidden: false, reversed: true },
    { body: "", hidden: true, reversed: false },
  ]);
  expect((await told(scene.bad)).map(({ kind }) => kind)).toEqual(["sanction", "decision-reversed"]);
});

test("deleting the last hour shows an older message again that reports alone had hidden", async () => {
  const scene = await moderatedRoom();
  const { message, caseId } = await reportedMessage(scene);
  const long = new Date(Date.now() - 2 * 3_600_000);
  await db.message.update({ where: { id: message.id }, data: { hiddenAt: new Date(), createdAt: long } });
  await db.moderationCase.update({ where: { id: caseId }, data: { hiddenAt: new Date() } });
  await decide(scene.owner, decision(caseId, { kind: "delete-recent", scope: "room", hours: 1 }));
  const now = await db.message.findUniqueOrThrow({ where: { id: message.id } });
  expect(now).toMatchObject({ hiddenAt: null, deletedAt: null });
});

/** Which transaction wrote a row last. */
async function writtenIn(table: "decision" | "appeal" | "notification", where: Prisma.Sql) {
  const rows = await db.$queryRaw<{ written: string }[]>`
    SELECT xmin::text AS written FROM ${Prisma.raw(table)} WHERE ${where} ORDER BY id`;
  return rows.map(({ written }) => written);
}

test("what people are told of a decision is written with it, and of an appeal with that", async () => {
  const scene = await moderatedRoom();
  const { bad, good, keeper, owner, room } = scene;
  const { caseId, message } = await reportedMessage(scene);
  const other = await signUp("Other");
  await enter(other, room);
  await report(other, "message", message.id);
  const { decision: made } = await decide(keeper, decision(caseId, deleteIt, timeout));
  const [written = ""] = await writtenIn("decision", Prisma.sql`id = ${made.id}::uuid`);
  const people = [bad.id, good.id, other.id];
  const toldOf = Prisma.sql`user_id = ANY(${people}::uuid[]) AND kind IN ('sanction', 'report-decided')`;
  expect(await writtenIn("notification", toldOf)).toEqual([written, written, written]);
  await appeal(bad, { decisionId: made.id, words: "I quoted the film." });
  const { id: appealId } = await db.appeal.findUniqueOrThrow({ where: { decisionId: made.id } });
  await decideAppeal(owner, { appealId, outcome: "reversed", answer: "You did." });
  const answered = await writtenIn("appeal", Prisma.sql`id = ${appealId}::uuid`);
  const ofAppeal = Prisma.sql`user_id = ${bad.id}::uuid AND kind = 'appeal-decided'`;
  expect(await writtenIn("notification", ofAppeal)).toEqual(answered);
  expect(await findAccess(bad, room.id)).toMatchObject({ silenced: false });
});
