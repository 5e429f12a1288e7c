import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { deleteMessage } from "@/lib/chat/changes-data";
import { sendMessage } from "@/lib/chat/data";
import { act } from "@/lib/moderation/act-data";
import { claimCase, findCase } from "@/lib/moderation/case-data";
import type { Action } from "@/lib/moderation/case-schema";
import { decide } from "@/lib/moderation/decide-data";
import { reverseDecision } from "@/lib/moderation/undo-data";
import { db, signUp } from "../support/database";
import { whileHeld } from "../support/held";
import { decision, deleteIt, moderatedRoom, report, reportedMessage, timeout } from "../support/moderation";
import { say } from "../support/rooms";

const codeOf = (outcome: PromiseSettledResult<unknown>) =>
  outcome.status === "fulfilled" ? "ok" : outcome.reason.code;

test("of two who decide at once, one does, and everything happens once", async () => {
  for (let round = 0; round < 5; round++) {
    const scene = await moderatedRoom();
    const { caseId } = await reportedMessage(scene);
    const outcomes = await Promise.allSettled(
      [scene.owner, scene.keeper, scene.staff].map((one) => decide(one, decision(caseId, deleteIt, timeout))),
    );
    expect(outcomes.map(codeOf).sort()).toEqual(["conflict", "conflict", "ok"]);
    expect(await db.decision.count({ where: { caseId } })).toBe(1);
    expect(await db.sanction.count({ where: { userId: scene.bad.id } })).toBe(1);
    expect(await db.auditEntry.count({ where: { caseId } })).toBe(3);
    const told = {
      userId: { in: [scene.good.id, scene.bad.id] },
      kind: { in: ["sanction", "report-decided"] },
    };
    expect(await db.notification.count({ where: told })).toBe(2);
  }
});

test("of somebody who claims and somebody who decides at once, no decision is made over a claim", async () => {
  for (let round = 0; round < 5; round++) {
    const scene = await moderatedRoom();
    const { caseId } = await reportedMessage(scene);
    const [claimed, decided] = await Promise.allSettled([
      claimCase(scene.owner, caseId),
      decide(scene.keeper, decision(caseId)),
    ]);
    expect([codeOf(claimed), codeOf(decided)].sort()).toEqual(["conflict", "ok"]);
  }
});

const cuts: [string, Action[]][] = [
  ["ban", [{ kind: "ban", scope: "room" }]],
  ["timeout", [timeout]],
  ["site timeout", [{ kind: "timeout", scope: "site", minutes: 5 }]],
];

test.each(cuts)(
  "nothing that is sent beside a %s which deletes the last hour outlives it",
  async (_, cut) => {
    for (let round = 0; round < 4; round++) {
      const scene = await moderatedRoom();
      const { bad, staff, room } = scene;
      await say(bad, room.id, "Before");
      const send = (n: number) =>
        new Promise((resolve) => setTimeout(resolve, n * 3)).then(() =>
          sendMessage(bad, room.id, { clientId: randomUUID(), body: `Send ${n}` }),
        );
      const scope = cut.some((one) => "scope" in one && one.scope === "site") ? "site" : "room";
      const target = { type: "user", id: bad.id } as const;
      const actions: Action[] = [...cut, { kind: "delete-recent", hours: 1, scope }];
      const [cutting, ...sends] = await Promise.allSettled([
        act(staff, { target, roomId: room.id, actions }),
        ...Array.from({ length: 8 }, (_, n) => send(n)),
      ]);
      expect(codeOf(cutting)).toBe("ok");
      for (const one of sends) expect(["ok", "forbidden", "rate_limited"]).toContain(codeOf(one));
      const left = await db.message.findMany({ where: { authorId: bad.id, deletedAt: null } });
      expect(left.map(({ body }) => body)).toEqual([]);
      const { lastSeq } = await db.room.findUniqueOrThrow({ where: { id: room.id } });
      expect(await db.message.count({ where: { roomId: room.id } })).toBe(lastSeq);
    }
  },
);

test("a report beside the author's deletion either has the words or is refused, never without them", async () => {
  const scene = await moderatedRoom();
  for (let round = 0; round < 10; round++) {
    // Faster than people write: the pace is not what this is about.
    await db.member.updateMany({ where: { userId: scene.bad.id }, data: { paceAt: null } });
    const message = await say(scene.bad, scene.room.id, `Bad words ${round}`);
    const [reported, deleted] = await Promise.allSettled([
      report(scene.good, "message", message.id),
      new Promise((resolve) => setTimeout(resolve, 2 * round)).then(() =>
        deleteMessage(scene.bad, scene.room.id, message.id),
      ),
    ]);
    expect(codeOf(deleted)).toBe("ok");
    expect(["ok", "not_found"]).toContain(codeOf(reported));
    const kept = await db.report.findMany({ where: { targetId: message.id } });
    expect(kept).toHaveLength(codeOf(reported) === "ok" ? 1 : 0);
    for (const { evidence } of kept)
      expect(evidence).toMatchObject({ message: { body: message.body, deletedAt: null } });
  }
});

