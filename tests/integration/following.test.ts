import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findStanding, follow, unfollow } from "@/lib/following/data";
import { countNew, listFeed, markSeen } from "@/lib/following/feed-data";
import { keysAfter } from "@/lib/playlists/order";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";

let ada: SignedIn;
let bob: SignedIn;

beforeAll(async () => {
  ada = await signUp("Ada");
});

/** Somebody who follows nothing yet. */
beforeEach(async () => {
  bob = await signUp("Bob");
});

async function makeList(visibility: "public" | "unlisted" | "private" = "public", items = 1) {
  const list = await db.playlist.create({ data: { title: "A list", visibility, ownerId: ada.id } });
  for (let index = 0; index < items; index++) await add(list.id);
  return list;
}

/** Puts a new film into a list, as if that had been done some minutes ago. */
async function add(
  playlistId: string,
  { by = ada, minutesAgo = 0, visibility = "public" as "public" | "private" } = {},
) {
  const media = await makeMedia({ visibility });
  const count = await db.playlistItem.count({ where: { playlistId } });
  const addedAt = new Date(Date.now() - minutesAgo * 60_000);
  const position = keysAfter(null, count + 1).at(-1) ?? "";
  await db.playlistItem.create({
    data: { playlistId, mediaId: media.id, position, addedAt, addedById: by.id },
  });
  return media;
}

const feedOf = async (viewer: SignedIn) => (await listFeed(viewer, { limit: 20 })).items;
const trendOf = async (id: string) => (await db.playlist.findUniqueOrThrow({ where: { id } })).trend;

describe("following", () => {
  test("counts each follower once, and no longer when they leave", async () => {
    const { id: playlistId } = await makeList();
    for (const person of [bob, bob, await signUp("Cy")]) await follow(person, { playlistId });
    expect(await findStanding(bob, { playlistId })).toEqual({ following: true, followers: 2, own: false });
    expect(await unfollow(bob, playlistId)).toEqual({ following: false, followers: 1, own: false });
    expect(await unfollow(bob, playlistId)).toMatchObject({ followers: 1 });
  });

  test("is for lists that one may open and that are not one's own", async () => {
    const [hidden, unlisted, shown] = [
      await makeList("private"),
      await makeList("unlisted"),
      await makeList(),
    ];
    for (const playlistId of [hidden.id, unlisted.id, randomUUID()]) {
      await expect(follow(bob, { playlistId })).rejects.toMatchObject({ code: "not_found" });
      await expect(unfollow(bob, playlistId)).rejects.toMatchObject({ code: "not_found" });
      expect(await findStanding(bob, { playlistId })).toBeNull();
    }
    await expect(follow(ada, { playlistId: shown.id })).rejects.toMatchObject({ code: "invalid" });
    expect(await findStanding(ada, { playlistId: shown.id })).toMatchObject({ own: true });
  });

  test("an unlisted list is followed by its link, for as long as that holds", async () => {
    const { id: playlistId, shareToken: share } = await makeList("unlisted");
    await follow(bob, { playlistId, share });
    expect(await feedOf(bob)).toMatchObject([{ playlist: { id: playlistId }, share }]);
    await db.playlist.update({
      where: { id: playlistId },
      data: { shareToken: randomUUID().replaceAll("-", "") },
    });
    expect(await feedOf(bob)).toEqual([]);
    expect(await countNew(bob)).toBe(0);
    expect(await unfollow(bob, playlistId)).toMatchObject({ following: false });
  });
});

