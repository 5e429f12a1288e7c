import { beforeEach, describe, expect, test } from "vitest";
import { transferList } from "@/lib/collaboration/transfer-data";
import { follow, unfollow } from "@/lib/following/data";
import { countNew, listFeed } from "@/lib/following/feed-data";
import { forkPlaylist } from "@/lib/following/fork-data";
import { feedInput } from "@/lib/following/schema";
import { editItem } from "@/lib/playlists/edit-item-data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { letIn, makeList } from "../support/playlists";

let ada: SignedIn;
let bob: SignedIn;
let cy: SignedIn;

beforeEach(async () => {
  [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
});

const trendOf = async (id: string) => (await db.playlist.findUniqueOrThrow({ where: { id } })).trend;

describe("the interest in a list that is forked", () => {
  const day = 86_400_000;

  async function forkAt(playlistId: string, by: SignedIn, daysAgo: number) {
    const createdAt = new Date(Date.now() - daysAgo * day);
    const data = { title: "Fork", ownerId: by.id, forkedFromId: playlistId, createdAt };
    return (await db.playlist.create({ data, select: { id: true } })).id;
  }

  const drop = (id: string) => db.playlist.delete({ where: { id }, select: { id: true } });

  test("is that of each person once, for as long as they have a fork of it", async () => {
    const { playlistId } = await makeList(ada, 1, "public");
    await forkAt(playlistId, cy, 7);
    const cys = await trendOf(playlistId);
    const first = await forkAt(playlistId, bob, 5);
    const both = await trendOf(playlistId);
    expect(both).toBeGreaterThan(cys);
    const second = await forkAt(playlistId, bob, 3);
    const third = await forkAt(playlistId, bob, 1);
    expect(await trendOf(playlistId)).toBe(both);
    await drop(third);
    expect(await trendOf(playlistId)).toBe(both);
    await drop(first);
    expect(await trendOf(playlistId)).toBeGreaterThan(both);
    await drop(second);
    expect(await trendOf(playlistId)).toBeCloseTo(cys, 6);
  });

  test("goes once with an account that has forked it often", async () => {
    const { playlistId } = await makeList(ada, 1, "public");
    await forkAt(playlistId, cy, 7);
    const cys = await trendOf(playlistId);
    for (const daysAgo of [3, 2, 1]) await forkAt(playlistId, bob, daysAgo);
    await db.user.delete({ where: { id: bob.id }, select: { id: true } });
    expect(await trendOf(playlistId)).toBeCloseTo(cys, 6);
  });
});

test("many fork a list while its owner edits it and gives it away, and nobody waits for ever", async () => {
  const { playlistId, itemIds } = await makeList(ada, 3, "public");
  await letIn(playlistId, bob);
  const edit = { playlistId, itemId: itemIds[0] ?? "", note: "Loud", startMs: null, endMs: null };
  await Promise.all([
    ...[bob, cy, bob, cy].map((viewer) => forkPlaylist(viewer, { playlistId })),
    editItem(ada, edit),
    transferList(ada, { playlistId, userId: bob.id }),
  ]);
  expect(await db.playlist.count({ where: { forkedFromId: playlistId } })).toBe(4);
  expect(await db.playlist.findUnique({ where: { id: playlistId } })).toMatchObject({ ownerId: bob.id });
});

test("who is given a list follows it no longer", async () => {
  const { playlistId } = await makeList(ada, 1, "public");
  await letIn(playlistId, bob);
  await Promise.all([bob, cy].map((viewer) => follow(viewer, { playlistId })));
  await transferList(ada, { playlistId, userId: bob.id });
  expect(await db.follow.findMany({ where: { playlistId } })).toMatchObject([{ userId: cy.id }]);
  expect(await db.playlist.findUnique({ where: { id: playlistId } })).toMatchObject({ followers: 1 });
});

test("leaving a list that has become private tells nothing of it", async () => {
  const { playlistId } = await makeList(ada, 1, "public");
  await Promise.all([bob, cy].map((viewer) => follow(viewer, { playlistId })));
  await db.playlist.update({ where: { id: playlistId }, data: { visibility: "private" } });
  expect(await unfollow(bob, playlistId)).toEqual({ following: false, followers: 0, own: false });
  await expect(unfollow(bob, playlistId)).rejects.toMatchObject({ code: "not_found" });
});

test("what is new in all lists together counts up to a bound", async () => {
  const lists = await Promise.all([60, 60].map((count) => makeList(ada, count, "public")));
  for (const { playlistId } of lists) await follow(bob, { playlistId });
  await db.follow.updateMany({ where: { userId: bob.id }, data: { seenAt: new Date(0) } });
  expect(await countNew(bob)).toBe(100);
});

test.each(["2026-02-30T00:00:00.000Z", "2026-13-01T00:00:00.000Z", "2026-01-01T24:00:00.000Z"])(
  "a page of the feed from %s is none",
  async (moment) => {
    const parsed = feedInput.safeParse({ cursor: `${moment}_${ada.id}` });
    if (!parsed.success) return;
    await expect(listFeed(ada, parsed.data)).rejects.toMatchObject({ code: "invalid" });
  },
);
