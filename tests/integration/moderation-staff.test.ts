import { expect, test } from "vitest";
import { findAbout } from "@/lib/moderation/about-data";
import { act } from "@/lib/moderation/act-data";
import { decide } from "@/lib/moderation/decide-data";
import { liftSanction } from "@/lib/moderation/lift-data";
import { listCases } from "@/lib/moderation/queue-data";
import { listRoomSanctions, searchRooms } from "@/lib/moderation/rooms-data";
import { listTransparency } from "@/lib/moderation/transparency-data";
import { type TransparencyMonth, transparencyCsv } from "@/lib/moderation/transparency-schema";
import { db, signUp } from "../support/database";
import { decision, moderatedRoom, report, reportedMessage, timeout } from "../support/moderation";
import { lobbyWith } from "../support/rooms";

const present = (months: TransparencyMonth[]) => months.at(-1);

test("the transparency report counts what was reported, decided and waited for in its month", async () => {
  const scene = await moderatedRoom();
  const before = present(await listTransparency(scene.staff));
  const { caseId } = await reportedMessage(scene);
  await db.moderationCase.update({
    where: { id: caseId },
    data: { createdAt: new Date(Date.now() - 3_000 * 60_000) },
  });
  await decide(scene.staff, decision(caseId, timeout, { kind: "delete-message" }));
  const months = await listTransparency(scene.staff);
  expect(months).toHaveLength(12);
  const after = present(months);
  const more = (pick: (month: TransparencyMonth) => number | undefined) =>
    ((after && pick(after)) ?? 0) - ((before && pick(before)) ?? 0);
  expect(after?.month).toBe(new Date().toISOString().slice(0, 7));
  expect(more(({ reports }) => reports)).toBeGreaterThanOrEqual(1);
  expect(more(({ byReason }) => byReason.harassment)).toBeGreaterThanOrEqual(1);
  expect(more(({ decisions }) => decisions)).toBeGreaterThanOrEqual(1);
  expect(more(({ byAction }) => byAction.timeout)).toBeGreaterThanOrEqual(1);
  expect(more(({ byAction }) => byAction["delete-message"])).toBeGreaterThanOrEqual(1);
  expect(after?.slowestMinutes).toBeGreaterThanOrEqual(2_999);
  for (const other of [scene.owner, scene.bad, null])
    await expect(listTransparency(other)).rejects.toMatchObject({ code: "not_found" });
});

test("the report as CSV has a line a month and a column a number", () => {
  const quiet: TransparencyMonth = {
    ...{ month: "2026-10", reports: 0, byReason: {}, decisions: 0, automated: 0, byAction: {} },
    ...{ cases: 0, medianMinutes: null, slowestMinutes: null, appeals: 0, reversals: 0 },
  };
  const busy: TransparencyMonth = {
    ...{ month: "2026-11", reports: 3, byReason: { spam: 2, hate: 1 }, decisions: 2, automated: 1 },
    ...{ byAction: { ban: 1 }, cases: 1, medianMinutes: 12, slowestMinutes: 30, appeals: 1, reversals: 1 },
  };
  expect(transparencyCsv([quiet, busy]).split("\r\n")).toEqual([
    "month,reports,decisions,automated,cases,medianMinutes,slowestMinutes,appeals,reversals,reason:hate,reason:spam,action:ban",
    "2026-10,0,0,0,0,,,0,0,0,0,0",
    "2026-11,3,2,1,1,12,30,1,1,1,2,1",
    "",
  ]);
});

test("staff find rooms whatever their visibility, page by page, with what waits in them", async () => {
  const scene = await moderatedRoom();
  await reportedMessage(scene);
  const title = `Found ${scene.room.id.slice(-8)}`;
  await db.room.update({ where: { id: scene.room.id }, data: { title, visibility: "private" } });
  const { items } = await searchRooms(scene.staff, { query: title.toUpperCase() });
  expect(items).toMatchObject([{ id: scene.room.id, title, cases: 1, held: 0, members: 4, closed: false }]);
  expect((await searchRooms(scene.staff, { query: title, state: "closed" })).items).toEqual([]);
  expect((await searchRooms(scene.staff, { query: "100%_" })).items).toEqual([]);

  const first = await searchRooms(scene.staff, { limit: 1 });
  const second = await searchRooms(scene.staff, { limit: 1, cursor: first.nextCursor ?? "" });
  expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  await expect(searchRooms(scene.owner, { query: title })).rejects.toMatchObject({ code: "forbidden" });
});

test("the cases of a room are those in it and those about it", async () => {
  const scene = await moderatedRoom();
  const { staff, room } = scene;
  const inIt = await reportedMessage(scene);
  const aboutIt = await report(scene.good, "room", room.id);
  const { items } = await listCases(staff, { roomId: room.id });
  expect(items.map(({ id }) => id).sort()).toEqual([inIt.caseId, aboutIt.caseId].sort());
  await db.room.update({ where: { id: room.id }, data: { title: `Cases ${room.id}` } });
  const found = await searchRooms(staff, { query: `Cases ${room.id}` });
  expect(found.items).toMatchObject([{ cases: 2 }]);
});

test("what a list is narrowed down to is named to those who may know it", async () => {
  const { staff, owner, keeper, good, bad, room } = await moderatedRoom();
  const asked = { roomId: room.id, subjectId: bad.id, actorId: keeper.id };
  expect(await findAbout(staff, asked)).toEqual({
    ...{ roomId: room.title, subjectId: bad.name, actorId: keeper.name },
  });
  for (const keeping of [owner, keeper])
    expect(await findAbout(keeping, asked)).toEqual({ roomId: room.title, subjectId: null, actorId: null });
  expect(await findAbout(good, { roomId: room.id })).toEqual({ roomId: null });
  expect(await findAbout(staff, { roomId: bad.id, caseId: bad.id })).toEqual({ roomId: null, caseId: null });
  expect(await findAbout(staff, {})).toEqual({});
});

test("a lobby is named by its media", async () => {
  const [staff, bad] = await Promise.all([signUp("Staff", { role: "moderator" }), signUp("Bad")]);
  const room = await lobbyWith(bad);
  const media = await db.media.findUniqueOrThrow({ where: { id: room.mediaId } });
  const title = `Lobby of ${media.title}`;
  expect(await findAbout(staff, { roomId: room.id })).toEqual({ roomId: title });
  const done = await act(staff, {
    ...{ target: { type: "user", id: bad.id }, roomId: room.id, actions: [timeout] },
  });
  expect(done.decision).toMatchObject({ room: { title } });
  expect(done.decision.statement).toContain(`You cannot write in “${title}”`);
});

test("who keeps a room sees who is sanctioned there until they are let off", async () => {
  const { keeper, bad, good, owner, room } = await moderatedRoom();
  const target = { type: "user" as const, id: bad.id };
  await act(keeper, { target, roomId: room.id, actions: [timeout] });
  const [sanction, ...others] = await listRoomSanctions(owner, room.id);
  expect(sanction).toMatchObject({ kind: "timeout", user: { id: bad.id } });
  expect(others).toEqual([]);
  await expect(listRoomSanctions(good, room.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(listRoomSanctions(await signUp("Else"), room.id)).rejects.toMatchObject({ code: "forbidden" });
  await liftSanction(owner, sanction?.id ?? "");
  expect(await listRoomSanctions(owner, room.id)).toEqual([]);
});
