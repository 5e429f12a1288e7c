import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { PATCH } from "@/app/api/media/[id]/route";
import { findMedia } from "@/lib/media/data";
import { setMediaStanding } from "@/lib/media/standing-data";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
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
});