test("a report beside a decision is of the case that is decided, or opens the next one", async () => {
  for (let round = 0; round < 8; round++) {
    const scene = await moderatedRoom();
    const { message, caseId } = await reportedMessage(scene);
    const [, reported] = await Promise.all([
      decide(scene.staff, decision(caseId, timeout)),
      report(scene.keeper, "message", message.id),
    ]);
    const cases = await db.moderationCase.findMany({
      where: { targetId: message.id },
      include: { reportList: true },
      orderBy: { createdAt: "asc" },
    });
    for (const { status, reports, reportList } of cases) {
      expect(reportList).toHaveLength(reports);
      for (const one of reportList) expect(one.status).toBe(status === "decided" ? "closed" : "open");
    }
    const own = cases.find(({ id }) => id === reported.caseId);
    expect(cases.length).toBe(own?.id === caseId ? 1 : 2);
  }
});

test("of two reversals at once, one happens", async () => {
  const scene = await moderatedRoom();
  const { caseId, message } = await reportedMessage(scene);
  const { decision: made } = await decide(scene.owner, decision(caseId, deleteIt, timeout));
  const reverse = () =>
    db.$transaction((tx) => reverseDecision(tx, { id: scene.staff.id, role: "staff" }, made.id));
  const outcomes = await Promise.allSettled([reverse(), reverse()]);
  expect(outcomes.map(codeOf).sort()).toEqual(["conflict", "ok"]);
  const { lastRev } = await db.room.findUniqueOrThrow({ where: { id: scene.room.id } });
  const now = await db.message.findUniqueOrThrow({ where: { id: message.id } });
  expect(now).toMatchObject({ body: "Bad words", deletedAt: null, rev: lastRev });
  expect(await db.auditEntry.count({ where: { caseId, action: "decision-reversed" } })).toBe(1);
});

test("two who act on one person at once leave one sanction in force", async () => {
  const scene = await moderatedRoom();
  const target = { type: "user", id: scene.bad.id } as const;
  const roomId = scene.room.id;
  const other = { roomId_userId: { roomId, userId: scene.good.id } };
  await db.member.update({ where: other, data: { role: "moderator" } });
  await Promise.all(
    [scene.owner, scene.keeper, scene.good].map((one) => act(one, { target, roomId, actions: [timeout] })),
  );
  expect(await db.sanction.count({ where: { userId: scene.bad.id, revokedAt: null } })).toBe(1);
  expect(await db.sanction.count({ where: { userId: scene.bad.id } })).toBe(3);
});

test("staff take over what a room's keeper has taken, an admin what anybody has, and it is written down", async () => {
  const { keeper, staff, admin, ...scene } = await moderatedRoom();
  const { caseId } = await reportedMessage({ keeper, staff, admin, ...scene });
  const hers = await signUp("Other staff", { role: "moderator" });
  await claimCase(keeper, caseId);
  expect((await findCase(staff, caseId))?.claim?.takeable).toBe(true);
  expect((await claimCase(staff, caseId)).by.id).toBe(staff.id);
  for (const one of [keeper, hers])
    await expect(claimCase(one, caseId)).rejects.toMatchObject({ code: "conflict" });
  expect((await findCase(hers, caseId))?.claim?.takeable).toBe(false);
  expect((await claimCase(admin, caseId)).by.id).toBe(admin.id);
  await expect(decide(staff, decision(caseId))).rejects.toMatchObject({ code: "conflict" });
  const where = { caseId, action: "case-claimed" };
  const written = await db.auditEntry.findMany({ where, orderBy: { id: "asc" } });
  expect(written.map(({ actorId }) => actorId)).toEqual([keeper.id, staff.id, admin.id]);
});

test("two who ban somebody who is in no room from the site at once leave one ban in force", async () => {
  const [bad, one, two] = await Promise.all([
    signUp("Bad"),
    signUp("One", { role: "moderator" }),
    signUp("Two", { role: "moderator" }),
  ]);
  const target = { type: "user", id: bad.id } as const;
  const ban: Action = { kind: "ban", scope: "site", minutes: 60 };
  const results = await whileHeld(
    "user",
    [bad.id],
    () => act(one, { target, actions: [ban] }),
    () => act(two, { target, actions: [ban] }),
  );
  expect(results).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
  expect(await db.sanction.count({ where: { userId: bad.id, revokedAt: null } })).toBe(1);
});
