import { expect, test } from "vitest";
import { dropMedia, findKept, findKeptQueue, keepMedia, listKept } from "@/lib/library/data";
import {
  clearHistory,
  findPositions,
  forgetEntry,
  isHistoryPaused,
  listBegun,
  listHistory,
  listProgress,
  pauseHistory,
  restoreEntry,
} from "@/lib/library/history-data";
import { historyInput, keepInput, limits } from "@/lib/library/schema";
import * as playlists from "@/lib/playlists/access-data";
import { deletePlaylist, listOwn, listShelves, updatePlaylist } from "@/lib/playlists/data";
import { saveProgress } from "@/lib/playlists/progress-data";
import type { SignedIn } from "@/lib/viewer";
import { heartbeat } from "@/lib/watching/data";
import { db, makeMedia, signUp } from "../support/database";
import { whileHeld } from "../support/held";
import { listOf } from "../support/playlists";

const watchLater = { kind: "watch_later" } as const;
const page = { limit: 10 };

async function titlesIn(viewer: SignedIn, kind: "watch_later" | "liked") {
  const { items } = await listKept(viewer, { kind, limit: limits.page });
  return items.map(({ media }) => media?.title ?? null);
}

async function play(viewer: SignedIn, mediaId: string, positionMs: number, state = "playing" as const) {
  return heartbeat(viewer, { mediaId, positionMs, state });
}

/** Ends every lease of the viewer, as when nothing has played for a while. */
async function leave(viewer: SignedIn) {
  await db.watching.updateMany({ where: { userId: viewer.id }, data: { leaseExpiresAt: new Date(0) } });
}

async function history(viewer: SignedIn, query?: string) {
  const { items } = await listHistory(viewer, { ...page, query });
  return items.map(({ media }) => media?.title ?? null);
}

test("what is kept stands newest first, each media once, and comes out and back to its place", async () => {
  const ada = await signUp("Ada");
  const [one, two, three] = await Promise.all(["One", "Two", "Three"].map((title) => makeMedia({ title })));
  for (const media of [one, two, three, one])
    await keepMedia(ada, { ...watchLater, mediaId: media?.id ?? "" });
  expect(await titlesIn(ada, "watch_later")).toEqual(["Three", "Two", "One"]);
  expect(await titlesIn(ada, "liked")).toEqual([]);

  const mediaId = two?.id ?? "";
  const { position } = await dropMedia(ada, { ...watchLater, mediaId });
  expect(await titlesIn(ada, "watch_later")).toEqual(["Three", "One"]);
  await keepMedia(ada, { ...watchLater, mediaId, position: position ?? undefined });
  expect(await titlesIn(ada, "watch_later")).toEqual(["Three", "Two", "One"]);
  const queue = await findKeptQueue(ada, "watch_later");
  expect(queue.map(({ title }) => title)).toEqual(["Three", "Two", "One"]);
});

test("a place that was taken meanwhile gives the next one", async () => {
  const ada = await signUp("Ada");
  const [one, two] = await Promise.all([makeMedia({ title: "One" }), makeMedia({ title: "Two" })]);
  await keepMedia(ada, { ...watchLater, mediaId: one.id });
  const { position } = await dropMedia(ada, { ...watchLater, mediaId: one.id });
  await keepMedia(ada, { ...watchLater, mediaId: two.id });
  await keepMedia(ada, { ...watchLater, mediaId: one.id, position: position ?? undefined });
  expect(await titlesIn(ada, "watch_later")).toEqual(["Two", "One"]);
});

test("a like goes and comes; two at once make one list with nothing twice, then and later", async () => {
  const [ada, media] = await Promise.all([signUp("Ada"), makeMedia()]);
  const like = { kind: "liked", mediaId: media.id } as const;
  const keep = () => keepMedia(ada, like);
  const once = [{ value: { added: true } }, { value: { added: false } }];
  expect(await whileHeld("user", [ada.id], keep, keep)).toMatchObject(once);
  const lists = await db.playlist.findMany({ where: { ownerId: ada.id } });
  expect(lists).toHaveLength(1);
  await dropMedia(ada, like);
  const ids = lists.map(({ id }) => id);
  expect(await whileHeld("playlist", ids, keep, keep)).toMatchObject(once);
  expect(await titlesIn(ada, "liked")).toHaveLength(1);
  expect(await findKept(ada, media.id)).toEqual(new Set(["liked"]));
  expect(await dropMedia(ada, like)).toEqual({ position: expect.any(String) });
  expect(await dropMedia(ada, like)).toEqual({ position: null });
  expect(await findKept(ada, media.id)).toEqual(new Set());
});

