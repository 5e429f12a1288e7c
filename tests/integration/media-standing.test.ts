import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { PATCH } from "@/app/api/media/[id]/route";
import { patience } from "@/lib/db";
import { findMedia } from "@/lib/media/data";
import { holdMedia } from "@/lib/media/hold-data";
import { setMediaStanding } from "@/lib/media/standing-data";
import { addItems } from "@/lib/playlists/add-data";
import { removeItems } from "@/lib/playlists/remove-data";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
import { untilBlockedBy, whileHeld } from "../support/held";
import { itemsOf, listOf } from "../support/playlists";
import { callAs } from "../support/request";

vi.mock("next/headers", async () => (await import("../support/request")).headers);
vi.mock("next/cache", async () => (await import("../support/request")).cache);
vi.mock("next/server", () => ({ after: () => {} }));

let admin: SignedIn;
let ada: SignedIn;

beforeAll(async () => {
  [admin, ada] = await Promise.all([signUp("Admin", { role: "admin" }), signUp("Ada")]);
});

async function patch(viewer: SignedIn | null, id: string, body: object) {
  const request = new Request(`http://localhost/api/media/${id}`, {
    method: "PATCH",
    body: JSON.stringify(body),
  });
  const { answer, tags } = await callAs(viewer, () => PATCH(request, { params: Promise.resolve({ id }) }));
  return { status: answer.status, tags };
}

test("a media that is taken down leaves a placeholder, and comes back", async () => {
  const { id } = await makeMedia();
  const { playlistId } = await listOf(ada, [id], "public");
  const told = { status: 200, tags: ["media", `media:${id}`] };
  expect(await patch(admin, id, { status: "removed" })).toEqual(told);
  expect(await findMedia(null, id)).toBeNull();
  expect(await itemsOf(ada, playlistId)).toMatchObject([{ media: null, unavailable: "removed" }]);
  expect(await patch(admin, id, { visibility: "private" })).toEqual(told);
  expect(await patch(admin, id, { status: "ready" })).toEqual(told);
  expect(await itemsOf(ada, playlistId)).toMatchObject([{ media: null, unavailable: "private" }]);
  expect(await patch(admin, id, { visibility: "public" })).toEqual(told);
  expect(await itemsOf(ada, playlistId)).toMatchObject([{ media: { id }, unavailable: null }]);
});

test("only administrators do so, of media that are there, and say what", async () => {
  const { id } = await makeMedia();
  const moderator = await signUp("Mo", { role: "moderator" });
  expect(await patch(null, id, { status: "removed" })).toEqual({ status: 401, tags: [] });
  for (const viewer of [ada, moderator])
    expect(await patch(viewer, id, { status: "removed" })).toEqual({ status: 403, tags: [] });
  expect(await patch(admin, randomUUID(), { status: "removed" })).toEqual({ status: 404, tags: [] });
  for (const body of [{}, { status: "gone" }, { title: "Mine" }])
    expect(await patch(admin, id, body)).toEqual({ status: 400, tags: [] });
  expect(await findMedia(null, id)).toMatchObject({ id });
});

