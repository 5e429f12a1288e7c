import { beforeAll, describe, expect, test } from "vitest";
import { addItems } from "@/lib/playlists/add-data";
import { editItem } from "@/lib/playlists/edit-item-data";
import { findItems } from "@/lib/playlists/items-data";
import { moveItems } from "@/lib/playlists/move-data";
import { MAX_KEY } from "@/lib/playlists/order";
import { removeItems } from "@/lib/playlists/remove-data";
import { sortItems } from "@/lib/playlists/sort-data";
import { copyItems, moveItemsTo } from "@/lib/playlists/transfer-data";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
import { itemsOf, letIn, listOf, makeList, stateOf } from "../support/playlists";

let ada: SignedIn;
let bob: SignedIn;

beforeAll(async () => {
  [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
});

/** `count` letters, of which each stands for an item: a test reads as what it does. */
async function letters(count: number) {
  const list = await makeList(ada, count);
  const names = [..."abcdefgh"].slice(0, count);
  const idOf = (letter: string) => list.itemIds[names.indexOf(letter)] ?? "";
  const order = async () => {
    const { ids } = await stateOf(list.playlistId);
    return ids.map((id) => names[list.itemIds.indexOf(id)] ?? "?").join("");
  };
  const move = (which: string, to: "top" | "bottom" | number | `after ${string}`) => {
    const place =
      typeof to === "number" ? { index: to } : to.startsWith("after ") ? { after: idOf(to.slice(6)) } : to;
    const itemIds = [...which].map(idOf);
    return moveItems(ada, { playlistId: list.playlistId, itemIds, to: place as "top" });
  };
  return { ...list, idOf, order, move };
}

describe("adding", () => {
  test("many at once, at either end, each by whom and when", async () => {
    const { playlistId, mediaIds } = await makeList(ada, 2);
    await letIn(playlistId, bob);
    const [c, d] = [await makeMedia(), await makeMedia()];
    const added = await addItems(bob, { playlistId, mediaIds: [c.id, d.id], at: "top" });
    expect((await stateOf(playlistId)).mediaIds).toEqual([c.id, d.id, ...mediaIds]);
    expect(added.items).toMatchObject([{ media: { id: c.id } }, { media: { id: d.id } }]);
    expect(added.items[0]?.addedBy).toMatchObject({ id: bob.id });
    expect(Date.parse(added.items[0]?.addedAt ?? "")).toBeGreaterThan(Date.now() - 60_000);
  });

  test("what is in the list comes in again only when that is allowed", async () => {
    const { playlistId, mediaIds } = await makeList(ada, 2);
    const fresh = await makeMedia();
    const all = [...mediaIds, fresh.id];
    expect(await addItems(ada, { playlistId, mediaIds: all })).toMatchObject({
      there: mediaIds,
      items: { length: 1 },
    });
    const before = await stateOf(playlistId);
    expect(await addItems(ada, { playlistId, mediaIds })).toMatchObject({ there: mediaIds, items: [] });
    expect(await stateOf(playlistId)).toEqual(before);
    await addItems(ada, { playlistId, mediaIds, allowDuplicates: true });
    expect((await stateOf(playlistId)).mediaIds).toEqual([...all, ...mediaIds]);
  });

  test("a media comes in once, however often it is added at the same time", async () => {
    const { playlistId } = await makeList(ada, 0);
    const { id } = await makeMedia();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => addItems(ada, { playlistId, mediaIds: [id] })),
    );
    expect(answers.filter(({ items }) => items.length > 0)).toHaveLength(1);
    expect(await stateOf(playlistId)).toMatchObject({ mediaIds: [id], version: 2 });
  });

  test("media that are not there to be seen are refused, and nothing comes in", async () => {
    const { playlistId, mediaIds } = await makeList(ada, 1);
    for (const changes of [{ visibility: "private" }, { status: "removed" }, { status: "failed" }] as const) {
      const [open, hidden] = [await makeMedia(), await makeMedia(changes)];
      const attempt = addItems(ada, { playlistId, mediaIds: [open.id, hidden.id] });
      await expect(attempt).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await stateOf(playlistId)).mediaIds).toEqual(mediaIds);
  });

  test("what not everyone finds is shown to others only after a question", async () => {
    const { id } = await makeMedia({ visibility: "unlisted", title: "A preview" });
    const audiences = { public: "everyone", unlisted: "link" } as const;
    for (const visibility of ["public", "unlisted"] as const) {
      const { playlistId } = await makeList(ada, 0, visibility);
      const input = { playlistId, mediaIds: [id] };
      await expect(addItems(ada, input)).rejects.toMatchObject({
        code: "conflict",
        details: { reason: "exposes", audience: audiences[visibility], media: [{ title: "A preview" }] },
      });
      await addItems(ada, { ...input, confirmed: true });
      expect((await stateOf(playlistId)).mediaIds).toEqual([id]);
    }
    const { playlistId } = await makeList(ada, 0);
    await addItems(ada, { playlistId, mediaIds: [id] });
    const { itemIds } = await listOf(ada, [id], "private");
    expect(itemIds).toHaveLength(1);
  });
});

