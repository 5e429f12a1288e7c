import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { writePlaylist } from "@/lib/exchange/convert";
import { findTransfer } from "@/lib/exchange/export-data";
import { findFeed } from "@/lib/exchange/feed-data";
import { exportFormats } from "@/lib/exchange/formats";
import { importPlaylist } from "@/lib/exchange/import-data";
import { type ImportReport, importInput } from "@/lib/exchange/schema";
import { findItems } from "@/lib/playlists/items-data";
import { findQueue } from "@/lib/playlists/queue-data";
import type { Visibility } from "@/lib/playlists/schema";
import { findPublished, findShared, findShareToken, renewShareToken } from "@/lib/playlists/share-data";
import { alone } from "@/lib/rate-limit";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";

vi.mock("next/headers", async () => (await import("../support/request")).headers);
vi.mock("next/cache", async () => (await import("../support/request")).cache);

/** Letters only, so that no other test's media resembles it. */
function word() {
  return (
    randomUUID()
      .replace(/[^a-f]/g, "")
      .padEnd(12, "q") + randomUUID().replaceAll(/\d|-/g, "")
  );
}

function imported(
  viewer: SignedIn,
  text: string,
  options: { visibility?: Visibility; confirmed?: boolean } = {},
) {
  return importPlaylist(viewer, importInput.parse({ text, ...options }));
}

async function contents({ playlistId }: ImportReport, viewer: SignedIn) {
  const page = await findItems(viewer, { playlistId: playlistId ?? "", limit: 200 });
  return (
    page?.items.map(({ media, note, startMs, endMs }) => ({ id: media?.id, note, startMs, endMs })) ?? []
  );
}

const m3u = (name: string, seconds: number, path = "/music/x.mp3") => `#EXTINF:${seconds},${name}\n${path}\n`;

describe.each(exportFormats)("%s", (format) => {
  test("what one takes out comes in again with its order, duplicates, notes and parts", async () => {
    const ada = await signUp("Ada");
    const [one, two] = await Promise.all([makeMedia(), makeMedia()]);
    const tracks = [
      { mediaId: one.id, note: "First & last", startMs: 2000, endMs: 30_000 },
      { mediaId: two.id },
      { mediaId: one.id },
    ];
    const first = await imported(ada, JSON.stringify({ title: "Round & trip", tracks }));
    expect(first).toMatchObject({ title: "Round & trip", count: 3, added: 3, unmatched: [] });
    const list = await findTransfer(ada, { playlistId: first.playlistId ?? "" });
    if (!list) throw new Error("There is nothing to export.");
    const again = await imported(ada, writePlaylist(format, list).text);
    expect(again).toMatchObject({ title: "Round & trip", count: 3, added: 3, unmatched: [] });
    expect(await contents(again, ada)).toEqual(await contents(first, ada));
    expect(await contents(again, ada)).toMatchObject([
      { id: one.id, note: "First & last", startMs: 2000, endMs: 30_000 },
      { id: two.id, note: "", startMs: null, endMs: null },
      { id: one.id },
    ]);
  });
});

