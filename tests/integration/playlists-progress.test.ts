import { beforeAll, describe, expect, test } from "vitest";
import { clearProgress, findResume, saveProgress } from "@/lib/playlists/progress-data";
import { findQueue } from "@/lib/playlists/queue-data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { makeList } from "../support/playlists";

let ada: SignedIn;
let bob: SignedIn;

beforeAll(async () => {
  [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
});

/** Three media of a minute each, of the second the part from 0:10 to 0:40. */
async function scene(visibility: "public" | "unlisted" | "private" = "public") {
  const list = await makeList(ada, 3, visibility);
  const [first = "", second = "", third = ""] = list.itemIds;
  await db.playlistItem.update({ where: { id: second }, data: { startMs: 10_000, endMs: 40_000 } });
  return { ...list, first, second, third };
}

describe("a queue", () => {
  test("says which part of each item is played, and how many before it cannot be", async () => {
    const { playlistId, mediaIds, first, second, third } = await scene();
    const whole = await findQueue(null, { playlistId });
    expect(whole?.map(({ itemId, startMs, endMs }) => [itemId, startMs, endMs])).toEqual([
      [first, null, null],
      [second, 10_000, 40_000],
      [third, null, null],
    ]);
    await db.media.updateMany({ where: { id: { in: mediaIds.slice(0, 2) } }, data: { status: "failed" } });
    expect(await findQueue(null, { playlistId })).toMatchObject([{ itemId: third, skipped: 2 }]);
  });

  test("of an unlisted list is for who has its link", async () => {
    const { playlistId } = await scene("unlisted");
    const { shareToken: share } = await db.playlist.findUniqueOrThrow({ where: { id: playlistId } });
    expect(await findQueue(null, { playlistId })).toBeNull();
    expect(await findQueue(bob, { playlistId, share: "0".repeat(32) })).toBeNull();
    expect(await findQueue(bob, { playlistId, share })).toHaveLength(3);
  });
});

describe("going on with a list", () => {
  test("begins where the viewer left off, and tells how much is left", async () => {
    const { playlistId, second } = await scene();
    expect(await findResume(bob, { playlistId })).toBeNull();
    await saveProgress(bob, { playlistId, itemId: second, positionMs: 25_000 });
    const { title } = await db.media.findFirstOrThrow({ where: { items: { some: { id: second } } } });
    expect(await findResume(bob, { playlistId })).toEqual({
      itemId: second,
      positionMs: 25_000,
      title,
      leftMs: 15_000 + 60_000,
    });
    expect(await findResume(ada, { playlistId })).toBeNull();
    await clearProgress(bob, playlistId);
    expect(await findResume(bob, { playlistId })).toBeNull();
  });

  test("nobody has begun a list of which they have heard a moment", async () => {
    const { playlistId, first } = await scene();
    await saveProgress(bob, { playlistId, itemId: first, positionMs: 4_000 });
    expect(await findResume(bob, { playlistId })).toBeNull();
    await saveProgress(bob, { playlistId, itemId: first, positionMs: 6_000 });
    expect(await findResume(bob, { playlistId })).toMatchObject({
      itemId: first,
      leftMs: 54_000 + 30_000 + 60_000,
    });
  });

  test("takes the later of what the server and the browser know; anonymous people have their browser", async () => {
    const { playlistId, second, third } = await scene();
    await saveProgress(bob, { playlistId, itemId: second, positionMs: 20_000 });
    const local = { itemId: third, positionMs: 7_000 };
    const later = { ...local, at: Date.now() + 60_000 };
    expect(await findResume(bob, { playlistId, local: { ...local, at: 1 } })).toMatchObject({
      itemId: second,
    });
    expect(await findResume(bob, { playlistId, local: later })).toMatchObject({
      itemId: third,
      leftMs: 53_000,
    });
    expect(await findResume(null, { playlistId, local: { ...local, at: 1 } })).toMatchObject({
      itemId: third,
    });
  });

  test("passes over what cannot be played, and ends where nothing is left", async () => {
    const { playlistId, mediaIds, second, third } = await scene();
    await saveProgress(bob, { playlistId, itemId: second, positionMs: 30_000 });
    await db.media.update({ where: { id: mediaIds[1] }, data: { visibility: "private" } });
    expect(await findResume(bob, { playlistId })).toMatchObject({
      itemId: third,
      positionMs: 0,
      leftMs: 60_000,
    });
    await db.media.update({ where: { id: mediaIds[2] }, data: { status: "removed" } });
    expect(await findResume(bob, { playlistId })).toBeNull();
    await db.playlistItem.delete({ where: { id: second } });
    expect(await findResume(bob, { playlistId })).toBeNull();
  });

  test("reveals nothing of a list that is not the viewer's to open", async () => {
    const { playlistId, second } = await scene();
    const local = { itemId: second, positionMs: 20_000, at: 1 };
    await saveProgress(bob, { playlistId, itemId: second, positionMs: 20_000 });
    await db.playlist.update({ where: { id: playlistId }, data: { visibility: "private" } });
    expect(await findResume(bob, { playlistId })).toBeNull();
    expect(await findResume(null, { playlistId, local })).toBeNull();
    const attempt = saveProgress(bob, { playlistId, itemId: second, positionMs: 1 });
    await expect(attempt).rejects.toMatchObject({ code: "not_found" });
    expect(await db.playlistProgress.findFirst({ where: { userId: bob.id, playlistId } })).toMatchObject({
      positionMs: 20_000,
    });
  });

  test("an item of another list is nobody's place in this one", async () => {
    const [one, other] = [await scene(), await scene()];
    const attempt = saveProgress(bob, { playlistId: one.playlistId, itemId: other.first, positionMs: 1 });
    await expect(attempt).rejects.toMatchObject({ code: "not_found" });
    const local = { itemId: other.second, positionMs: 20_000, at: 1 };
    expect(await findResume(bob, { playlistId: one.playlistId, local })).toBeNull();
  });
});
