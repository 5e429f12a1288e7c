import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
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
import { addItem, createPlaylistWith, moveItem, removeItem, restoreItem } from "@/lib/playlists/edit-data";
import { findItems } from "@/lib/playlists/items-data";
import { keysAfter, MAX_KEY } from "@/lib/playlists/order";
import { findQueue } from "@/lib/playlists/queue-data";
import { limits, type Visibility } from "@/lib/playlists/schema";
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
  for (const { id } of media) await addItem(ada, { playlistId, mediaId: id });
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
  expect(shelves.filter(({ itemId }) => itemId)).toHaveLength(1);
  expect(await listShelves(bob, mediaId)).toEqual([]);
});

test("the page of a list has its count, its length and the covers of its first four media", async () => {
  const { playlistId, mediaIds } = await makeList(5);
  const found = await findOwnPlaylist(ada, playlistId);
  expect(found).toMatchObject({ count: 5, durationMs: 5 * 60_000, owner: { id: ada.id } });
  expect(found?.covers.map(({ id }) => id)).toEqual(mediaIds.slice(0, 4));
});

test("a media is in a list once, however often it is added at the same time", async () => {
  const { playlistId } = await makeList(0);
  const { id: mediaId } = await makeMedia();
  const answers = await Promise.all(Array.from({ length: 8 }, () => addItem(ada, { playlistId, mediaId })));
  expect(answers.filter(({ added }) => added)).toHaveLength(1);
  expect(new Set(answers.map(({ item }) => item.id)).size).toBe(1);
  expect(await mediaOf(playlistId)).toEqual([mediaId]);
});

test("items are pages in order", async () => {
  const { playlistId, mediaIds } = await makeList(5);
  const first = await findItems(ada, { playlistId, limit: 3 });
  const rest = await findItems(ada, { playlistId, limit: 3, cursor: first?.nextCursor ?? "" });
  expect([...(first?.items ?? []), ...(rest?.items ?? [])].map(({ media }) => media?.id)).toEqual(mediaIds);
  expect(rest?.nextCursor).toBeNull();
});