describe("finding what a file names", () => {
  test("by id, page, stream and path, whatever it is called there", async () => {
    const ada = await signUp("Ada");
    const { id, hlsUrl } = await makeMedia();
    const links = [id, id.toUpperCase(), `urn:uuid:${id}`, `https://other.example/media/${id}?t=3`, hlsUrl];
    const report = await imported(ada, links.join("\n"));
    expect(report).toMatchObject({ count: links.length, added: links.length, unmatched: [] });
  });

  test("by title, artist and length, with what other sites add to a title, and slips", async () => {
    const ada = await signUp("Ada");
    const [artist, title] = [word(), `${word()} ${word()}`];
    const { id } = await makeMedia({ artist, title, durationMs: 200_000, kind: "audio" });
    const named = [
      m3u(`${artist} - ${title}`, 200),
      m3u(`${artist.toUpperCase()} - ${title} (Official Video)`, 201),
      m3u(`${artist} - ${title.slice(0, -1)}`, 199),
      m3u(`${artist} - ${title}`, -1),
      m3u(title, -1),
    ];
    const report = await imported(ada, named.join(""));
    expect(report.unmatched).toEqual([]);
    expect(await contents(report, ada)).toMatchObject(named.map(() => ({ id })));
  });

  test("another recording, or one by others, is only offered", async () => {
    const ada = await signUp("Ada");
    const [artist, title] = [word(), `${word()} ${word()}`];
    const { id } = await makeMedia({ artist, title, durationMs: 200_000 });
    const report = await imported(ada, m3u(`${artist} - ${title}`, 320) + m3u(`${word()} - ${title}`, -1));
    expect(report).toMatchObject({ playlistId: null, count: 2, added: 0 });
    expect(report.unmatched).toMatchObject([
      { place: 1, title, artist, reason: "unlike", closest: { id } },
      { place: 2, title, reason: "unlike", closest: { id } },
    ]);
  });

  test("what is not there is said, in order, and makes no list", async () => {
    const ada = await signUp("Ada");
    const { id } = await makeMedia();
    const report = await imported(ada, m3u("Nobody - Nowhere Zyx", 10) + m3u("x", 1, id) + randomUUID());
    expect(report).toMatchObject({ count: 3, added: 1 });
    expect(report.unmatched).toMatchObject([
      { place: 1, artist: "Nobody", title: "Nowhere Zyx", reason: "unknown", closest: null },
      { place: 3, reason: "unknown", closest: null },
    ]);
    const before = await db.playlist.count({ where: { ownerId: ada.id } });
    expect(await imported(ada, randomUUID())).toMatchObject({ playlistId: null, added: 0 });
    expect(await db.playlist.count({ where: { ownerId: ada.id } })).toBe(before);
  });

  test("private, removed and failed media are as unknown as missing ones; unlisted ones only by address", async () => {
    const ada = await signUp("Ada");
    const title = `${word()} ${word()}`;
    const hidden = await Promise.all([
      makeMedia({ title, visibility: "private" }),
      makeMedia({ title, status: "removed" }),
      makeMedia({ title, status: "failed" }),
    ]);
    const unlisted = await makeMedia({ title, visibility: "unlisted" });
    const report = await imported(
      ada,
      [...hidden.map(({ id }) => id), unlisted.id, m3u(title, 60)].join("\n"),
    );
    expect(report).toMatchObject({ count: 5, added: 1 });
    expect(report.unmatched.map(({ place, reason, closest }) => [place, reason, closest])).toEqual(
      [1, 2, 3, 5].map((place) => [place, "unknown", null]),
    );
    expect(await contents(report, ada)).toMatchObject([{ id: unlisted.id }]);
  });
});

