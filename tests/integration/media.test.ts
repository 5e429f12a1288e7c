import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as open } from "@/app/api/media/[id]/route";
import { GET as search } from "@/app/api/media/route";
import { findCards, findMedia, findSimilar, listMedia, searchMedia } from "@/lib/media/data";
import type { MediaPage } from "@/lib/media/schema";
import { makeMedia, signUp } from "../support/database";

vi.mock("next/headers", async () => (await import("../support/request")).headers);

/** Words of this run only, so that other tests' media never match. */
const word = `qz${randomUUID().replaceAll("-", "").slice(0, 8)}`;
const made: Record<string, string> = {};

async function make(name: string, changes: Parameters<typeof makeMedia>[0]) {
  made[name] = (await makeMedia(changes)).id;
}

async function ids(query: string, kind?: "video" | "audio") {
  const { items } = await searchMedia(null, { query, kind, limit: 24 });
  return items.map(({ id }) => id);
}

beforeAll(async () => {
  await make("exact", { title: `Lanterns ${word}` });
  await make("longer", { title: `Lanterns ${word} and other lights` });
  await make("described", { title: "Nothing alike", description: `A word about lanterns ${word}.` });
  await make("tagged", { title: "Nothing alike either", tags: ["lanterns", word] });
  await make("accented", { title: `Épopée à Łódź ${word}`, artist: "Zoë Brontë", kind: "audio" });
  await make("hidden", { title: `Lanterns ${word} unseen`, visibility: "private" });
  await make("unlisted", { title: `Lanterns ${word} unlisted`, visibility: "unlisted" });
});

describe("search", () => {
  test("puts the exact title first, then titles, then tags, then descriptions", async () => {
    const order = [made.exact, made.longer, made.tagged, made.described];
    expect((await ids(`lanterns ${word}`)).slice(0, 4)).toEqual(order);
  });

  test.each([
    ["a letter missing", () => `lantrns ${word}`],
    ["a letter doubled", () => `lannterns ${word}`],
    ["two letters swapped", () => `latnerns ${word}`],
    ["a wrong letter in the rare word", () => `lanterns ${word.slice(0, 5)}x${word.slice(6)}`],
  ])("forgives %s", async (_, query) => {
    expect(await ids(query())).toEqual(expect.arrayContaining([made.exact, made.longer]));
  });

  test("finds accented titles and artists by plain letters, and plain ones by accented letters", async () => {
    expect((await ids(`epopee ${word}`))[0]).toBe(made.accented);
    expect((await ids(`zoe bronte ${word}`))[0]).toBe(made.accented);
    expect(await ids(`lánterns ${word}`)).toContain(made.exact);
  });

  test("finds what is still being typed", async () => {
    expect(await ids(`lant ${word.slice(0, 7)}`)).toContain(made.exact);
    expect(await ids(`${word} lanter`)).toContain(made.described);
  });

  test("keeps to a kind", async () => {
    expect(await ids(word, "audio")).toEqual([made.accented]);
    expect(await ids(word, "video")).not.toContain(made.accented);
  });

  test.each(["' OR 1=1 --", "foo & | !", ":*", "\\", "%_%", "(((", "<->", "the", "🎬"])(
    "takes %j for words, not for a language",
    async (query) => {
      await expect(searchMedia(null, { query, limit: 5 })).resolves.toHaveProperty("items");
    },
  );

  test("never shows what is not public", async () => {
    const found = await ids(`lanterns ${word}`);
    expect(found).not.toContain(made.hidden);
    expect(found).not.toContain(made.unlisted);
  });
});

async function allPages(read: (cursor?: string) => Promise<MediaPage>) {
  const seen: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await read(cursor ?? undefined);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  return seen;
}