describe("moving", () => {
  test.each([
    ["a", "after c", "bcad"],
    ["d", "top", "dabc"],
    ["a", "bottom", "bcda"],
    ["b", "after b", "abcd"],
    ["bd", "top", "bdac"],
    ["db", "top", "bdac"],
    ["ac", "after d", "bdac"],
    ["ab", "after b", "abcd"],
    ["ad", "after a", "adbc"],
    ["ad", 1, "badc"],
    ["c", 0, "cabd"],
    ["a", 2, "bcad"],
    ["a", 99, "bcda"],
    ["abcd", "bottom", "abcd"],
  ] as const)("%s to %s makes %s", async (which, to, expected) => {
    const list = await letters(4);
    const { version } = await stateOf(list.playlistId);
    const moved = await list.move(which, to);
    expect(await list.order()).toBe(expected);
    expect(moved.version).toBe(expected === "abcd" ? version : version + 1);
    const positions = new Map((await itemsOf(ada, list.playlistId)).map((item) => [item.id, item.position]));
    for (const { id, position } of moved.items) expect(positions.get(id)).toBe(position);
  });

  test("an item or a neighbour that has gone is a conflict, and nothing moves", async () => {
    const list = await letters(3);
    await removeItems(ada, { playlistId: list.playlistId, itemIds: [list.idOf("b")] });
    await expect(list.move("c", "after b")).rejects.toMatchObject({ code: "conflict" });
    await expect(list.move("bc", "top")).rejects.toMatchObject({ code: "conflict" });
    const again = removeItems(ada, { playlistId: list.playlistId, itemIds: [list.idOf("b")] });
    await expect(again).rejects.toMatchObject({ code: "conflict" });
    expect(await list.order()).toBe("ac");
  });

  test("keys that have grown long are renewed without changing the order", async () => {
    const list = await letters(4);
    const first = await db.playlistItem.findUniqueOrThrow({ where: { id: list.idOf("a") } });
    const tight = `${first.position}${"0".repeat(MAX_KEY)}1`;
    await db.playlistItem.update({ where: { id: list.idOf("b") }, data: { position: tight } });
    expect(await list.move("d", "after a")).toMatchObject({ renewed: true, items: { length: 1 } });
    expect(await list.order()).toBe("adbc");
    for (const { position } of await itemsOf(ada, list.playlistId)) expect(position.length).toBeLessThan(6);
  });
});

