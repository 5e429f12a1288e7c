import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { addItems } from "@/lib/playlists/add-data";
import { listChanges } from "@/lib/playlists/changes-data";
import { findOwnPlaylist, updatePlaylist } from "@/lib/playlists/data";
import { editItem } from "@/lib/playlists/edit-item-data";
import { moveItems } from "@/lib/playlists/move-data";
import { MAX_KEY } from "@/lib/playlists/order";
import { removeItems } from "@/lib/playlists/remove-data";
import { revertChange } from "@/lib/playlists/revert-data";
import { sortItems } from "@/lib/playlists/sort-data";
import { moveItemsTo } from "@/lib/playlists/transfer-data";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
import { itemsOf, letIn, listOf, makeList, stateOf } from "../support/playlists";

let ada: SignedIn;
let bob: SignedIn;
let cy: SignedIn;

beforeAll(async () => {
  [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
});

type List = Awaited<ReturnType<typeof makeList>>;
const form = { title: "Sunday", description: "", visibility: "private" as const };

/** Every kind of change, with what of the list it changes. */
const changes: Record<string, (list: List) => Promise<{ version: number }>> = {
  "adding at the top": async ({ playlistId }) => {
    const media = [await makeMedia(), await makeMedia()];
    return addItems(ada, { playlistId, mediaIds: media.map(({ id }) => id), at: "top" });
  },
  "removing some": ({ playlistId, itemIds }) =>
    removeItems(ada, { playlistId, itemIds: itemIds.filter((_, index) => index % 2 === 0) }),
  "removing all": ({ playlistId, itemIds }) => removeItems(ada, { playlistId, itemIds }),
  "moving one": ({ playlistId, itemIds }) =>
    moveItems(ada, { playlistId, itemIds: itemIds.slice(1, 2), to: "bottom" }),
  "moving many": ({ playlistId, itemIds }) =>
    moveItems(ada, { playlistId, itemIds: itemIds.slice(2, 5), to: { index: 1 } }),
  sorting: ({ playlistId }) => sortItems(ada, { playlistId, by: "title", descending: true }),
  "a note": ({ playlistId, itemIds }) =>
    editItem(ada, { playlistId, itemId: itemIds[0] ?? "", note: "Here", startMs: 1, endMs: 2 }),
  "moving to another list": async ({ playlistId, itemIds }) => {
    const other = await makeList(ada, 1);
    return moveItemsTo(ada, { playlistId, itemIds: itemIds.slice(0, 3), toPlaylistId: other.playlistId });
  },
  details: async ({ playlistId }) => {
    await updatePlaylist(ada, { playlistId, ...form, title: "Monday", tags: ["slow"] });
    return stateOf(playlistId);
  },
};

async function everything(playlistId: string) {
  const items = await itemsOf(ada, playlistId);
  const { title, description, visibility, tags } = (await findOwnPlaylist(ada, playlistId)) ?? {};
  return { title, description, visibility, tags, items: items.map(({ position: _, ...item }) => item) };
}

async function mixedList() {
  const titles = ["Delta", "Alpha", "Echo", "Bravo", "Charlie", "Foxtrot"];
  const media = await Promise.all(titles.map((title) => makeMedia({ title })));
  return listOf(
    ada,
    media.map(({ id }) => id),
  );
}

describe("a change is reverted, and the reverting too", () => {
  test.each(Object.keys(changes))("%s", async (name) => {
    const list = await mixedList();
    const { playlistId } = list;
    const before = await everything(playlistId);
    const changed = (await changes[name]?.(list))?.version ?? 0;
    const after = await everything(playlistId);
    expect(after).not.toEqual(before);
    const reverted = await revertChange(ada, { playlistId, version: changed });
    expect(reverted).toMatchObject({ version: changed + 1, missing: 0 });
    expect(await everything(playlistId)).toEqual(before);
    const twice = revertChange(ada, { playlistId, version: changed });
    await expect(twice).rejects.toMatchObject({ code: "conflict" });
    await revertChange(ada, { playlistId, version: reverted.version });
    expect(await everything(playlistId)).toEqual(after);
    await revertChange(ada, { playlistId, version: changed });
    expect(await everything(playlistId)).toEqual(before);
    const { items } = await listChanges(ada, { playlistId, limit: 10 });
    expect(items.map(({ reverts, reverted }) => [reverts, reverted])).toEqual([
      [changed, false],
      [reverted.version, false],
      [changed, true],
      [null, true],
    ]);
  });
});

describe("a change is reverted in a list that has changed since", () => {
  test("removed items come back where they were, or right behind who has taken that place", async () => {
    const { playlistId, itemIds } = await makeList(ada, 3);
    const [a = "", b = "", c = ""] = itemIds;
    const last = await removeItems(ada, { playlistId, itemIds: [c] });
    const added = await addItems(ada, { playlistId, mediaIds: [(await makeMedia()).id] });
    const first = await removeItems(ada, { playlistId, itemIds: [a] });
    await moveItems(ada, { playlistId, itemIds: [b], to: "bottom" });
    await revertChange(ada, { playlistId, version: last.version });
    await revertChange(ada, { playlistId, version: first.version });
    expect((await stateOf(playlistId)).ids).toEqual([a, added.items[0]?.id, c, b]);
  });

  test("a media that was added again meanwhile is not doubled, whatever the clocks say", async () => {
    const { playlistId, itemIds, mediaIds } = await makeList(ada, 2);
    const { version } = await removeItems(ada, { playlistId, itemIds });
    await addItems(ada, { playlistId, mediaIds: mediaIds.slice(0, 1) });
    await db.playlistItem.updateMany({ where: { playlistId }, data: { addedAt: new Date(0) } });
    expect(await revertChange(ada, { playlistId, version })).toMatchObject({ missing: 1 });
    expect((await stateOf(playlistId)).mediaIds.toSorted()).toEqual(mediaIds.toSorted());
  });

  test("what is back already cannot come back again, whichever removal is reverted", async () => {
    const { playlistId, itemIds } = await makeList(ada, 2);
    const removed = await removeItems(ada, { playlistId, itemIds });
    const back = await revertChange(ada, { playlistId, version: removed.version });
    const again = await revertChange(ada, { playlistId, version: back.version });
    await revertChange(ada, { playlistId, version: removed.version });
    const attempt = revertChange(ada, { playlistId, version: again.version });
    await expect(attempt).rejects.toMatchObject({ code: "conflict" });
    await removeItems(ada, { playlistId, itemIds: itemIds.slice(0, 1) });
    expect(await revertChange(ada, { playlistId, version: again.version })).toMatchObject({ missing: 1 });
    expect((await stateOf(playlistId)).ids).toEqual(itemIds);
  });

  test("media that are gone for good are counted, and the rest comes back", async () => {
    const { playlistId, itemIds, mediaIds } = await makeList(ada, 2);
    const { version } = await removeItems(ada, { playlistId, itemIds });
    await db.media.delete({ where: { id: mediaIds[0] } });
    expect(await revertChange(ada, { playlistId, version })).toMatchObject({ missing: 1 });
    expect((await stateOf(playlistId)).ids).toEqual(itemIds.slice(1));
  });

  test("positions that mean nothing any more are not used", async () => {
    const { playlistId, itemIds } = await mixedList();
    const [first = ""] = itemIds;
    const moved = await moveItems(ada, { playlistId, itemIds: [first], to: { index: 2 } });
    const removed = await removeItems(ada, { playlistId, itemIds: [first] });
    await sortItems(ada, { playlistId, by: "title", descending: true });
    const sorted = (await stateOf(playlistId)).ids;
    await revertChange(ada, { playlistId, version: removed.version });
    expect((await stateOf(playlistId)).ids).toEqual([...sorted, first]);
    const attempt = revertChange(ada, { playlistId, version: moved.version });
    await expect(attempt).rejects.toMatchObject({ code: "conflict" });
  });

  test("a move that renewed every position is reverted as well", async () => {
    const { playlistId, itemIds } = await makeList(ada, 3);
    const [a = "", b = "", c = ""] = itemIds;
    const { position } = await db.playlistItem.findUniqueOrThrow({ where: { id: a } });
    const tight = { position: `${position}${"0".repeat(MAX_KEY)}1` };
    await db.playlistItem.update({ where: { id: b }, data: tight });
    const { version, renewed } = await moveItems(ada, { playlistId, itemIds: [c], to: { after: a } });
    expect(renewed).toBe(true);
    await revertChange(ada, { playlistId, version });
    expect((await stateOf(playlistId)).ids).toEqual([a, b, c]);
  });

  test("sorting is reverted without losing what came in since", async () => {
    const list = await mixedList();
    const { playlistId, itemIds } = list;
    const { version } = await sortItems(ada, { playlistId, by: "title" });
    const added = await addItems(ada, { playlistId, mediaIds: [(await makeMedia()).id], at: "top" });
    await removeItems(ada, { playlistId, itemIds: itemIds.slice(0, 1) });
    expect(await revertChange(ada, { playlistId, version })).toMatchObject({ missing: 1 });
    expect((await stateOf(playlistId)).ids).toEqual([...itemIds.slice(1), added.items[0]?.id]);
  });

  test("only those details go back that the change has changed", async () => {
    const { playlistId } = await makeList(ada, 1);
    await updatePlaylist(ada, { playlistId, ...form, title: "Monday" });
    const { version } = await stateOf(playlistId);
    await updatePlaylist(ada, { playlistId, ...form, title: "Monday", description: "Slow films." });
    await revertChange(ada, { playlistId, version });
    expect(await findOwnPlaylist(ada, playlistId)).toMatchObject({
      title: "Sunday",
      description: "Slow films.",
    });
  });

  test("what not everyone finds is shown to others again only once that was asked", async () => {
    const { id, title } = await makeMedia({ visibility: "unlisted" });
    const { playlistId, itemIds } = await listOf(ada, [id]);
    const exposed = (audience: string) => ({
      code: "conflict",
      details: { reason: "exposes", audience, count: 1, media: [{ id, title, visibility: "unlisted" }] },
    });
    const shown = async (visibility: "public" | "private") => {
      await updatePlaylist(ada, { playlistId, ...form, visibility, confirmed: true });
      return (await stateOf(playlistId)).version;
    };
    await shown("public");
    const hidden = { playlistId, version: await shown("private") };
    await expect(revertChange(ada, hidden)).rejects.toMatchObject(exposed("everyone"));
    expect(await findOwnPlaylist(ada, playlistId)).toMatchObject({ visibility: "private" });
    await revertChange(ada, { ...hidden, confirmed: true });
    const removed = await removeItems(ada, { playlistId, itemIds });
    const ref = { playlistId, version: removed.version };
    await expect(revertChange(ada, ref)).rejects.toMatchObject(exposed("everyone"));
    expect((await stateOf(playlistId)).ids).toEqual([]);
    expect(await revertChange(ada, { ...ref, confirmed: true })).toMatchObject({ missing: 0 });
  });

  test("nothing that is left of it, or that is not known, is an error that changes nothing", async () => {
    const { playlistId } = await makeList(ada, 1);
    const { version, items } = await addItems(ada, { playlistId, mediaIds: [(await makeMedia()).id] });
    await removeItems(ada, { playlistId, itemIds: items.map(({ id }) => id) });
    const before = await stateOf(playlistId);
    await expect(revertChange(ada, { playlistId, version })).rejects.toMatchObject({ code: "conflict" });
    const unknown = revertChange(ada, { playlistId, version: 999 });
    await expect(unknown).rejects.toMatchObject({ code: "not_found" });
    expect(await stateOf(playlistId)).toEqual(before);
  });
});

describe("who may", () => {
  test("revert: the owner any change, an editor their own, nobody else", async () => {
    const { playlistId, itemIds } = await makeList(ada, 3);
    await Promise.all([letIn(playlistId, bob), letIn(playlistId, cy, "suggester")]);
    const [a = "", b = ""] = itemIds;
    const byAda = await moveItems(ada, { playlistId, itemIds: [a], to: "bottom" });
    const byBob = await removeItems(bob, { playlistId, itemIds: [b] });
    const refused = { code: "not_found" };
    await expect(revertChange(bob, { playlistId, version: byAda.version })).rejects.toMatchObject(refused);
    for (const viewer of [cy, await signUp("Dee")]) {
      const attempt = revertChange(viewer, { playlistId, version: byBob.version });
      await expect(attempt).rejects.toMatchObject(refused);
      await expect(listChanges(viewer, { playlistId, limit: 5 })).rejects.toMatchObject(refused);
    }
    await revertChange(bob, { playlistId, version: byBob.version });
    await revertChange(ada, { playlistId, version: byAda.version });
    expect((await stateOf(playlistId)).ids).toEqual(itemIds);
  });

  test("revert details: only who owns the list now", async () => {
    const { playlistId } = await makeList(ada, 1);
    await updatePlaylist(ada, { playlistId, ...form, title: "Monday" });
    const { version } = await stateOf(playlistId);
    await db.playlist.update({ where: { id: playlistId }, data: { ownerId: bob.id } });
    await letIn(playlistId, ada);
    await expect(revertChange(ada, { playlistId, version })).rejects.toMatchObject({ code: "not_found" });
    const seen = await listChanges(ada, { playlistId, limit: 5 });
    expect(seen.items[0]).toMatchObject({ kind: "details", revertible: false });
    await revertChange(bob, { playlistId, version });
  });
});

describe("the history of a list", () => {
  test("says who did what, newest first, in pages", async () => {
    const { playlistId, itemIds } = await makeList(ada, 3);
    await letIn(playlistId, bob);
    const [{ id, title }, [a = "", b = ""]] = [await makeMedia(), itemIds];
    await addItems(bob, { playlistId, mediaIds: [id] });
    await sortItems(ada, { playlistId, by: "added", descending: true });
    await removeItems(bob, { playlistId, itemIds: [a, b] });
    const first = await listChanges(bob, { playlistId, limit: 2 });
    expect(first.items).toMatchObject([
      { kind: "removed", count: 2, by: { id: bob.id }, revertible: true },
      { kind: "sorted", sortedBy: "added", by: { id: ada.id }, revertible: false },
    ]);
    const rest = await listChanges(ada, { playlistId, limit: 2, cursor: first.nextCursor ?? 0 });
    expect(rest).toMatchObject({ nextCursor: null, items: [{ kind: "added", media: [{ id, title }] }] });
    await db.media.update({ where: { id }, data: { visibility: "private" } });
    expect(JSON.stringify(await listChanges(ada, { playlistId, limit: 5 }))).not.toContain(title);
  });

  test("is bounded: the last 500 changes, and not more than 4 MB of them", async () => {
    const { playlistId, itemIds } = await makeList(ada, 2);
    const row = (version: number, data: object) => ({
      playlistId,
      version,
      byId: ada.id,
      kind: "added",
      data,
    });
    const old = Array.from({ length: 600 }, (_, index) => row(index - 600, { items: [] }));
    await db.playlistChange.createMany({ data: old });
    const large = Array.from({ length: 12_000 }, () => ({ id: randomUUID(), mediaId: randomUUID() }));
    await db.playlistChange.createMany({ data: [0, 1, 2].map((n) => row(n - 2000, { items: large })) });
    await db.playlist.update({ where: { id: playlistId }, data: { version: 49 } });
    await moveItems(ada, { playlistId, itemIds: itemIds.slice(0, 1), to: "bottom" });
    expect(await db.playlistChange.count({ where: { playlistId } })).toBe(500);
    await db.playlistChange.deleteMany({ where: { playlistId, version: { lt: 0 } } });
    await db.playlistChange.createMany({ data: [3, 4, 5, 6, 7].map((n) => row(-n, { items: large })) });
    for (const descending of [true, false]) await sortItems(ada, { playlistId, by: "title", descending });
    const left = await db.playlistChange.count({ where: { playlistId, version: { lt: 0 } } });
    expect(left).toBeLessThan(5);
    expect(left).toBeGreaterThan(0);
  });
});