describe("what an import may do", () => {
  test("titles, notes, tags and parts are made to fit", async () => {
    const ada = await signUp("Ada");
    const { id } = await makeMedia({ durationMs: 60_000 });
    const tracks = [
      { mediaId: id, note: "n".repeat(900), startMs: 50_000, endMs: 40_000 },
      { mediaId: id, startMs: 70_000, endMs: 90_000 },
    ];
    const title = `\u202e${"t".repeat(300)}\u0007`;
    const report = await imported(ada, JSON.stringify({ title, tags: Array(20).fill("Rain "), tracks }));
    expect(report.title).toBe("t".repeat(120));
    const [first, second] = await contents(report, ada);
    expect(first).toMatchObject({ note: "n".repeat(500), startMs: null, endMs: 40_000 });
    expect(second).toMatchObject({ startMs: null, endMs: null });
  });

  test("themes are those that a form would take, and a title that shows nothing is none", async () => {
    const ada = await signUp("Ada");
    const { id } = await makeMedia();
    const tags = ["Slow  Cinema", "slow cinema", "<b>", "\u2060", "x".repeat(40), 7, "Été"];
    const text = JSON.stringify({ title: "\u200b\u2060", tags, tracks: [id] });
    const { playlistId, title } = await imported(ada, text);
    expect(title).toBe("Imported playlist");
    const made = await db.playlist.findUniqueOrThrow({ where: { id: playlistId ?? "" } });
    expect(made).toMatchObject({ title, tags: ["slow cinema", "x".repeat(30), "été"] });
    const named = await importPlaylist(ada, importInput.parse({ text, name: "From a file" }));
    expect(named.title).toBe("From a file");
  });

  test("an address of 1 MB finds nothing, and thousands of them are looked for", async () => {
    const ada = await signUp("Ada");
    const { id } = await makeMedia();
    const link = `/media/${id}?`;
    const long = `${link.repeat(Math.floor(1_000_000 / link.length))}\u2028`;
    expect(await imported(ada, JSON.stringify([{ url: long }]))).toMatchObject({ count: 1, added: 0 });
    const many = [...Array.from({ length: 5_100 }, () => ({ id: randomUUID() })), { id }];
    expect(await imported(ada, JSON.stringify(many))).toMatchObject({ count: 5_101, added: 1 });
  });

  test("one at a time", async () => {
    const ada = await signUp("Ada");
    const { id } = await makeMedia();
    const failed = { code: "invalid" };
    await alone("import-running", ada.id, async () => {
      await expect(imported(ada, id)).rejects.toMatchObject({ code: "rate_limited" });
    });
    await expect(imported(ada, "#EXTM3U\n")).rejects.toMatchObject(failed);
    expect(await imported(ada, id)).toMatchObject({ added: 1 });
  });

  test("no more than 1 MB, and nothing without items", async () => {
    const ada = await signUp("Ada");
    await expect(imported(ada, "é".repeat(600_000))).rejects.toMatchObject({ code: "too_large" });
    await expect(imported(ada, "#EXTM3U\n")).rejects.toMatchObject({ code: "invalid" });
  });

  test("what is not public goes into a list that others see only once that was asked", async () => {
    const ada = await signUp("Ada");
    const { id, title } = await makeMedia({ visibility: "unlisted" });
    for (const [visibility, audience] of [
      ["public", "everyone"],
      ["unlisted", "link"],
    ] as const) {
      await expect(imported(ada, id, { visibility })).rejects.toMatchObject({
        code: "conflict",
        details: { reason: "exposes", audience, count: 1, media: [{ id, title, visibility: "unlisted" }] },
      });
      expect(await imported(ada, id, { visibility, confirmed: true })).toMatchObject({ added: 1 });
    }
    expect(await db.playlist.count({ where: { ownerId: ada.id } })).toBe(2);
  });
});

describe("links of unlisted lists", () => {
  test("lead in until they are renewed or the list is no longer unlisted, and are the owner's to give", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const { id } = await makeMedia();
    const { playlistId } = await imported(ada, id, { visibility: "unlisted" });
    if (!playlistId) throw new Error("There is no list.");
    const token = await findShareToken(ada, playlistId);
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect(await findShared(token)).toBe(playlistId);
    expect(await findQueue(null, { playlistId, share: token })).toHaveLength(1);
    expect(await findQueue(null, { playlistId })).toBeNull();
    expect(await findFeed(playlistId)).toBeNull();
    for (const take of [findShareToken, renewShareToken])
      await expect(take(bob, playlistId)).rejects.toMatchObject({ code: "not_found" });

    const renewed = await renewShareToken(ada, playlistId);
    expect(renewed).toMatch(/^[0-9a-f]{32}$/);
    expect([await findShared(token), await findShared(renewed)]).toEqual([null, playlistId]);
    expect(await findItems(bob, { playlistId, share: token, limit: 10 })).toBeNull();

    for (const visibility of ["private", "public"] as const) {
      expect(await findPublished(renewed)).toBeNull();
      await db.playlist.update({ where: { id: playlistId }, data: { visibility } });
      expect(await findShared(renewed)).toBeNull();
    }
    expect([await findPublished(renewed), await findPublished(token)]).toEqual([playlistId, null]);
  });
});
