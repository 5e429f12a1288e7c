import { expect, test } from "vitest";
import type { Action } from "@/lib/moderation/case-schema";
import { decide } from "@/lib/moderation/decide-data";
import { visibleTo } from "@/lib/playlists/access-data";
import { findAccess } from "@/lib/rooms/access-data";
import { closeRoom, reopenRoom } from "@/lib/rooms/settings-data";
import { db } from "../support/database";
import { decision, moderatedRoom, report, reverse } from "../support/moderation";
import { makeList } from "../support/playlists";

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
