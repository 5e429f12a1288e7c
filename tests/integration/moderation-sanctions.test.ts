import { expect, test } from "vitest";
import { act } from "@/lib/moderation/act-data";
import type { Action } from "@/lib/moderation/case-schema";
import { decide } from "@/lib/moderation/decide-data";
import { liftSanction } from "@/lib/moderation/lift-data";
import { findPerson } from "@/lib/moderation/person-data";
import { unban } from "@/lib/moderation/removal-data";
import { findAccess } from "@/lib/rooms/access-data";
import { joinRoom } from "@/lib/rooms/membership-data";
import { findSession } from "@/lib/users/data";
import type { SignedIn } from "@/lib/viewer";
import { db } from "../support/database";
import { ban, decision, moderatedRoom, report, reverse, siteBan, warning } from "../support/moderation";
import { roomOf, say } from "../support/rooms";

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

test("what the site's staff imposed holds beside what a room's keepers impose, however short that is", async () => {
  const { owner, keeper, bad, staff, admin, room } = await moderatedRoom();
  const target = { type: "user" as const, id: bad.id };
  const mute = (minutes: number): Action => ({ kind: "mute", scope: "room", minutes });
  const imposed = async (by: SignedIn, minutes: number) =>
    (await act(by, { target, roomId: room.id, actions: [mute(minutes)] })).decision.id;
  const held = await imposed(staff, 600);
  const active = async () => {
    const where = { userId: bad.id, revokedAt: null };
    return (await db.sanction.findMany({ where, orderBy: { createdAt: "asc" } })).map(
      (one) => one.decisionId,
    );
  };
  await imposed(keeper, 1);
  const own = await imposed(owner, 900);
  expect(await active()).toEqual([held, own]);
  const { id } = await db.sanction.findFirstOrThrow({ where: { decisionId: own } });
  await liftSanction(keeper, id);
  expect(await active()).toEqual([held]);
  expect(await findAccess(bad, room.id)).toMatchObject({ silenced: true });
  const last = await imposed(admin, 5);
  expect(await active()).toEqual([last]);
});

test("what a reversed sanction had replaced comes back once the one after it is reversed too", async () => {
  const { owner, keeper, bad, staff, room } = await moderatedRoom();
  const target = { type: "user" as const, id: bad.id };
  const made = [];
  for (const [by, minutes] of [
    [keeper, 60],
    [owner, 30],
    [keeper, 10],
  ] as const) {
    const actions: Action[] = [{ kind: "timeout", scope: "room", minutes }];
    made.push((await act(by, { target, roomId: room.id, actions })).decision.id);
  }
  const [first = "", second = "", third = ""] = made;
  const active = async () =>
    (await db.sanction.findMany({ where: { userId: bad.id, revokedAt: null } })).map((one) => one.decisionId);
  await reverse(second, staff);
  expect(await active()).toEqual([third]);
  await reverse(third, staff);
  expect(await active()).toEqual([first]);
});