describe("what a list counts of its media", () => {
  const counts = (id: string) =>
    db.playlist.findUniqueOrThrow({
      where: { id },
      select: { videoCount: true, audioCount: true, durationMs: true },
    });

  /** The counts reckoned anew from all items. */
  async function recounted(id: string) {
    await db.$queryRaw`SELECT matinee_count_items(ARRAY[${id}::uuid])::text`;
    return counts(id);
  }

  test("follows every change to a media that is in it twice, once in part", async () => {
    const [film, track] = [await makeMedia(), await makeMedia({ kind: "audio", durationMs: 5_000 })];
    const { playlistId, itemIds } = await listOf(ada, [film.id, track.id, film.id]);
    const part = { startMs: 10_000, endMs: 55_000 };
    await db.playlistItem.update({ where: { id: itemIds[2] ?? "" }, data: part });
    expect(await counts(playlistId)).toEqual({ videoCount: 2, audioCount: 1, durationMs: 110_000n });
    const changes = [
      [{ durationMs: 40_000 }, { videoCount: 2, audioCount: 1, durationMs: 75_000n }],
      [{ kind: "audio" }, { videoCount: 0, audioCount: 3, durationMs: 75_000n }],
      [{ visibility: "unlisted" }, { videoCount: 0, audioCount: 1, durationMs: 5_000n }],
      [
        { durationMs: 60_000, kind: "video" },
        { videoCount: 0, audioCount: 1, durationMs: 5_000n },
      ],
      [{ visibility: "public" }, { videoCount: 2, audioCount: 1, durationMs: 110_000n }],
      [{ status: "failed" }, { videoCount: 0, audioCount: 1, durationMs: 5_000n }],
      [
        { status: "ready", durationMs: 5_000 },
        { videoCount: 2, audioCount: 1, durationMs: 10_000n },
      ],
    ] as const;
    for (const [data, expected] of changes) {
      await db.media.update({ where: { id: film.id }, data });
      expect(await counts(playlistId)).toEqual(expected);
      expect(await recounted(playlistId)).toEqual(expected);
    }
  });

  test("stays right when two media of the same lists are taken down at once", async () => {
    const media = await Promise.all([makeMedia(), makeMedia(), makeMedia()]);
    const ids = media.map(({ id }) => id);
    const lists = await Promise.all([1, 2, 3, 4].map(() => listOf(ada, ids)));
    const [one = "", other = "", left = ""] = ids;
    await Promise.all([one, other].map((id) => setMediaStanding(admin, id, { status: "removed" })));
    for (const { playlistId } of lists)
      expect(await counts(playlistId)).toMatchObject({ videoCount: 1, durationMs: 60_000n });
    await setMediaStanding(admin, left, { status: "removed" });
    for (const { playlistId } of lists)
      expect(await counts(playlistId)).toMatchObject({ videoCount: 0, durationMs: 0n });
  });

  test("stays right when a media is taken out of a list while it is taken down", async () => {
    const [film, other] = await Promise.all([makeMedia(), makeMedia()]);
    const { playlistId, itemIds } = await listOf(ada, [film.id, other.id]);
    const results = await whileHeld<unknown>(
      "playlist",
      [playlistId],
      () => removeItems(ada, { playlistId, itemIds: itemIds.slice(0, 1) }),
      () => setMediaStanding(admin, film.id, { status: "removed" }),
    );
    expect(results).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
    expect(await counts(playlistId)).toMatchObject({ videoCount: 1, durationMs: 60_000n });
  });

  test("stays right when a media comes into a list while it is taken down, whichever began", async () => {
    const [one, two, other] = await Promise.all([makeMedia(), makeMedia(), makeMedia()]);
    const { playlistId } = await listOf(ada, [other.id]);
    const rules = { at: "bottom", allowDuplicates: false, confirmed: false } as const;
    const add = (mediaId: string) => addItems(ada, { playlistId, mediaIds: [mediaId], ...rules });
    // An item refers to who added it, and waits for them with its media in hand.
    const results = await whileHeld<unknown>(
      "user",
      [ada.id],
      () => add(one.id),
      () => setMediaStanding(admin, one.id, { status: "removed" }),
    );
    expect(results).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
    expect(await counts(playlistId)).toMatchObject({ videoCount: 1, durationMs: 60_000n });

    const { adding } = await db.$transaction(async (tx) => {
      await holdMedia(tx, two.id);
      await tx.media.update({ where: { id: two.id }, data: { status: "removed" } });
      const adding = Promise.allSettled([add(two.id)]);
      await untilBlockedBy(tx);
      return { adding };
    }, patience);
    expect(await adding).toMatchObject([{ status: "fulfilled" }]);
    expect(await counts(playlistId)).toMatchObject({ videoCount: 1, durationMs: 60_000n });
  });
});
