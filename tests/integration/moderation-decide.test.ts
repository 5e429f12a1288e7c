import { expect, test, vi } from "vitest";
import { editMessage } from "@/lib/chat/changes-data";
import { findHistory } from "@/lib/chat/history-data";
import { pinMessage } from "@/lib/chat/pins-data";
import { addReaction } from "@/lib/chat/reactions-data";
import { act } from "@/lib/moderation/act-data";
import { decideAppeal } from "@/lib/moderation/appeal-decide-data";
import type { Action } from "@/lib/moderation/case-schema";
import { decide } from "@/lib/moderation/decide-data";
import { liftSanction } from "@/lib/moderation/lift-data";
import { findPerson } from "@/lib/moderation/person-data";
import { appeal } from "@/lib/moderation/record-data";
import { unban } from "@/lib/moderation/removal-data";
import { reverseDecision } from "@/lib/moderation/undo-data";
import { listNotifications } from "@/lib/notifications/data";
import { visibleTo } from "@/lib/playlists/access-data";
import { findAccess } from "@/lib/rooms/access-data";
import { joinRoom } from "@/lib/rooms/membership-data";
import { closeRoom, reopenRoom } from "@/lib/rooms/settings-data";
import { findSession } from "@/lib/users/data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { connect, listen } from "../support/listener";
import { decision, deleteIt, moderatedRoom, report, reportedMessage, timeout } from "../support/moderation";
import { makeList } from "../support/playlists";
import { enter, roomOf, say } from "../support/rooms";

const warning: Action = { kind: "warning", scope: "room" };
const ban: Action = { kind: "ban", scope: "room" };
const siteBan: Action = { kind: "ban", scope: "site" };

async function told(viewer: SignedIn) {
  const { items } = await listNotifications(viewer, { limit: 50 });
  return items.map(({ kind, data }) => ({ kind, data }));
}

const reverse = (decisionId: string, by: SignedIn) =>
  db.$transaction((tx) => reverseDecision(tx, { id: by.id, role: "staff" }, decisionId));

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

test("everything somebody wrote in the last hour goes at once, here or on the whole site, and comes back", async () => {
  const scene = await moderatedRoom();
  const { bad, good, staff, room } = scene;
  const elsewhere = await roomOf(good, [bad]);
  const old = await say(bad, room.id, "Long ago");
  await db.message.update({
    where: { id: old.id },
    data: { createdAt: new Date(Date.now() - 2 * 3_600_000) },
  });
  for (const body of ["One", "Two"]) await say(bad, room.id, body);
  await say(good, room.id, "Between");
  const there = await say(bad, elsewhere.id, "There");
  const bodies = async (roomId: string, viewer: SignedIn) =>
    (await findHistory(viewer, roomId, {})).messages.map(({ body }) => body);
  await enter(good, room);
  const broker = connect(good);
  const { channel } = await joinRoom(good, room.id);
  const heard = await listen(broker, channel);
  const target = { type: "user", id: bad.id } as const;
  const here = await act(scene.keeper, {
    target,
    roomId: room.id,
    actions: [{ kind: "delete-recent", hours: 1, scope: "room" }],
  });
  expect(here.decision.actions).toEqual([{ kind: "delete-recent", scope: "room", count: 2 }]);
  expect(await bodies(room.id, good)).toEqual(["Long ago", "", "", "Between"]);
  await vi.waitFor(() => expect(heard.messages.map(({ body }) => body)).toEqual(["", ""]));
  expect(await db.message.findUnique({ where: { id: there.id } })).toMatchObject({ body: "There" });
  const wide = await act(staff, { target, actions: [{ kind: "delete-recent", hours: 24, scope: "site" }] });
  expect(wide.decision.actions).toEqual([{ kind: "delete-recent", scope: "site", count: 2 }]);
  expect(await bodies(room.id, good)).toEqual(["", "", "", "Between"]);
  await reverse(wide.decision.id, staff);
  await reverse(here.decision.id, staff);
  expect(await bodies(room.id, good)).toEqual(["Long ago", "One", "Two", "Between"]);
  expect(await db.message.findUnique({ where: { id: there.id } })).toMatchObject({
    body: "There",
    deletedAt: null,
  });
  const { lastRev } = await db.room.findUniqueOrThrow({ where: { id: room.id } });
  const revs = await db.message.findMany({ where: { roomId: room.id }, select: { rev: true } });
  expect(Math.max(...revs.map(({ rev }) => rev))).toBe(lastRev);
});