describe("the feed", () => {
  test("shows what is new since it was last seen, by list, the latest first", async () => {
    const [first, second] = [await makeList("public", 0), await makeList("public", 0)];
    await add(first.id, { minutesAgo: 90 });
    for (const { id: playlistId } of [first, second]) await follow(bob, { playlistId });
    await db.follow.updateMany({
      where: { userId: bob.id },
      data: { seenAt: new Date(Date.now() - 3_600_000) },
    });
    const [older, newer] = [
      await add(first.id, { minutesAgo: 30 }),
      await add(second.id, { minutesAgo: 20 }),
    ];
    const feed = await feedOf(bob);
    expect(feed).toMatchObject([
      { playlist: { id: second.id }, fresh: 1, items: [{ media: { id: newer.id }, fresh: true }] },
      {
        playlist: { id: first.id },
        fresh: 1,
        items: [{ media: { id: older.id }, fresh: true }, { fresh: false }],
      },
    ]);
    expect(await countNew(bob)).toBe(2);
    const playlistIds = [first.id, second.id];
    const later = new Date(Date.now() + 3_600_000).toISOString();
    await markSeen(bob, { playlistIds, upTo: feed[1]?.items[0]?.addedAt ?? "" });
    expect(await feedOf(bob)).toMatchObject([{ fresh: 1 }, { fresh: 0 }]);
    await markSeen(bob, { playlistIds: [first.id], upTo: later });
    expect(await countNew(bob)).toBe(1);
    await markSeen(bob, { playlistIds, upTo: later });
    expect(await countNew(bob)).toBe(0);
    await markSeen(bob, { playlistIds, upTo: "2026-01-01T00:00:00.000Z" });
    await add(first.id);
    expect(await countNew(bob)).toBe(1);
  });

  test("leaves out what one has added oneself, what is hidden, and lists that have become private", async () => {
    const [open, closed] = [await makeList("public", 0), await makeList("public", 1)];
    for (const { id: playlistId } of [open, closed]) await follow(bob, { playlistId });
    await add(open.id, { by: bob });
    await add(open.id, { visibility: "private" });
    await db.playlist.update({ where: { id: closed.id }, data: { visibility: "private" } });
    expect(await feedOf(bob)).toEqual([]);
    const media = await add(open.id);
    expect(await feedOf(bob)).toMatchObject([{ fresh: 1, items: [{ media: { id: media.id } }] }]);
  });

  test("comes in pages that hold every list once", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) {
      const list = await makeList("public", 0);
      await add(list.id, { minutesAgo: 5 });
      await follow(bob, { playlistId: list.id });
      ids.push(list.id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listFeed(bob, { limit: 2, cursor });
      seen.push(...page.items.map(({ playlist }) => playlist.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });
});

describe("the trend", () => {
  const weeksAgo = (weeks: number) => new Date(Date.now() - weeks * 7 * 86_400_000);

  test("halves each week: one follow now weighs as much as two of a week ago", async () => {
    const [fresh, stale] = [await makeList(), await makeList()];
    const people = [bob, await signUp("Cy"), await signUp("Di")];
    const now = new Date();
    await db.follow.create({ data: { userId: bob.id, playlistId: fresh.id, createdAt: now } });
    const before = new Date(now.getTime() - 7 * 86_400_000);
    for (const person of people.slice(1))
      await db.follow.create({ data: { userId: person.id, playlistId: stale.id, createdAt: before } });
    expect(await trendOf(stale.id)).toBeCloseTo(await trendOf(fresh.id), 6);
    await db.follow.create({ data: { userId: bob.id, playlistId: stale.id, createdAt: before } });
    expect(await trendOf(stale.id)).toBeGreaterThan(await trendOf(fresh.id));
  });

  test("is not raised by following again and again, or forking and deleting", async () => {
    const { id: playlistId } = await makeList();
    const userId = (await signUp("Cy")).id;
    await db.follow.create({ data: { userId, playlistId, createdAt: weeksAgo(1) } });
    const before = await trendOf(playlistId);
    for (let round = 0; round < 3; round++) {
      await follow(bob, { playlistId });
      await unfollow(bob, playlistId);
      const fork = await db.playlist.create({
        data: { title: "Fork", ownerId: bob.id, forkedFromId: playlistId },
      });
      await db.playlist.delete({ where: { id: fork.id } });
    }
    expect(await trendOf(playlistId)).toBeCloseTo(before, 3);
  });

  test("rises by a play once a day and user, and not by the owner's", async () => {
    const { id: playlistId } = await makeList();
    const at = new Date();
    const play = (userId: string, updatedAt: Date) =>
      db.playlistProgress.upsert({
        where: { userId_playlistId: { userId, playlistId } },
        create: { userId, playlistId, itemId: randomUUID(), positionMs: 0, updatedAt },
        update: { updatedAt },
      });
    await play(ada.id, at);
    expect(await trendOf(playlistId)).toBe(0);
    await play(bob.id, at);
    const once = await trendOf(playlistId);
    expect(once).toBeGreaterThan(40);
    await db.playlistProgress.deleteMany({ where: { userId: bob.id } });
    await play(bob.id, at);
    expect(await trendOf(playlistId)).toBe(once);
    await play(bob.id, new Date(at.getTime() + 86_400_000));
    expect(await trendOf(playlistId)).toBeGreaterThan(once);
  });
});