describe("keyset pages", () => {
  const pageWord = `pg${randomUUID().replaceAll("-", "").slice(0, 8)}`;
  const count = 23;
  beforeAll(async () => {
    const createdAt = new Date();
    for (let index = 0; index < count; index++) await makeMedia({ title: `Reel ${pageWord}`, createdAt });
  });

  test("a search's pages hold every result once, though all score the same", async () => {
    const seen = await allPages((cursor) => searchMedia(null, { query: pageWord, cursor, limit: 5 }));
    expect(seen).toHaveLength(count);
    expect(new Set(seen).size).toBe(count);
  });

  test("the newest media's pages hold everything once, though many are equally new", async () => {
    const seen = await allPages((cursor) => listMedia(null, { cursor, limit: 7 }));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(made.exact);
    expect(seen).not.toContain(made.hidden);
  });

  test.each(["", "x", "e30", "WyJuZXdlc3QiXQ", Buffer.from('["ranked",-1,"x"]').toString("base64url")])(
    "the cursor %j is invalid",
    async (cursor) => {
      await expect(
        searchMedia(null, { query: "reel", cursor: cursor || "-", limit: 5 }),
      ).rejects.toMatchObject({ code: "invalid" });
      await expect(listMedia(null, { cursor: cursor || "-", limit: 5 })).rejects.toMatchObject({
        code: "invalid",
      });
    },
  );

  test.each(["0000-01-01T00:00:00.000Z", "0001-01-01T00:00:00.000Z", "2026-01-01T00:00Z"])(
    "the moment %s is in no cursor",
    async (moment) => {
      const cursor = Buffer.from(JSON.stringify(["newest", moment, randomUUID()])).toString("base64url");
      await expect(listMedia(null, { cursor, limit: 5 })).rejects.toMatchObject({ code: "invalid" });
    },
  );

  test("a cursor of one order is invalid in the other", async () => {
    const { nextCursor } = await listMedia(null, { limit: 1 });
    const searching = searchMedia(null, { query: "reel", cursor: nextCursor ?? "", limit: 5 });
    await expect(searching).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("visibility", () => {
  test("a private media and a missing one are the same nothing", async () => {
    const ada = await signUp("Ada");
    for (const viewer of [null, ada]) {
      expect(await findMedia(viewer, made.hidden ?? "")).toBeNull();
      expect(await findMedia(viewer, randomUUID())).toBeNull();
      expect(await findCards(viewer, [made.hidden ?? ""])).toEqual(new Map());
    }
  });

  test("an unlisted media opens by its id", async () => {
    expect(await findMedia(null, made.unlisted ?? "")).toMatchObject({
      id: made.unlisted,
      visibility: "unlisted",
    });
  });

  test("admins see what is not released yet", async () => {
    const admin = await signUp("Root", { role: "admin" });
    expect(await findMedia(admin, made.hidden ?? "")).toMatchObject({ id: made.hidden });
  });

  test("media like another share its tags, and never include it or what is hidden", async () => {
    const media = await findMedia(null, made.tagged ?? "");
    const similar = media ? await findSimilar(null, media, 6) : [];
    const found = similar.map(({ id }) => id);
    expect([made.exact, made.longer]).toContain(found[0]);
    expect(found).not.toContain(made.tagged);
    expect(found).not.toContain(made.hidden);
  });
});

test("GET /api/media/{id} answers the contract's fields, and does not say who else may see it", async () => {
  const id = made.unlisted ?? "";
  const response = await open(new Request(`http://localhost/api/media/${id}`), {
    params: Promise.resolve({ id }),
  });
  const contract = ["id", "kind", "title", "description", "durationMs", "hlsUrl", "posterUrl", "captions"];
  const body = await response.json();
  expect(Object.keys(body)).toEqual(expect.arrayContaining(contract));
  expect(body).not.toHaveProperty("visibility");
});

describe("GET /api/media", () => {
  async function ask(parameters: string) {
    const response = await search(new Request(`http://localhost/api/media?${parameters}`), {
      params: Promise.resolve({}),
    });
    return { status: response.status, body: await response.json() };
  }

  test.each([
    "limit=0",
    "limit=51",
    "limit=x",
    "kind=film",
    "page=2",
    "query=a&query=b",
    "query=%00",
    `query=${"a".repeat(201)}`,
  ])("%s is invalid", async (parameters) => {
    const { status, body } = await ask(parameters);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: "invalid", retryable: false });
  });
});