test("nobody meets another's lists or history, and nobody keeps what they may not see", async () => {
  const [ada, bob, media, hidden] = await Promise.all([
    signUp("Ada"),
    signUp("Bob"),
    makeMedia(),
    makeMedia({ visibility: "private" }),
  ]);
  await keepMedia(ada, { ...watchLater, mediaId: media.id });
  await play(ada, media.id, 20_000);
  expect(await titlesIn(bob, "watch_later")).toEqual([]);
  expect(await findKept(bob, media.id)).toEqual(new Set());
  expect(await dropMedia(bob, { ...watchLater, mediaId: media.id })).toEqual({ position: null });
  expect(await history(bob)).toEqual([]);
  expect(await listProgress(bob)).toEqual([]);
  expect(await findPositions(bob, [media.id])).toEqual(new Map());
  await expect(forgetEntry(bob, media.id)).rejects.toMatchObject({ code: "not_found" });
  await clearHistory(bob);
  expect(await history(ada)).toHaveLength(1);
  const refused = keepMedia(bob, { ...watchLater, mediaId: hidden.id });
  await expect(refused).rejects.toMatchObject({ code: "not_found" });
});

test("what is no longer there keeps its place, nameless, and can be taken out", async () => {
  const [ada, media] = await Promise.all([signUp("Ada"), makeMedia()]);
  await keepMedia(ada, { ...watchLater, mediaId: media.id });
  await play(ada, media.id, 20_000);
  await db.media.update({ where: { id: media.id }, data: { status: "removed" } });
  expect(await titlesIn(ada, "watch_later")).toEqual([null]);
  expect(await findKeptQueue(ada, "watch_later")).toEqual([]);
  expect(await history(ada)).toEqual([null]);
  expect(await history(ada, media.title)).toEqual([]);
  expect(await listBegun(ada, 5)).toEqual([]);
  await forgetEntry(ada, media.id);
  await dropMedia(ada, { ...watchLater, mediaId: media.id });
  expect(await titlesIn(ada, "watch_later")).toEqual([]);
  expect(await history(ada)).toEqual([]);
});

