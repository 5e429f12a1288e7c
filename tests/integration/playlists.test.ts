import { beforeAll, describe, expect, test } from "vitest";
import { addItems, createPlaylistWith } from "@/lib/playlists/add-data";
import {
  createPlaylist,
  deletePlaylist,
  findOwnPlaylist,
  findPlaylist,
  listOwn,
  listPublic,
  listShelves,
  updatePlaylist,
} from "@/lib/playlists/data";
import { findItems } from "@/lib/playlists/items-data";
import { limits } from "@/lib/playlists/limits";
import { keysAfter } from "@/lib/playlists/order";
import { findQueue } from "@/lib/playlists/queue-data";
import { removeItems } from "@/lib/playlists/remove-data";
import { revertChange } from "@/lib/playlists/revert-data";
import type { Visibility } from "@/lib/playlists/schema";
import { copyItems, moveItemsTo } from "@/lib/playlists/transfer-data";
import type { SignedIn, Viewer } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";

let ada: SignedIn;
let bob: SignedIn;

beforeAll(async () => {
  [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
});

const draft = { title: "Sunday", description: "Slow films.", visibility: "private" as Visibility };

async function makeList(count: number, changes: Partial<typeof draft> = {}) {
  const playlistId = await createPlaylist(ada, { ...draft, ...changes });
  const media = await Promise.all(Array.from({ length: count }, () => makeMedia()));
  if (count > 0) await addItems(ada, { playlistId, mediaIds: media.map(({ id }) => id) });
  return { playlistId, mediaIds: media.map(({ id }) => id) };
}

async function itemsOf(playlistId: string, viewer: Viewer = ada) {
  return (await findItems(viewer, { playlistId, limit: limits.items }))?.items ?? [];
}

async function mediaOf(playlistId: string) {
  return (await itemsOf(playlistId)).map(({ media }) => media?.id);
}

test("a list is made, described, renamed and deleted by its owner", async () => {
  const id = await createPlaylist(ada, draft);
  expect(await findOwnPlaylist(ada, id)).toMatchObject({ ...draft, count: 0, durationMs: 0, covers: [] });
  await updatePlaylist(ada, { playlistId: id, ...draft, title: "Monday" });
  expect(await findOwnPlaylist(ada, id)).toMatchObject({ title: "Monday" });
  await deletePlaylist(ada, id);
  expect(await findOwnPlaylist(ada, id)).toBeNull();
});

test("a stranger's update changes nothing and reveals nothing", async () => {
  const id = await createPlaylist(ada, draft);
  const attempt = updatePlaylist(bob, { playlistId: id, ...draft, title: "Mine now" });
  await expect(attempt).rejects.toMatchObject({ code: "not_found" });
  expect(await findOwnPlaylist(ada, id)).toMatchObject({ title: draft.title });
});

test("a list made from a media's page holds that media; the shelf shows where it is", async () => {
  const { id: mediaId } = await makeMedia();
  const shelf = await createPlaylistWith(ada, { ...draft, mediaId });
  const shelves = await listShelves(ada, mediaId);
  expect(shelves.find(({ id }) => id === shelf.id)).toEqual(shelf);
  expect(shelves.filter(({ itemIds }) => itemIds.length > 0)).toHaveLength(1);
  expect(await listShelves(bob, mediaId)).toEqual([]);
  await addItems(ada, { playlistId: shelf.id, mediaIds: [mediaId], allowDuplicates: true, confirmed: false });
  expect((await listShelves(ada, mediaId)).find(({ id }) => id === shelf.id)?.itemIds).toHaveLength(2);
});

test("the page of a list has its count, its length and the covers of its first four media", async () => {
  const { playlistId, mediaIds } = await makeList(5);
  const found = await findOwnPlaylist(ada, playlistId);
  expect(found).toMatchObject({ count: 5, durationMs: 5 * 60_000, owner: { id: ada.id } });
  expect(found?.covers.map(({ id }) => id)).toEqual(mediaIds.slice(0, 4));
});

test("items are pages in order", async () => {
  const { playlistId, mediaIds } = await makeList(5);
  const first = await findItems(ada, { playlistId, limit: 3 });
  const rest = await findItems(ada, { playlistId, limit: 3, cursor: first?.nextCursor ?? "" });
  expect([...(first?.items ?? []), ...(rest?.items ?? [])].map(({ media }) => media?.id)).toEqual(mediaIds);
  expect(rest?.nextCursor).toBeNull();
});

describe("limits say so", () => {
  test("of items in a list", async () => {
    const { playlistId } = await makeList(1);
    const [first] = await itemsOf(playlistId);
    if (!first) throw new Error("An item was made.");
    const keys = keysAfter(first.position, limits.items - 1);
    const { id: other } = await makeMedia();
    const data = keys.map((position) => ({ playlistId, mediaId: other, position }));
    await db.playlistItem.createMany({ data });
    const media = await makeMedia();
    const full = { code: "conflict", message: expect.stringContaining("5,000") };
    const add = () => addItems(ada, { playlistId, mediaIds: [media.id] });
    await expect(add()).rejects.toMatchObject(full);
    const { version } = await removeItems(ada, { playlistId, itemIds: [first.id] });
    await add();
    await expect(revertChange(ada, { playlistId, version })).rejects.toMatchObject(full);
    const source = await makeList(1);
    const [item] = await itemsOf(source.playlistId);
    const copy = { playlistId: source.playlistId, itemIds: [item?.id ?? ""], toPlaylistId: playlistId };
    await expect(copyItems(ada, copy)).rejects.toMatchObject(full);
    await expect(moveItemsTo(ada, copy)).rejects.toMatchObject(full);
    expect(await mediaOf(source.playlistId)).toEqual(source.mediaIds);
    expect(await itemsOf(playlistId)).toHaveLength(limits.items);
    expect(await findQueue(ada, { playlistId })).toHaveLength(limits.items);
  });

  test("of playlists a user has, also for lists made at the same moment", async () => {
    const cy = await signUp("Cy");
    const rows = Array.from({ length: limits.playlists - 1 }, (_, index) => ({
      ownerId: cy.id,
      title: `List ${index}`,
    }));
    await db.playlist.createMany({ data: rows });
    const attempts = await Promise.allSettled([1, 2, 3].map(() => createPlaylist(cy, draft)));
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = attempts.find((attempt) => attempt.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "conflict", message: expect.stringContaining("1,000") });
  });
});