test("with a message comes back what hung on it; meanwhile nobody who was told of it reads its words", async () => {
  const scene = await moderatedRoom();
  const { bad, good, keeper, owner, staff, room } = scene;
  const message = await say(bad, room.id, `You are bad, @${good.handle}`);
  await editMessage(bad, room.id, message.id, `You are very bad, @${good.handle}`);
  await addReaction(good, room.id, message.id, "👎");
  await pinMessage(owner, room.id, message.id);
  await vi.waitFor(async () => expect(await told(good)).toMatchObject([{ kind: "mention" }]));
  const shown = async () => (await findHistory(good, room.id, {})).messages[0];
  const before = await shown();
  expect(before).toMatchObject({ reactions: [{ count: 1 }], pinnedAt: expect.any(String) });
  const target = { type: "message", id: message.id } as const;
  const { decision: made } = await act(keeper, { target, actions: [deleteIt] });
  expect(await shown()).toMatchObject({ body: "", reactions: [], mentions: [], pinnedAt: null });
  expect(await told(good)).toMatchObject([{ kind: "mention", data: { excerpt: "" } }]);
  await reverse(made.id, staff);
  expect(await shown()).toEqual({ ...before, rev: (before?.rev ?? 0) + 2 });
  expect(await db.messageEdit.count({ where: { messageId: message.id } })).toBe(1);
});

test("a ban from a room shuts out at once, and its reversal lets in again as what they were", async () => {
  const scene = await moderatedRoom();
  const { keeper, owner, room } = scene;
  const { caseId } = await report(scene.good, "message", (await say(keeper, room.id, "Power")).id);
  const before = await findAccess(keeper, room.id);
  const { decision: made } = await decide(scene.staff, decision(caseId, ban));
  expect(await findAccess(keeper, room.id)).toMatchObject({
    banned: true,
    role: null,
    open: false,
    epoch: (before?.epoch ?? 0) + 1,
  });
  await expect(joinRoom(keeper, room.id)).rejects.toMatchObject({ code: "forbidden" });
  await reverse(made.id, scene.staff);
  expect(await findAccess(keeper, room.id)).toMatchObject({ banned: false, role: "moderator" });
  await expect(reverse(made.id, scene.staff)).rejects.toMatchObject({ code: "conflict" });
  expect(await db.report.findFirst({ where: { caseId } })).toMatchObject({ upheld: false });
  expect(await findPerson(owner, keeper.id, room.id)).toMatchObject({ cases: { total: 1, upheld: 0 } });
});