test("a built-in list is no playlist: it is not listed, opened, renamed, shared or deleted as one", async () => {
  const [ada, media] = await Promise.all([signUp("Ada"), makeMedia()]);
  await keepMedia(ada, { kind: "liked", mediaId: media.id });
  const { id } = await db.playlist.findFirstOrThrow({ where: { ownerId: ada.id }, select: { id: true } });
  expect((await listOwn(ada, page)).items).toEqual([]);
  expect(await listShelves(ada, media.id)).toEqual([]);
  for (const rule of [
    playlists.ownedBy(ada),
    playlists.editableBy(ada),
    playlists.workedOnBy(ada),
    playlists.visibleTo(ada),
    playlists.visibleTo(null),
    playlists.listed,
  ])
    expect(await db.playlist.count({ where: { AND: [{ id }, rule] } })).toBe(0);
  const input = {
    playlistId: id,
    title: "Mine",
    description: "",
    visibility: "public",
    confirmed: true,
  } as const;
  await expect(updatePlaylist(ada, input)).rejects.toMatchObject({ code: "not_found" });
  await expect(deletePlaylist(ada, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(db.playlist.update({ where: { id }, data: { visibility: "public" } })).rejects.toThrow();
});

test("what is watched to its end leaves watch later once, and undo brings it back for good", async () => {
  const [ada, media] = await Promise.all([signUp("Ada"), makeMedia()]);
  await keepMedia(ada, { ...watchLater, mediaId: media.id });
  expect(await play(ada, media.id, 30_000)).not.toHaveProperty("leftWatchLater");
  const ended = { mediaId: media.id, positionMs: 60_000, state: "ended" } as const;
  const { leftWatchLater } = await heartbeat(ada, ended);
  expect(await titlesIn(ada, "watch_later")).toEqual([]);
  await keepMedia(ada, { ...watchLater, mediaId: media.id, position: leftWatchLater });
  expect(await heartbeat(ada, ended)).not.toHaveProperty("leftWatchLater");
  expect(await titlesIn(ada, "watch_later")).toHaveLength(1);
});

test("the history has each media once, latest first, page by page, and is found by words in any order", async () => {
  const ada = await signUp("Ada");
  const titles = ["The Green Hour", "Café Nights", "Paper Valley"];
  const media = await Promise.all(titles.map((title) => makeMedia({ title, artist: "Nova Reyes" })));
  for (const one of [...media, ...media.slice(0, 1)]) await play(ada, one.id, 10_000);
  expect(await history(ada)).toEqual(["The Green Hour", "Paper Valley", "Café Nights"]);
  expect(await history(ada, "hour GREEN")).toEqual(["The Green Hour"]);
  expect(await history(ada, "cafe nova")).toEqual(["Café Nights"]);
  expect(await history(ada, "100%")).toEqual([]);
  const first = await listHistory(ada, { limit: 2 });
  const rest = await listHistory(ada, historyInput.parse({ limit: 2, cursor: first.nextCursor }));
  expect(rest).toMatchObject({ items: [{ media: { title: "Café Nights" } }], nextCursor: null });
});

test("while the history is paused nothing comes into it, and only what plays does", async () => {
  const [ada, one, two] = await Promise.all([signUp("Ada"), makeMedia(), makeMedia({ title: "Two" })]);
  await pauseHistory(ada, true);
  expect(await isHistoryPaused(ada)).toBe(true);
  await play(ada, one.id, 20_000);
  expect(await history(ada)).toEqual([]);
  expect(await listProgress(ada)).toEqual([]);
  await pauseHistory(ada, false);
  await heartbeat(ada, { mediaId: one.id, positionMs: 21_000, state: "paused" });
  expect(await history(ada)).toEqual([]);
  await play(ada, two.id, 1_000);
  expect(await history(ada)).toEqual(["Two"]);
});

test("while the history is paused what is in it stays where it was", async () => {
  const [ada, media] = await Promise.all([signUp("Ada"), makeMedia()]);
  await play(ada, media.id, 20_000);
  await pauseHistory(ada, true);
  await play(ada, media.id, 40_000);
  expect((await listHistory(ada, page)).items).toMatchObject([{ positionMs: 20_000 }]);
  expect(await listProgress(ada)).toMatchObject([{ positionMs: 20_000 }]);
  await pauseHistory(ada, false);
  await play(ada, media.id, 41_000);
  expect((await listHistory(ada, page)).items).toMatchObject([{ positionMs: 41_000 }]);
});

test("an entry that is taken out is forgotten, place and all, until undo", async () => {
  const [ada, media] = await Promise.all([signUp("Ada"), makeMedia()]);
  await play(ada, media.id, 20_000);
  await leave(ada);
  const entry = await forgetEntry(ada, media.id);
  expect(await db.watching.count({ where: { userId: ada.id } })).toBe(0);
  await restoreEntry(ada, entry);
  expect((await listHistory(ada, page)).items).toMatchObject([{ ...entry, media: { id: media.id } }]);
});

test("clearing leaves nothing but the lease of what plays, which stays out while it is paused", async () => {
  const [ada, past, now] = await Promise.all([signUp("Ada"), makeMedia(), makeMedia()]);
  await play(ada, past.id, 20_000);
  await leave(ada);
  await play(ada, now.id, 20_000);
  const { playlistId, itemIds } = await listOf(ada, [past.id]);
  await saveProgress(ada, { playlistId, itemId: itemIds[0] ?? "", positionMs: 20_000 });
  await clearHistory(ada);
  expect(await history(ada)).toEqual([]);
  expect(await db.playlistProgress.count({ where: { userId: ada.id } })).toBe(0);
  const left = await db.watching.findMany({ where: { userId: ada.id } });
  expect(left).toMatchObject([{ mediaId: now.id, historyAt: null }]);
  await heartbeat(ada, { mediaId: now.id, positionMs: 22_000, state: "paused" });
  expect(await history(ada)).toEqual([]);
});

test("what is gone on with is in its middle, latest first, and no short track", async () => {
  const ada = await signUp("Ada");
  const hour = { durationMs: 3_600_000 };
  const [film, begun, over, track, talk] = await Promise.all([
    makeMedia({ title: "Film" }),
    makeMedia({ title: "Only begun" }),
    makeMedia({ title: "As good as over", ...hour }),
    makeMedia({ title: "Track", kind: "audio" }),
    makeMedia({ title: "Talk", kind: "audio", ...hour }),
  ]);
  await play(ada, film.id, 30_000);
  await play(ada, begun.id, 4_000);
  await play(ada, over.id, 3_500_000);
  await play(ada, track.id, 30_000);
  await play(ada, talk.id, 30_000);
  const rows = await listBegun(ada, 10);
  expect(rows.map(({ media, positionMs }) => [media.title, positionMs])).toEqual([
    ["Talk", 30_000],
    ["Film", 30_000],
  ]);
  expect(await findPositions(ada, [track.id, begun.id])).toEqual(new Map([[track.id, 30_000]]));
  expect(await listProgress(ada)).toHaveLength(5);
});

test("a place that nothing could be put next to is none", () => {
  const kept = { ...watchLater, mediaId: crypto.randomUUID() };
  for (const position of ["", "0", "a", "a00", "A", "zzz", "!"])
    expect(keepInput.safeParse({ ...kept, position }).success, position).toBe(false);
  expect(keepInput.safeParse({ ...kept, position: "a0" }).success).toBe(true);
});