describe("order", () => {
  test("an item moves behind another one, first, and nowhere", async () => {
    const { playlistId, mediaIds } = await makeList(4);
    const [a, b, c, d] = mediaIds;
    const [first, second, third, fourth] = (await itemsOf(playlistId)).map(({ id }) => id);
    if (!first || !second || !third || !fourth) throw new Error("Four items were made.");
    await moveItem(ada, { playlistId, itemId: first, afterItemId: third });
    expect(await mediaOf(playlistId)).toEqual([b, c, a, d]);
    await moveItem(ada, { playlistId, itemId: fourth, afterItemId: null });
    expect(await mediaOf(playlistId)).toEqual([d, b, c, a]);
    await moveItem(ada, { playlistId, itemId: second, afterItemId: second });
    await moveItem(ada, { playlistId, itemId: second, afterItemId: fourth });
    expect(await mediaOf(playlistId)).toEqual([d, b, c, a]);
  });

  test("a neighbour that has gone is a conflict, and nothing moves", async () => {
    const { playlistId } = await makeList(3);
    const [first, second, third] = await itemsOf(playlistId);
    if (!first || !second || !third) throw new Error("Three items were made.");
    await removeItem(ada, { playlistId, itemId: second.id });
    const attempt = moveItem(ada, { playlistId, itemId: third.id, afterItemId: second.id });
    await expect(attempt).rejects.toMatchObject({ code: "conflict" });
    await expect(removeItem(ada, { playlistId, itemId: second.id })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await itemsOf(playlistId)).map(({ id }) => id)).toEqual([first.id, third.id]);
  });

  test("removed items come back where they were, in whatever order they are undone, and only once", async () => {
    const { playlistId, mediaIds } = await makeList(4);
    const items = await itemsOf(playlistId);
    const removed = [];
    for (const { id } of items.slice(1, 3))
      removed.push((await removeItem(ada, { playlistId, itemId: id })).item);
    for (const { id: itemId, mediaId, position } of [...removed, ...removed])
      await restoreItem(ada, { playlistId, itemId, mediaId, position });
    expect(await mediaOf(playlistId)).toEqual(mediaIds);
    expect((await itemsOf(playlistId)).map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  });

  test("an item whose place was taken comes back right behind", async () => {
    const { playlistId } = await makeList(2);
    const [first, second] = await itemsOf(playlistId);
    if (!first || !second?.media) throw new Error("Two items were made.");
    await removeItem(ada, { playlistId, itemId: second.id });
    await addItem(ada, { playlistId, mediaId: (await makeMedia()).id });
    const { item } = await restoreItem(ada, {
      playlistId,
      itemId: second.id,
      mediaId: second.media.id,
      position: second.position,
    });
    expect(item.position > second.position).toBe(true);
    expect((await itemsOf(playlistId)).at(-1)?.id).toBe(second.id);
  });

  test("concurrent changes lose nothing, double nothing, and each raises the version by one", async () => {
    const { playlistId, mediaIds } = await makeList(8);
    const ids = (await itemsOf(playlistId)).map(({ id }) => id);
    const before = await findOwnPlaylist(ada, playlistId);
    const extra = await Promise.all(Array.from({ length: 4 }, () => makeMedia()));
    const moves = ids.map((itemId, index) => {
      const afterItemId = index % 3 === 0 ? null : (ids[(index * 5 + 3) % ids.length] ?? null);
      return moveItem(ada, { playlistId, itemId, afterItemId });
    });
    const adds = extra.map(({ id: mediaId }) => addItem(ada, { playlistId, mediaId }));
    await Promise.all([...moves, ...adds]);
    const after = await mediaOf(playlistId);
    expect(after.toSorted()).toEqual([...mediaIds, ...extra.map(({ id }) => id)].sort());
    expect((await findOwnPlaylist(ada, playlistId))?.version).toBe((before?.version ?? 0) + 12);
  });

  test("any sequence of moves, removals and undos leaves what a plain array would hold", async () => {
    const step = fc.record({ kind: fc.constantFrom("move", "remove", "undo"), at: fc.nat(5), to: fc.nat(5) });
    const { playlistId } = await makeList(6);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const removed: Awaited<ReturnType<typeof removeItem>>["item"][] = [];
        for (const { kind, at, to } of steps) {
          const model = (await itemsOf(playlistId)).map(({ id }) => id);
          const itemId = model[at % (model.length || 1)];
          const last = removed.at(-1);
          if (kind === "undo" && last) {
            removed.pop();
            await restoreItem(ada, { playlistId, itemId: last.id, ...pick(last) });
          } else if (kind === "remove" && itemId && model.length > 2) {
            removed.push((await removeItem(ada, { playlistId, itemId })).item);
            expect((await itemsOf(playlistId)).map(({ id }) => id)).toEqual(
              model.filter((id) => id !== itemId),
            );
          } else if (kind === "move" && itemId) {
            const rest = model.filter((id) => id !== itemId);
            const place = to % (rest.length + 1);
            await moveItem(ada, { playlistId, itemId, afterItemId: rest[place - 1] ?? null });
            const moved = (await itemsOf(playlistId)).map(({ id }) => id);
            expect(moved).toEqual(rest.toSpliced(place, 0, itemId));
          }
        }
        for (const item of removed.reverse())
          await restoreItem(ada, { playlistId, itemId: item.id, ...pick(item) });
        expect(await itemsOf(playlistId)).toHaveLength(6);
      }),
      { numRuns: 15 },
    );
  });

  test("keys that have grown long are renewed without changing the order", async () => {
    const { playlistId, mediaIds } = await makeList(3);
    const [first, second, third] = await itemsOf(playlistId);
    if (!first || !second || !third) throw new Error("Three items were made.");
    const tight = `${first.position}${"0".repeat(MAX_KEY)}1`;
    await db.playlistItem.update({ where: { id: second.id }, data: { position: tight } });
    await moveItem(ada, { playlistId, itemId: third.id, afterItemId: first.id });
    const [a, b, c] = mediaIds;
    expect(await mediaOf(playlistId)).toEqual([a, c, b]);
    for (const { position } of await itemsOf(playlistId)) expect(position.length).toBeLessThan(6);
  });
});

function pick({ mediaId, position }: { mediaId: string; position: string }) {
  return { mediaId, position };
}

describe("limits say so", () => {
  test("of items in a list", async () => {
    const { playlistId, mediaIds } = await makeList(1);
    const [mediaId = ""] = mediaIds;
    const [first] = await itemsOf(playlistId);
    if (!first) throw new Error("An item was made.");
    const keys = keysAfter(first.position, limits.items - 1);
    const { id: other } = await makeMedia();
    const data = keys.map((position) => ({ playlistId, mediaId: other, position }));
    await db.playlistItem.createMany({ data });
    const media = await makeMedia();
    const attempt = addItem(ada, { playlistId, mediaId: media.id });
    await expect(attempt).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("5,000"),
    });
    await removeItem(ada, { playlistId, itemId: first.id });
    await addItem(ada, { playlistId, mediaId: media.id });
    const undo = restoreItem(ada, { playlistId, itemId: first.id, mediaId, position: first.position });
    await expect(undo).rejects.toMatchObject({ code: "conflict" });
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
  const opens = { public: true, unlisted: true, private: false };

  test.each(["public", "unlisted", "private"] as const)("a %s list", async (visibility) => {
    const { playlistId } = await makeList(2, { visibility });
    for (const [who, viewer] of Object.entries(person)) {
      const may = who === "owner" || opens[visibility];
      expect((await findPlaylist(viewer(), playlistId)) !== null, `page for ${who}`).toBe(may);
      expect((await findItems(viewer(), { playlistId, limit: 10 })) !== null, `items for ${who}`).toBe(may);
      expect((await findQueue(viewer(), { playlistId })) !== null, `queue for ${who}`).toBe(may);
      const explore = await listPublic(viewer(), { limit: 48 });
      const listed = explore.items.some(({ id }) => id === playlistId);
      expect(listed, `explore for ${who}`).toBe(visibility === "public");
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
    const attempt = addItem(ada, { playlistId: (await makeList(0)).playlistId, mediaId: hidden });
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
