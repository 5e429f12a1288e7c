import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { parse } from "@/lib/input";
import {
  createPlaylist,
  deletePlaylist,
  findPlaylist,
  listPublicDates,
  updatePlaylist,
} from "@/lib/playlists/data";
import { findItems } from "@/lib/playlists/items-data";
import { limits } from "@/lib/playlists/limits";
import { keysAfter } from "@/lib/playlists/order";
import { findQueue } from "@/lib/playlists/queue-data";
import { pageInput, type Visibility, visibilities } from "@/lib/playlists/schema";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";

let ada: SignedIn;
let bob: SignedIn;

beforeAll(async () => {
  [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
});

const form = { title: "Sunday", description: "" };

/** A public list whose media are those of `mediaIds`, over and over. */
async function makeList(mediaIds: string[], count = mediaIds.length) {
  const playlistId = await createPlaylist(ada, { ...form, visibility: "public" });
  const data = keysAfter(null, count).map((position, index) => {
    return { playlistId, position, mediaId: mediaIds[index % mediaIds.length] ?? "" };
  });
  await db.playlistItem.createMany({ data });
  return playlistId;
}

test("only the owner gets a long list at once; others page through it", async () => {
  const playlistId = await makeList([(await makeMedia()).id], limits.itemPage + 50);
  const page = { playlistId, limit: limits.items };
  expect((await findItems(ada, page))?.items).toHaveLength(limits.itemPage + 50);
  for (const viewer of [bob, null]) {
    const first = await findItems(viewer, page);
    expect(first?.items).toHaveLength(limits.itemPage);
    const rest = await findItems(viewer, { ...page, cursor: first?.nextCursor ?? undefined });
    expect(rest).toMatchObject({ nextCursor: null, items: { length: 50 } });
  }
});

test("a queue has waveforms while it is short", async () => {
  const { id } = await makeMedia({ kind: "audio", waveform: [0.5, 1] });
  for (const [count, waveform] of [
    [3, [0.5, 1]],
    [201, []],
  ] as const) {
    const queue = await findQueue(null, { playlistId: await makeList([id], count) });
    expect(queue).toHaveLength(count);
    expect(queue?.[0]?.media.waveform).toEqual(waveform);
  }
});

test("a list may be longer than a 32-bit number of milliseconds, and what is hidden is not counted", async () => {
  const durationMs = 2_000_000_000;
  const media = [await makeMedia({ durationMs }), await makeMedia({ durationMs, visibility: "unlisted" })];
  media.push(await makeMedia({ durationMs, visibility: "private" }));
  const playlistId = await makeList(media.map(({ id }) => id));
  expect(await findPlaylist(null, playlistId)).toMatchObject({ durationMs: 2 * durationMs, count: 2 });
  const admin = await signUp("Root", { role: "admin" });
  expect(await findPlaylist(admin, playlistId)).toMatchObject({ durationMs: 3 * durationMs, count: 3 });
});

test("each change answers the visibility it really replaced, however many come at once", async () => {
  const playlistId = await createPlaylist(ada, { ...form, visibility: "private" });
  const given = Array.from({ length: 24 }, (_, index): Visibility => visibilities[index % 3] ?? "private");
  const updates = given.map((visibility) => updatePlaylist(ada, { playlistId, ...form, visibility }));
  const replaced = (await Promise.all(updates)).map(({ visibility }) => visibility);
  replaced.push((await deletePlaylist(ada, playlistId)).visibility);
  expect(replaced.toSorted()).toEqual(["private", ...given].toSorted());
  await expect(deletePlaylist(ada, playlistId)).rejects.toMatchObject({ code: "not_found" });
});

test("a cursor has a year that the database knows", () => {
  const at = (year: string) => `${year}-01-01T00:00:00.000Z_${randomUUID()}`;
  for (const year of ["0000", "0001", "9999"])
    expect(() => parse(pageInput, { cursor: at(year) })).toThrow("That is not a page.");
  expect(parse(pageInput, { cursor: at("2026") })).toMatchObject({ cursor: expect.any(String) });
});

test("the sitemap's lists are public and have something in them", async () => {
  const playlistId = await makeList([(await makeMedia()).id]);
  const empty = await createPlaylist(ada, { ...form, visibility: "public" });
  const unlisted = await makeList([(await makeMedia()).id]);
  await updatePlaylist(ada, { playlistId: unlisted, ...form, visibility: "unlisted" });
  const ids = (await listPublicDates(5_000)).map(({ id }) => id);
  expect(ids).toContain(playlistId);
  expect(ids).not.toContain(empty);
  expect(ids).not.toContain(unlisted);
});