test("a change to an earlier version is refused with the list as it is now", async () => {
  const list = await letters(3);
  const { playlistId } = list;
  const { version } = await stateOf(playlistId);
  await list.move("c", "top");
  const order = (await itemsOf(ada, playlistId)).map(({ id, position }) => ({ id, position }));
  const stale = {
    code: "conflict",
    details: { reason: "stale", version: version + 1, order },
  };
  const ref = { playlistId, version };
  const itemIds = [list.idOf("a")];
  const part = { note: "x", startMs: null, endMs: null };
  const { id: mediaId } = await makeMedia();
  const attempts = [
    () => moveItems(ada, { ...ref, itemIds, to: "bottom" }),
    () => removeItems(ada, { ...ref, itemIds }),
    () => addItems(ada, { ...ref, mediaIds: [mediaId] }),
    () => sortItems(ada, { ...ref, by: "title" }),
    () => editItem(ada, { ...ref, itemId: list.idOf("a"), ...part }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(stale);
  expect(await list.order()).toBe("cab");
  await moveItems(ada, { playlistId, version: version + 1, itemIds, to: "bottom" });
  expect(await list.order()).toBe("cba");
});

describe("sorting once", () => {
  test("by title, artist, length and time, with numbers as numbers, and hand order after", async () => {
    const media = [
      { title: "Film 10", artist: "b", durationMs: 2_000 },
      { title: "film 9", artist: "a", durationMs: 9_000 },
      { title: "Étude", artist: "a", durationMs: 1_000 },
    ];
    const ids = (await Promise.all(media.map((changes) => makeMedia(changes)))).map(({ id }) => id);
    const { playlistId, itemIds } = await listOf(ada, ids);
    await db.playlistItem.update({ where: { id: itemIds[1] }, data: { endMs: 500, addedAt: new Date(0) } });
    const [ten, nine, etude] = ids;
    const sortedBy = async (by: "title" | "artist" | "duration" | "added", descending = false) => {
      await sortItems(ada, { playlistId, by, descending });
      return (await stateOf(playlistId)).mediaIds;
    };
    expect(await sortedBy("title")).toEqual([etude, nine, ten]);
    expect(await sortedBy("title", true)).toEqual([ten, nine, etude]);
    expect(await sortedBy("artist")).toEqual([etude, nine, ten]);
    expect(await sortedBy("duration")).toEqual([nine, etude, ten]);
    expect((await sortedBy("added"))[0]).toBe(nine);
    await moveItems(ada, { playlistId, itemIds: [itemIds[0] ?? ""], to: "top" });
    expect((await stateOf(playlistId)).mediaIds[0]).toBe(ten);
  });

  test("tells nothing of what the viewer may not see, and answers the order", async () => {
    const titles = ["b", "a (hidden)", "c", "aa"];
    const media = await Promise.all(titles.map((title) => makeMedia({ title })));
    const { playlistId, itemIds } = await listOf(
      ada,
      media.map(({ id }) => id),
    );
    await db.media.update({ where: { id: media[1]?.id }, data: { visibility: "private" } });
    const { order, version } = await sortItems(ada, { playlistId, by: "title" });
    const expected = [3, 0, 2, 1].map((index) => itemIds[index]);
    expect(order.map(({ id }) => id)).toEqual(expected);
    expect((await stateOf(playlistId)).ids).toEqual(expected);
    expect(await sortItems(ada, { playlistId, by: "title" })).toMatchObject({ version, order });
  });
});

describe("an item", () => {
  const edit = (playlistId: string, itemId: string, part: Partial<Parameters<typeof editItem>[1]>) =>
    editItem(ada, { playlistId, itemId, note: "", startMs: null, endMs: null, ...part });

  test("has a note and the part that is played; the whole media is no part", async () => {
    const { playlistId, itemIds } = await makeList(ada, 1);
    const [itemId = ""] = itemIds;
    const { item } = await edit(playlistId, itemId, { note: "From here", startMs: 1_000, endMs: 59_000 });
    expect(item).toMatchObject({ id: itemId, note: "From here", startMs: 1_000, endMs: 59_000 });
    expect((await db.playlist.findUniqueOrThrow({ where: { id: playlistId } })).durationMs).toBe(58_000n);
    const whole = await edit(playlistId, itemId, { startMs: 0, endMs: 60_000 });
    expect(whole.item).toMatchObject({ note: "", startMs: null, endMs: null });
    expect((await edit(playlistId, itemId, { startMs: 0 })).version).toBe(whole.version);
  });

  test.each([
    [{ startMs: 60_000 }, "startMs"],
    [{ startMs: 10_000, endMs: 10_000 }, "endMs"],
    [{ endMs: 0 }, "endMs"],
  ] as const)("has no part outside of its media: %o", async (part, field) => {
    const { playlistId, itemIds } = await makeList(ada, 1);
    const attempt = edit(playlistId, itemIds[0] ?? "", part);
    await expect(attempt).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: expect.any(String) },
    });
  });

  test.each([
    ["private", { visibility: "private" }],
    ["removed", { status: "removed" }],
    ["failed", { status: "failed" }],
  ] as const)(
    "stays as a placeholder while its media is %s, and comes back with it",
    async (why, changes) => {
      const { playlistId, mediaIds } = await makeList(ada, 2);
      const [id = ""] = mediaIds;
      const { title } = await db.media.update({ where: { id }, data: changes });
      const [item] = await itemsOf(ada, playlistId);
      expect(item).toMatchObject({ media: null, unavailable: why });
      expect(JSON.stringify(await findItems(ada, { playlistId, limit: 10 }))).not.toContain(title);
      await db.media.update({ where: { id }, data: { visibility: "public", status: "ready" } });
      expect((await itemsOf(ada, playlistId))[0]).toMatchObject({ media: { id, title }, unavailable: null });
    },
  );
});

