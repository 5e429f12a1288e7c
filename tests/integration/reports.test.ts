import { expect, test } from "vitest";
import { deleteMessage } from "@/lib/chat/changes-data";
import { reportTarget } from "@/lib/moderation/data";
import type { ReportTarget } from "@/lib/moderation/schema";
import { leaveRoom } from "@/lib/rooms/membership-data";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
import { roomOf, say } from "../support/rooms";

const spam = (targetType: ReportTarget, targetId: string) =>
  ({ targetType, targetId, reason: "spam", details: "Look" }) as const;

async function scene() {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  return { ada, bob, room: await roomOf(ada, [bob], { visibility: "invitation", title: "Ours" }) };
}

test("a reported message is kept with its neighbours as it was", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(ada, [bob]);
  for (const n of [1, 2, 3, 4]) await say(ada, room.id, `Line ${n}`);
  const bad = await say(ada, room.id, "Buy this");
  await say(bob, room.id, "No");
  const { report, created } = await reportTarget(bob, spam("message", bad.id));
  expect(created).toBe(true);
  expect(report).toMatchObject({ targetId: bad.id, reason: "spam", details: "Look", status: "open" });
  await deleteMessage(ada, room.id, bad.id);
  const { evidence } = await db.report.findUniqueOrThrow({ where: { id: report.id } });
  expect(evidence).toMatchObject({
    message: { id: bad.id, seq: 5, body: "Buy this", author: { id: ada.id, name: "Ada" } },
    neighbours: [{ body: "Line 2" }, { body: "Line 3" }, { body: "Line 4" }, { body: "No" }],
    room: { id: room.id, title: "A room" },
  });
});

test("a second report on the same target is the first, also at once", async () => {
  const { ada, bob } = await scene();
  const both = await Promise.all([1, 2].map(() => reportTarget(bob, spam("user", ada.id))));
  expect(both.filter(({ created }) => created)).toHaveLength(1);
  const again = await reportTarget(bob, { ...spam("user", ada.id), reason: "hate" });
  expect(again).toEqual({ report: both[0]?.report, created: false });
});

test("nobody reports themselves or what is theirs", async () => {
  const { ada, room } = await scene();
  const message = await say(ada, room.id, "Mine");
  const playlist = await db.playlist.create({ data: { ownerId: ada.id, title: "Mine" } });
  for (const input of [
    spam("user", ada.id),
    spam("message", message.id),
    spam("room", room.id),
    spam("playlist", playlist.id),
  ])
    await expect(reportTarget(ada, input)).rejects.toMatchObject({ code: "forbidden" });
});

test("what one cannot see is as missing to report as what is not there", async () => {
  const { ada, bob, room } = await scene();
  const message = await say(ada, room.id, "Among us");
  const cy = await signUp("Cy");
  const playlist = await db.playlist.create({ data: { ownerId: ada.id, title: "Private" } });
  const media = await makeMedia({ visibility: "private" });
  const missing = await failure(cy, "message", crypto.randomUUID());
  expect(missing).toMatchObject({ code: "not_found" });
  expect(await failure(cy, "message", message.id)).toEqual(missing);
  expect(await failure(cy, "room", room.id)).toEqual(missing);
  expect(await failure(cy, "playlist", playlist.id)).toEqual(missing);
  expect(await failure(cy, "media", media.id)).toEqual(missing);
  expect(await failure(cy, "user", crypto.randomUUID())).toEqual(missing);
  await leaveRoom(bob, room.id);
  expect(await failure(bob, "message", message.id)).toEqual(missing);
});

test("who has an unlisted playlist's link reports it, and nobody else", async () => {
  const { ada, bob } = await scene();
  const data = { ownerId: ada.id, title: "Unlisted", visibility: "unlisted" as const };
  const { id, shareToken } = await db.playlist.create({ data });
  const report = { ...spam("playlist", id), share: "0".repeat(32) };
  await expect(reportTarget(bob, report)).rejects.toMatchObject({ code: "not_found" });
  expect(await failure(bob, "playlist", id)).toMatchObject({ code: "not_found" });
  expect(await reportTarget(bob, { ...report, share: shareToken })).toMatchObject({ created: true });
});

async function failure(viewer: SignedIn, type: ReportTarget, id: string) {
  return reportTarget(viewer, spam(type, id)).catch((error) => error.toBody());
}
