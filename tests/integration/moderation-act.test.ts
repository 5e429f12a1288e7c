import { expect, test, vi } from "vitest";
import { editMessage } from "@/lib/chat/changes-data";
import { findHistory } from "@/lib/chat/history-data";
import { pinMessage } from "@/lib/chat/pins-data";
import { addReaction } from "@/lib/chat/reactions-data";
import { act } from "@/lib/moderation/act-data";
import type { Action } from "@/lib/moderation/case-schema";
import { listRecord } from "@/lib/moderation/record-data";
import { ban as banFrom, unban } from "@/lib/moderation/removal-data";
import { findAccess } from "@/lib/rooms/access-data";
import { joinRoom, leaveRoom } from "@/lib/rooms/membership-data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { connect, listen } from "../support/listener";
import { ban, deleteIt, moderatedRoom, reverse, timeout, told, warning } from "../support/moderation";
import { enter, roomOf, say } from "../support/rooms";

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

test("a room's keepers can keep out who never came, without a word to them, and do nothing else to them", async () => {
  const { owner, keeper, staff, room } = await moderatedRoom();
  const stranger = await signUp("Stranger");
  const acting = (by: SignedIn, ...actions: Action[]) =>
    act(by, { target: { type: "user", id: stranger.id }, roomId: room.id, actions, words: "I know you." });
  const others: Action[] = [warning, timeout, { kind: "mute", scope: "room" }, { kind: "kick" }];
  for (const action of others)
    for (const actions of [[action], [action, ban]])
      await expect(acting(owner, ...actions)).rejects.toMatchObject({ code: "forbidden" });
  expect(await db.decision.count({ where: { subjectId: stranger.id } })).toBe(0);
  const { decision: made } = await acting(keeper, ban);
  await banFrom(keeper, room.id, { userId: stranger.id, reason: "I know you." });
  expect(await told(stranger)).toEqual([]);
  expect(JSON.stringify(await listRecord(stranger, {}))).not.toContain("I know you.");
  expect(await findAccess(stranger, room.id)).toMatchObject({ banned: true });
  await reverse(made.id, staff);
  await unban(owner, room.id, stranger.id);
  await enter(stranger, room);
  await leaveRoom(stranger, room.id);
  await acting(owner, warning);
  await acting(staff, ban);
  expect((await told(stranger)).map(({ kind }) => kind)).toEqual(["sanction", "sanction"]);
});