test("a ban from the site ends every session and moves every room they are in", async () => {
  const scene = await moderatedRoom();
  const { bad, staff, admin, room } = scene;
  const elsewhere = await roomOf(scene.good, [bad]);
  const epochs = async () =>
    (await db.room.findMany({ where: { id: { in: [room.id, elsewhere.id] } } })).map(({ epoch }) => epoch);
  const before = await epochs();
  const target = { type: "user", id: bad.id } as const;
  const { decision: made } = await act(staff, { target, actions: [siteBan], reason: "hate", words: "No." });
  expect(await findSession(bad.sessionId)).toBeNull();
  expect(await epochs()).toEqual(before.map((epoch) => epoch + 1));
  for (const { id } of [room, elsewhere])
    expect(await findAccess(bad, id)).toMatchObject({ banned: true, open: false });
  await expect(
    act(staff, { target: { type: "user", id: admin.id }, actions: [siteBan] }),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
  await reverse(made.id, admin);
  for (const { id } of [room, elsewhere])
    expect(await findAccess(bad, id)).toMatchObject({ banned: false, role: "member" });
});

test("a sanction replaces the one of its kind, which holds again once the new one is taken back", async () => {
  const scene = await moderatedRoom();
  const { bad, keeper, owner, room } = scene;
  const target = { type: "user", id: bad.id } as const;
  const time = (minutes: number): Action => ({ kind: "timeout", scope: "room", minutes });
  await act(keeper, { target, roomId: room.id, actions: [time(60)] });
  const { decision: second } = await act(owner, { target, roomId: room.id, actions: [time(5), warning] });
  const active = () => db.sanction.findMany({ where: { userId: bad.id, revokedAt: null, kind: "timeout" } });
  const length = async () => {
    const [one, ...more] = await active();
    expect(more).toEqual([]);
    return Math.round(((one?.expiresAt?.getTime() ?? 0) - (one?.createdAt.getTime() ?? 0)) / 60_000);
  };
  expect(await length()).toBe(5);
  await reverse(second.id, scene.staff);
  expect(await length()).toBe(60);
  const [left] = await active();
  await expect(liftSanction(bad, left?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
  await expect(liftSanction(scene.good, left?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
  await liftSanction(keeper, left?.id ?? "");
  await expect(liftSanction(keeper, left?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
  expect((await say(bad, room.id, "Thanks")).body).toBe("Thanks");
});

test("in a room its keepers act on members, its owner on moderators, and nobody on the owner or themselves", async () => {
  const scene = await moderatedRoom();
  const { owner, keeper, bad, good, staff, admin, room } = scene;
  const outcome = (viewer: SignedIn, subject: SignedIn) =>
    act(viewer, { target: { type: "user", id: subject.id }, roomId: room.id, actions: [warning] }).then(
      () => "ok",
      ({ code }) => code,
    );
  const expected: [SignedIn, SignedIn, string][] = [
    [keeper, bad, "ok"],
    [owner, keeper, "ok"],
    [staff, owner, "ok"],
    [admin, staff, "ok"],
    [keeper, owner, "forbidden"],
    [keeper, keeper, "forbidden"],
    [keeper, staff, "forbidden"],
    [owner, admin, "forbidden"],
    [staff, admin, "forbidden"],
    [good, bad, "forbidden"],
  ];
  for (const [index, [viewer, subject, wanted]] of expected.entries())
    expect({ index, is: await outcome(viewer, subject) }).toEqual({ index, is: wanted });
  await db.sanction.create({ data: { kind: "timeout", roomId: room.id, userId: keeper.id } });
  expect(await outcome(keeper, bad)).toBe("forbidden");
});

test("who may not know of a room learns nothing by acting in it", async () => {
  const scene = await moderatedRoom();
  await db.room.update({ where: { id: scene.room.id }, data: { visibility: "private" } });
  const message = await say(scene.bad, scene.room.id, "Among us");
  const stranger = await signUp("Stranger");
  const failure = (id: string) =>
    act(stranger, { target: { type: "message", id }, actions: [deleteIt] }).catch((error) => error.toBody());
  const missing = await failure(crypto.randomUUID());
  expect(missing).toMatchObject({ code: "not_found" });
  expect(await failure(message.id)).toEqual(missing);
});

test("a playlist is hidden, a room closed and a media taken down by those who may, and all of it comes back", async () => {
  const scene = await moderatedRoom();
  const { owner, good, staff, admin, room } = scene;
  const { playlistId, mediaIds } = await makeList(owner, 1, "public");
  const mediaId = mediaIds[0] ?? "";
  const found = () => db.playlist.count({ where: { id: playlistId, ...visibleTo(good) } });
  const ofList = await report(good, "playlist", playlistId);
  const hidden = await decide(staff, decision(ofList.caseId, { kind: "hide-playlist" }));
  expect(hidden.stale).toEqual({ playlistIds: [playlistId], mediaIds: [] });
  expect(await found()).toBe(0);
  expect(await db.playlist.count({ where: { id: playlistId, ...visibleTo(owner) } })).toBe(1);
  const ofRoom = await report(good, "room", room.id);
  const closed = await decide(staff, decision(ofRoom.caseId, { kind: "close-room" }));
  expect(await findAccess(good, room.id)).toMatchObject({ closed: true, open: false });
  const ofMedia = await report(good, "media", mediaId);
  const remove: Action = { kind: "remove-media" };
  await expect(decide(staff, decision(ofMedia.caseId, remove))).rejects.toMatchObject({ code: "forbidden" });
  const removed = await decide(admin, decision(ofMedia.caseId, remove));
  expect(await db.media.findUnique({ where: { id: mediaId } })).toMatchObject({ status: "removed" });
  for (const { decision: made } of [hidden, closed, removed]) await reverse(made.id, admin);
  expect(await found()).toBe(1);
  expect(await findAccess(good, room.id)).toMatchObject({ closed: false });
  expect(await db.media.findUnique({ where: { id: mediaId } })).toMatchObject({ status: "ready" });
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

test("its owner does not open a room that a decision closed, until staff have", async () => {
  const { owner, good, staff, room } = await moderatedRoom();
  const { caseId } = await report(good, "room", room.id);
  await decide(staff, decision(caseId, { kind: "close-room" }));
  await expect(reopenRoom(owner, room.id)).rejects.toMatchObject({ code: "forbidden" });
  expect(await findAccess(owner, room.id)).toMatchObject({ closed: true });
  await reopenRoom(staff, room.id);
  expect(await findAccess(owner, room.id)).toMatchObject({ closed: false });
  await closeRoom(owner, room.id);
  expect(await reopenRoom(owner, room.id)).toMatchObject({ id: room.id });
});

test("a room's keepers do not end what the site's staff imposed in it", async () => {
  const { owner, keeper, bad, good, staff, admin, room } = await moderatedRoom();
  const about = (id: string) => ({
    target: { type: "user" as const, id },
    roomId: room.id,
    reason: "other" as const,
  });
  await act(staff, { ...about(good.id), actions: [{ kind: "mute", scope: "room" }] });
  await act(staff, { ...about(bad.id), actions: [ban] });
  const mute = await db.sanction.findFirstOrThrow({ where: { userId: good.id, kind: "mute" } });
  for (const one of [owner, keeper]) {
    await expect(liftSanction(one, mute.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(unban(one, room.id, bad.id)).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await db.sanction.count({ where: { roomId: room.id, revokedAt: null } })).toBe(2);
  await liftSanction(admin, mute.id);
  await unban(staff, room.id, bad.id);
  expect(await db.sanction.count({ where: { roomId: room.id, revokedAt: null } })).toBe(0);
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

test("a message that is deleted already is not deleted by a second decision", async () => {
  const { bad, keeper, owner, room } = await moderatedRoom();
  const message = await say(bad, room.id, "Bad words");
  const input = { target: { type: "message" as const, id: message.id }, actions: [deleteIt] };
  const twice = await Promise.allSettled([act(keeper, input), act(owner, input)]);
  expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(act(keeper, input)).rejects.toMatchObject({ code: "conflict" });
  expect(await db.decision.count({ where: { subjectId: bad.id } })).toBe(1);
  expect(await told(bad)).toHaveLength(1);
});