describe("between lists", () => {
  test("items are copied with their notes and parts, and the first list stays as it is", async () => {
    const source = await makeList(bob, 3, "public");
    const target = await makeList(ada, 1);
    const [first = "", , third = ""] = source.itemIds;
    await db.playlistItem.update({ where: { id: third }, data: { note: "Listen", startMs: 5_000 } });
    const before = await stateOf(source.playlistId);
    const input = { playlistId: source.playlistId, itemIds: [third, first], toPlaylistId: target.playlistId };
    expect(await copyItems(ada, input)).toMatchObject({ copied: 2, there: [] });
    const items = await itemsOf(ada, target.playlistId);
    expect(items.map(({ media }) => media?.id)).toEqual([
      target.mediaIds[0],
      source.mediaIds[0],
      source.mediaIds[2],
    ]);
    expect(items[2]).toMatchObject({ note: "Listen", startMs: 5_000, addedBy: { id: ada.id } });
    expect(await stateOf(source.playlistId)).toEqual(before);
    expect(await copyItems(ada, input)).toMatchObject({ copied: 0, there: { length: 2 } });
  });

  test("items move from one list to the other; what is in it already stays", async () => {
    const source = await makeList(ada, 3);
    const target = await listOf(ada, [source.mediaIds[1] ?? ""]);
    const input = { playlistId: source.playlistId, itemIds: source.itemIds, toPlaylistId: target.playlistId };
    const moved = await moveItemsTo(ada, { ...input, at: "top" });
    const [a, b, c] = source.mediaIds;
    expect(moved).toMatchObject({ there: [b], itemIds: [source.itemIds[0], source.itemIds[2]] });
    expect(await stateOf(source.playlistId)).toMatchObject({ mediaIds: [b], version: moved.version });
    expect(await stateOf(target.playlistId)).toMatchObject({
      mediaIds: [a, c, b],
      version: moved.to.version,
    });
    const again = await moveItemsTo(ada, { ...input, itemIds: [source.itemIds[1] ?? ""] });
    expect(again).toMatchObject({ itemIds: [], there: [b], version: moved.version, to: moved.to });
    await moveItemsTo(ada, { ...input, itemIds: [source.itemIds[1] ?? ""], allowDuplicates: true });
    expect((await stateOf(target.playlistId)).mediaIds).toEqual([a, c, b, b]);
  });

  test("placeholders move with the rest, but are not copied from what others made", async () => {
    const [source, target] = [await makeList(bob, 2, "public"), await makeList(ada, 0)];
    await db.media.update({ where: { id: source.mediaIds[0] }, data: { visibility: "private" } });
    const input = { playlistId: source.playlistId, itemIds: source.itemIds, toPlaylistId: target.playlistId };
    expect(await copyItems(ada, input)).toMatchObject({ copied: 1 });
    const own = await makeList(bob, 0);
    await moveItemsTo(bob, { ...input, toPlaylistId: own.playlistId });
    expect((await stateOf(own.playlistId)).mediaIds).toEqual(source.mediaIds);
  });

  test("neither from a list that one may not open, nor into one that one may not change", async () => {
    const [theirs, mine] = [await makeList(bob, 1), await makeList(ada, 1)];
    const take = { playlistId: theirs.playlistId, itemIds: theirs.itemIds, toPlaylistId: mine.playlistId };
    const give = { playlistId: mine.playlistId, itemIds: mine.itemIds, toPlaylistId: theirs.playlistId };
    for (const input of [take, give])
      for (const run of [copyItems, moveItemsTo])
        await expect(run(ada, input)).rejects.toMatchObject({ code: "not_found" });
    await letIn(theirs.playlistId, ada, "suggester");
    await expect(moveItemsTo(ada, take)).rejects.toMatchObject({ code: "not_found" });
    await expect(copyItems(ada, give)).rejects.toMatchObject({ code: "not_found" });
    expect(await copyItems(ada, take)).toMatchObject({ copied: 1 });
  });

  test("moves both ways at the same time end, and lose nothing", async () => {
    const lists = [await makeList(ada, 6), await makeList(ada, 6)] as const;
    const moves = lists.flatMap(({ playlistId, itemIds }, index) => {
      const toPlaylistId = lists[1 - index]?.playlistId ?? "";
      return itemIds.slice(0, 3).map((id) => moveItemsTo(ada, { playlistId, itemIds: [id], toPlaylistId }));
    });
    await Promise.all(moves);
    const states = await Promise.all(lists.map(({ playlistId }) => stateOf(playlistId)));
    expect(states.map(({ version }) => version)).toEqual([7, 7]);
    const all = lists.flatMap(({ mediaIds }) => mediaIds);
    expect(states.flatMap(({ mediaIds }) => mediaIds).sort()).toEqual(all.sort());
  });
});