describe("who sees what", () => {
  const person = { owner: () => ada, other: () => bob, anonymous: () => null };
  const opens = { public: true, unlisted: false, private: false };

  test.each(["public", "unlisted", "private"] as const)("a %s list", async (visibility) => {
    const { playlistId } = await makeList(2, { visibility });
    const { shareToken } = await db.playlist.findUniqueOrThrow({ where: { id: playlistId } });
    for (const [who, viewer] of Object.entries(person))
      for (const share of [undefined, shareToken]) {
        const may =
          who === "owner" || opens[visibility] || (visibility === "unlisted" && share !== undefined);
        const ref = { playlistId, share };
        const way = share ? `${who}, who has the link` : who;
        expect((await findPlaylist(viewer(), playlistId, share)) !== null, `page for ${way}`).toBe(may);
        expect((await findItems(viewer(), { ...ref, limit: 10 })) !== null, `items for ${way}`).toBe(may);
        expect((await findQueue(viewer(), ref)) !== null, `queue for ${way}`).toBe(may);
        const explore = await listPublic(viewer(), { limit: 48 });
        const listed = explore.items.some(({ id }) => id === playlistId);
        expect(listed, `explore for ${way}`).toBe(visibility === "public");
      }
    expect(await findOwnPlaylist(bob, playlistId)).toBeNull();
    expect((await listOwn(bob, { limit: 48 })).items).toEqual([]);
  });

  test("a media that is no longer public keeps its place and shows nothing of itself", async () => {
    const { playlistId, mediaIds } = await makeList(3, { visibility: "public" });
    const [hidden = ""] = mediaIds;
    await db.media.update({ where: { id: hidden }, data: { visibility: "private" } });
    const items = await itemsOf(playlistId);
    expect(items.map(({ media }) => media?.id)).toEqual([undefined, ...mediaIds.slice(1)]);
    expect((await findQueue(null, { playlistId }))?.map(({ media }) => media.id)).toEqual(mediaIds.slice(1));
    const page = await findPlaylist(null, playlistId);
    expect(page).toMatchObject({ count: 2, durationMs: 120_000 });
    expect(page?.covers.map(({ id }) => id)).toEqual(mediaIds.slice(1));
    const { playlistId: other } = await makeList(0);
    const attempt = addItems(ada, { playlistId: other, mediaIds: [hidden] });
    await expect(attempt).rejects.toMatchObject({ code: "not_found" });
  });

  test("explore pages through every public list once, latest change first, and never an empty one", async () => {
    const made: string[] = [];
    for (let index = 0; index < 5; index++)
      made.push((await makeList(1, { visibility: "public" })).playlistId);
    const { playlistId: empty } = await makeList(0, { visibility: "public" });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listPublic(null, { cursor, limit: 2 });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor && seen.length < 200 && !made.every((id) => seen.includes(id)));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => made.includes(id))).toEqual(made.toReversed());
    expect(seen).not.toContain(empty);
  });
});
