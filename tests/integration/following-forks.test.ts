import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { forkPlaylist } from "@/lib/following/fork-data";
import { findUpstream, meetUpstream, takeUpstream } from "@/lib/following/upstream-data";
import { addItems } from "@/lib/playlists/add-data";
import { findOwnPlaylist, findPlaylist, updatePlaylist } from "@/lib/playlists/data";
import { removeItems } from "@/lib/playlists/remove-data";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";

let ada: SignedIn;
let bob: SignedIn;

beforeAll(async () => {
  [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
});

const entry = { at: "bottom", allowDuplicates: false, confirmed: true } as const;

async function add(playlistId: string, ...mediaIds: string[]) {
  const { items } = await addItems(ada, { playlistId, mediaIds, ...entry });
  return items.map(({ id }) => id);
}

async function newMedia(count: number) {
  return Promise.all(Array.from({ length: count }, async () => (await makeMedia()).id));
}

/** A public list of Ada's, and Bob's fork of it. */
async function makeFork(count = 3) {
  const source = await db.playlist.create({
    data: { title: "Source", description: "Of many things.", visibility: "public", ownerId: ada.id },
  });
  const mediaIds = await newMedia(count);
  const itemIds = await add(source.id, ...mediaIds);
  return {
    sourceId: source.id,
    mediaIds,
    itemIds,
    forkId: await forkPlaylist(bob, { playlistId: source.id }),
  };
}

async function mediaIn(playlistId: string) {
  const items = await db.playlistItem.findMany({ where: { playlistId }, orderBy: { position: "asc" } });
  return items.map(({ mediaId }) => mediaId);
}

describe("a fork", () => {
  test("is private, holds the same in the same order, and says where it is from", async () => {
    const { sourceId, mediaIds, forkId } = await makeFork();
    expect(await mediaIn(forkId)).toEqual(mediaIds);
    expect(await findOwnPlaylist(bob, forkId)).toMatchObject({
      title: "Source",
      description: "Of many things.",
      visibility: "private",
      forkedFrom: { id: sourceId, title: "Source", owner: { id: ada.id } },
    });
    expect(await findUpstream(bob, forkId)).toMatchObject({ added: [], removed: [] });
  });

  test("leaves out what its maker may not see, and keeps notes and parts", async () => {
    const { sourceId } = await makeFork(1);
    const hidden = await makeMedia({ visibility: "private" });
    await db.playlistItem.create({ data: { playlistId: sourceId, mediaId: hidden.id, position: "zz" } });
    await db.playlistItem.updateMany({
      where: { playlistId: sourceId },
      data: { note: "Listen", startMs: 1_000 },
    });
    const forkId = await forkPlaylist(bob, { playlistId: sourceId });
    const items = await db.playlistItem.findMany({ where: { playlistId: forkId } });
    expect(items).toMatchObject([{ note: "Listen", startMs: 1_000, addedById: bob.id }]);
    expect(await findUpstream(bob, forkId)).toMatchObject({ counts: { added: 0 } });
  });

  test("is made of what one may open only", async () => {
    const hidden = await db.playlist.create({ data: { title: "Hidden", ownerId: ada.id } });
    const unlisted = await db.playlist.create({
      data: { title: "Unlisted", visibility: "unlisted", ownerId: ada.id },
    });
    for (const playlistId of [hidden.id, unlisted.id, randomUUID()])
      await expect(forkPlaylist(bob, { playlistId })).rejects.toMatchObject({ code: "not_found" });
    const share = unlisted.shareToken;
    const forkId = await forkPlaylist(bob, { playlistId: unlisted.id, share });
    expect(await findOwnPlaylist(bob, forkId)).toMatchObject({ title: "Unlisted", forkedFrom: null });
  });

  test("does not name a list that has become private", async () => {
    const { sourceId, forkId } = await makeFork(1);
    await db.playlist.update({ where: { id: forkId }, data: { visibility: "public" } });
    expect(await findPlaylist(null, forkId)).toMatchObject({ forkedFrom: { id: sourceId } });
    await db.playlist.update({ where: { id: sourceId }, data: { visibility: "private" } });
    expect(await findPlaylist(null, forkId)).toMatchObject({ forkedFrom: null });
    expect(await findUpstream(bob, forkId)).toBeNull();
    await expect(
      takeUpstream(bob, { playlistId: forkId, originId: randomUUID(), confirmed: false }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("what changed upstream", () => {
  test("is taken over one by one, next to what it stands next to there", async () => {
    const { sourceId, mediaIds, forkId } = await makeFork();
    const [first, second] = await newMedia(2);
    const added = await addItems(ada, {
      playlistId: sourceId,
      mediaIds: [first ?? ""],
      ...entry,
      at: "top",
    });
    await add(sourceId, second ?? "");
    const news = await findUpstream(bob, forkId);
    expect(news?.added.map(({ media }) => media.id).toSorted()).toEqual([first, second].toSorted());
    for (const { itemId } of news?.added ?? [])
      await takeUpstream(bob, { playlistId: forkId, originId: itemId, confirmed: false });
    expect(await mediaIn(forkId)).toEqual([first, ...mediaIds, second]);
    expect(await findUpstream(bob, forkId)).toMatchObject({ counts: { added: 0, removed: 0 } });
    const again = { playlistId: forkId, originId: added.items[0]?.id ?? "", confirmed: false };
    await expect(takeUpstream(bob, again)).rejects.toMatchObject({ code: "not_found" });
    const change = await db.playlistChange.findFirst({
      where: { playlistId: forkId },
      orderBy: { version: "desc" },
    });
    expect(change).toMatchObject({ kind: "added", byId: bob.id, data: { from: { playlistId: sourceId } } });
  });

  test("is not offered again once declined, until that is undone", async () => {
    const { sourceId, forkId } = await makeFork(1);
    const [originId = ""] = await add(sourceId, ...(await newMedia(1)));
    await meetUpstream(bob, { playlistId: forkId, originId, met: true });
    expect(await findUpstream(bob, forkId)).toMatchObject({ added: [] });
    await meetUpstream(bob, { playlistId: forkId, originId, met: false });
    expect(await findUpstream(bob, forkId)).toMatchObject({ added: [{ itemId: originId }] });
  });

  test("names what was removed there, which is kept or removed here too", async () => {
    const { sourceId, itemIds, forkId } = await makeFork();
    await removeItems(ada, { playlistId: sourceId, itemIds: itemIds.slice(0, 2) });
    const news = await findUpstream(bob, forkId);
    expect(news?.removed.map(({ originId }) => originId)).toEqual(itemIds.slice(0, 2));
    const [kept, gone] = news?.removed ?? [];
    await meetUpstream(bob, { playlistId: forkId, originId: kept?.originId ?? "", met: false });
    await removeItems(bob, { playlistId: forkId, itemIds: [gone?.itemId ?? ""] });
    expect(await findUpstream(bob, forkId)).toMatchObject({ removed: [], added: [] });
    expect(await mediaIn(forkId)).toHaveLength(2);
    await meetUpstream(bob, { playlistId: forkId, originId: kept?.originId ?? "", met: true });
    expect(await findUpstream(bob, forkId)).toMatchObject({ removed: [{ originId: kept?.originId }] });
  });

  test("is not offered for what was taken out of the fork on purpose", async () => {
    const { forkId } = await makeFork();
    const item = await db.playlistItem.findFirst({ where: { playlistId: forkId } });
    await removeItems(bob, { playlistId: forkId, itemIds: [item?.id ?? ""] });
    expect(await findUpstream(bob, forkId)).toMatchObject({ added: [], removed: [] });
  });

  test("asks before it shows others what is not public", async () => {
    const { sourceId, forkId } = await makeFork(1);
    await db.playlist.update({ where: { id: forkId }, data: { visibility: "public" } });
    const [originId = ""] = await add(sourceId, (await makeMedia({ visibility: "unlisted" })).id);
    const take = { playlistId: forkId, originId };
    await expect(takeUpstream(bob, { ...take, confirmed: false })).rejects.toMatchObject({
      code: "conflict",
      details: { reason: "exposes", audience: "everyone" },
    });
    await takeUpstream(bob, { ...take, confirmed: true });
    expect(await mediaIn(forkId)).toHaveLength(2);
  });

  test("concerns nobody but those who may change the fork", async () => {
    const { sourceId, forkId } = await makeFork(1);
    const [originId = ""] = await add(sourceId, ...(await newMedia(1)));
    for (const person of [ada, await signUp("Cy")]) {
      expect(await findUpstream(person, forkId)).toBeNull();
      const refused = { code: "not_found" };
      await expect(
        takeUpstream(person, { playlistId: forkId, originId, confirmed: true }),
      ).rejects.toMatchObject(refused);
      await expect(meetUpstream(person, { playlistId: forkId, originId, met: true })).rejects.toMatchObject(
        refused,
      );
    }
  });

  test("one who adds while a fork is made is either in it or new to it", async () => {
    const { sourceId } = await makeFork(2);
    const mediaIds = await newMedia(8);
    const adding = mediaIds.map((mediaId) => add(sourceId, mediaId));
    const forks = await Promise.all([1, 2, 3].map(() => forkPlaylist(bob, { playlistId: sourceId })));
    await Promise.all(adding);
    for (const forkId of forks) {
      const news = await findUpstream(bob, forkId);
      const held = await mediaIn(forkId);
      const all = [...held, ...(news?.added ?? []).map(({ media }) => media.id)];
      expect(all.toSorted()).toEqual((await mediaIn(sourceId)).toSorted());
    }
  });
});

test("a cover that was chosen shows while its media is in the list", async () => {
  const { sourceId, mediaIds, itemIds } = await makeFork();
  const form = { title: "Source", description: "", visibility: "public", confirmed: false } as const;
  const chosen = mediaIds[2] ?? "";
  await updatePlaylist(ada, { playlistId: sourceId, ...form, coverMediaId: chosen, tags: ["slow"] });
  expect(await findPlaylist(null, sourceId)).toMatchObject({ covers: [{ id: chosen }], tags: ["slow"] });
  await updatePlaylist(ada, { playlistId: sourceId, ...form });
  expect(await findPlaylist(null, sourceId)).toMatchObject({ coverMediaId: chosen, tags: ["slow"] });
  const kept = await forkPlaylist(bob, { playlistId: sourceId });
  expect(await findOwnPlaylist(bob, kept)).toMatchObject({ coverMediaId: chosen });
  await db.media.update({ where: { id: chosen }, data: { visibility: "private" } });
  expect(await findPlaylist(null, sourceId)).toMatchObject({ coverMediaId: null });
  const without = await forkPlaylist(bob, { playlistId: sourceId });
  await db.media.update({ where: { id: chosen }, data: { visibility: "public" } });
  expect(await db.playlist.findUnique({ where: { id: without } })).toMatchObject({ coverMediaId: null });
  await removeItems(ada, { playlistId: sourceId, itemIds: [itemIds[2] ?? ""] });
  expect(await findPlaylist(null, sourceId)).toMatchObject({ coverMediaId: null });
  expect((await findPlaylist(null, sourceId))?.covers.map(({ id }) => id)).toEqual(mediaIds.slice(0, 2));
  await updatePlaylist(ada, { playlistId: sourceId, ...form, coverMediaId: (await makeMedia()).id });
  expect(await findPlaylist(null, sourceId)).toMatchObject({ coverMediaId: null });
});
