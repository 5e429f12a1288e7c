import { expect, test } from "vitest";
import { pinMessage, unpinMessage } from "@/lib/chat/pins-data";
import { listAudit, listRoomLog } from "@/lib/moderation/audit-data";
import { decide } from "@/lib/moderation/decide-data";
import { setSiteRole } from "@/lib/moderation/people-data";
import { ban, kick, unban } from "@/lib/moderation/removal-data";
import { setRole } from "@/lib/rooms/owner-data";
import { closeRoom, reopenRoom, updateRoom } from "@/lib/rooms/settings-data";
import { db, signUp } from "../support/database";
import { decision, deleteIt, moderatedRoom, reportedMessage, timeout } from "../support/moderation";
import { say } from "../support/rooms";

test("ten thousand lines of the log refuse to be changed, deleted or emptied", async () => {
  const actorId = (await signUp("Actor")).id;
  await db.$executeRaw`
    INSERT INTO audit_log (actor_id, actor_role, action) SELECT ${actorId}::uuid, 'staff', 'warning' FROM generate_series(1, 10000)`;
  const attempts = [
    () => db.$executeRaw`UPDATE audit_log SET action = 'kick' WHERE actor_id = ${actorId}::uuid`,
    () => db.$executeRaw`DELETE FROM audit_log WHERE actor_id = ${actorId}::uuid`,
    () => db.$executeRaw`TRUNCATE audit_log`,
    () => db.auditEntry.updateMany({ where: { actorId }, data: { actorId: null } }),
    () => db.auditEntry.deleteMany({ where: { actorId } }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toThrow(/audit log cannot be changed/);
  await db.user.delete({ where: { id: actorId } });
  expect(await db.auditEntry.count({ where: { actorId, action: "warning" } })).toBe(10_000);
});

test("whatever is done in a room is written down: by whom, as what, to whom", async () => {
  const scene = await moderatedRoom();
  const { owner, keeper, bad, good, staff, room } = scene;
  await updateRoom(keeper, room.id, { title: "Quiet" });
  const { id } = await say(bad, room.id, "Look");
  await pinMessage(keeper, room.id, id);
  await unpinMessage(owner, room.id, id);
  await kick(keeper, room.id, { userId: good.id, reason: "" });
  await ban(owner, room.id, { userId: bad.id, reason: "Words", minutes: 5 });
  await unban(staff, room.id, bad.id);
  await setRole(owner, room.id, keeper.id, { role: "member" });
  await closeRoom(staff, room.id);
  await reopenRoom(owner, room.id);
  const { items } = await listAudit(staff, { roomId: room.id });
  expect(
    items.map((line) => [line.actorRole, line.action, line.actor?.id, line.subject?.id ?? null]),
  ).toEqual([
    ["owner", "room-reopened", owner.id, null],
    ["staff", "room-closed", staff.id, null],
    ["owner", "room-role", owner.id, keeper.id],
    ["staff", "sanction-lifted", staff.id, bad.id],
    ["owner", "ban", owner.id, bad.id],
    ["moderator", "kick", keeper.id, good.id],
    ["owner", "message-unpinned", owner.id, bad.id],
    ["moderator", "message-pinned", keeper.id, bad.id],
    ["moderator", "room-changed", keeper.id, null],
  ]);
});

test("the log is read page by page and by what it is about, by staff only", async () => {
  const scene = await moderatedRoom();
  const { caseId } = await reportedMessage(scene);
  await decide(scene.keeper, decision(caseId, deleteIt, timeout));
  const first = await listAudit(scene.staff, { roomId: scene.room.id, limit: 2 });
  const second = await listAudit(scene.staff, {
    roomId: scene.room.id,
    limit: 2,
    cursor: first.nextCursor ?? "",
  });
  expect([...first.items, ...second.items].map(({ action }) => action)).toEqual([
    "case-decided",
    "message-deleted",
    "timeout",
  ]);
  expect(second.nextCursor).toBeNull();
  for (const filter of [{ caseId }, { subjectId: scene.bad.id }, { actorId: scene.keeper.id }])
    expect((await listAudit(scene.staff, filter)).items).toHaveLength(3);
  expect((await listAudit(scene.staff, { caseId, action: "timeout" })).items).toHaveLength(1);
  for (const viewer of [scene.owner, scene.keeper, scene.bad])
    await expect(listAudit(viewer, {})).rejects.toMatchObject({ code: "forbidden" });
});

test("a room's members read its log without names, where its owner publishes it", async () => {
  const scene = await moderatedRoom();
  const { bad, good, keeper, staff, room } = scene;
  const { caseId } = await reportedMessage(scene);
  await decide(keeper, decision(caseId, timeout));
  await expect(listRoomLog(good, { roomId: room.id })).rejects.toMatchObject({ code: "forbidden" });
  expect((await listRoomLog(keeper, { roomId: room.id })).items).toHaveLength(2);
  await db.room.update({ where: { id: room.id }, data: { publishesLog: true } });
  const { items } = await listRoomLog(good, { roomId: room.id });
  expect(items).toMatchObject([
    { actorRole: "moderator", action: "case-decided", data: { reason: "harassment" } },
    { actorRole: "moderator", action: "timeout", data: { minutes: 10, reason: "harassment" } },
  ]);
  const told = JSON.stringify(items);
  for (const secret of [bad.id, keeper.id, good.id, bad.name, caseId]) expect(told).not.toContain(secret);
  const stranger = await signUp("Stranger");
  await expect(listRoomLog(stranger, { roomId: room.id })).rejects.toMatchObject({ code: "forbidden" });
  await db.room.update({ where: { id: room.id }, data: { visibility: "private" } });
  await expect(listRoomLog(stranger, { roomId: room.id })).rejects.toMatchObject({ code: "not_found" });
  expect((await listRoomLog(staff, { roomId: room.id })).items).toHaveLength(2);
});

test("admins make moderators, others nobody, and not themselves", async () => {
  const [admin, other, staff, ada] = await Promise.all([
    signUp("Admin", { role: "admin" }),
    signUp("Other", { role: "admin" }),
    signUp("Staff", { role: "moderator" }),
    signUp("Ada"),
  ]);
  await setSiteRole(admin, ada.id, "moderator");
  expect(await db.user.findUnique({ where: { id: ada.id } })).toMatchObject({ role: "moderator" });
  await expect(setSiteRole(staff, ada.id, "admin")).rejects.toMatchObject({ code: "forbidden" });
  await expect(setSiteRole(admin, admin.id, "user")).rejects.toMatchObject({ code: "forbidden" });
  const outcomes = await Promise.allSettled([
    setSiteRole(admin, other.id, "user"),
    setSiteRole(other, admin.id, "user"),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await listAudit(staff, { subjectId: ada.id })).items).toMatchObject([
    { action: "site-role", data: { before: "user", role: "moderator" } },
  ]);
});
