import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET } from "@/app/api/playlists/route";
import { explorePlaylists, listTags } from "@/lib/playlists/explore-data";
import { type ExploreQuery, sorts } from "@/lib/playlists/explore-schema";
import { keysAfter } from "@/lib/playlists/order";
import type { SignedIn } from "@/lib/viewer";
import type { PlaylistUncheckedCreateInput } from "@/prisma/generated/models";
import { db, makeMedia, signUp } from "../support/database";

vi.mock("next/headers", async () => (await import("../support/request")).headers);

/** Words of this run only, so that other tests' lists never match. */
const unique = () => `qz${randomUUID().replaceAll("-", "").slice(0, 8)}`;
const word = unique();
const made: Record<string, string> = {};
let ada: SignedIn;

type Changes = Partial<Omit<PlaylistUncheckedCreateInput, "items">>;

/** A public list of these media (a new film when none is named). */
async function makeList(changes: Changes, mediaIds?: string[]) {
  const held = mediaIds ?? [(await makeMedia()).id];
  const keys = keysAfter(null, held.length);
  const items = held.map((mediaId, index) => ({ mediaId, position: keys[index] ?? "" }));
  const data = { title: "A list", visibility: "public" as const, ownerId: ada.id, ...changes };
  const { id } = await db.playlist.create({ data: { ...data, items: { create: items } } });
  return id;
}

const whole: ExploreQuery = { tag: [], sort: "best", limit: 24 };

async function ids(request: Partial<ExploreQuery>) {
  const { items } = await explorePlaylists(null, { ...whole, ...request });
  return items.map(({ id }) => id);
}

async function allPages(request: Partial<ExploreQuery>) {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await explorePlaylists(null, { ...whole, ...request, cursor });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return seen;
}

beforeAll(async () => {
  ada = await signUp("Ada");
  const film = await makeMedia({ title: `Herons ${word}` });
  made.exact = await makeList({ title: `Evenings ${word}` });
  made.longer = await makeList({ title: `Evenings ${word} by the water` });
  made.tagged = await makeList({ title: "Nothing alike", tags: ["evenings", word] });
  made.described = await makeList({ title: "Not alike either", description: `For evenings ${word}.` });
  made.holding = await makeList({ title: "Birds" }, [(await makeMedia()).id, film.id]);
  made.private = await makeList({ title: `Evenings ${word}`, visibility: "private" }, [film.id]);
  made.unlisted = await makeList({ title: `Evenings ${word}`, visibility: "unlisted" }, [film.id]);
  made.empty = await makeList({ title: `Evenings ${word}` }, []);
});

describe("search", () => {
  test("puts the exact title first, then titles, themes and descriptions", async () => {
    const order = [made.exact, made.longer, made.tagged, made.described];
    expect((await ids({ query: `evenings ${word}` })).slice(0, 4)).toEqual(order);
  });

  test("finds a list by what it contains, with a slip forgiven", async () => {
    expect(await ids({ query: `herons ${word}` })).toContain(made.holding);
    expect(await ids({ query: `hernos ${word}` })).toContain(made.holding);
    expect(await ids({ query: `evenigns ${word}` })).toContain(made.exact);
  });

  test("never finds a list by a media that is not public", async () => {
    const hidden = unique();
    const media = await makeMedia({ title: hidden, visibility: "private" });
    await makeList({ title: "Birds again" }, [media.id, (await makeMedia()).id]);
    expect(await ids({ query: hidden })).toEqual([]);
  });

  test.each(["best", "trending", "followers", "recent"] as const)(
    "shows nothing that is private, unlisted or empty, sorted by %s",
    async (sort) => {
      for (const query of [`evenings ${word}`, `herons ${word}`, undefined]) {
        const found = await allPages({ query, sort, limit: 48 });
        for (const name of ["private", "unlisted", "empty"]) expect(found).not.toContain(made[name]);
      }
    },
  );

  test.each(["' OR 1=1 --", ":*", "%_%", "(((", "🎬"])("takes %j for words", async (query) => {
    await expect(explorePlaylists(null, { ...whole, query })).resolves.toHaveProperty("items");
  });
});

describe("filters", () => {
  const theme = `${word} theme`;
  beforeAll(async () => {
    const [film, track] = [await makeMedia(), await makeMedia({ kind: "audio" })];
    const epic = await makeMedia({ durationMs: 4_000_000 });
    made.films = await makeList({ tags: [theme] }, [film.id]);
    made.music = await makeList({ tags: [theme, "calm"] }, [track.id]);
    made.mixed = await makeList({ tags: [theme, "calm"] }, [film.id, track.id]);
    made.epic = await makeList({ tags: [theme] }, [epic.id]);
  });

  test.each([
    [{ kind: "video" }, ["films", "epic"]],
    [{ kind: "audio" }, ["music"]],
    [{ kind: "mixed" }, ["mixed"]],
    [{ length: "short" }, ["films", "music", "mixed"]],
    [{ length: "medium" }, []],
    [{ length: "long" }, ["epic"]],
    [{ tag: [theme, "calm"] }, ["music", "mixed"]],
    [{ kind: "video", length: "short" }, ["films"]],
  ] as const)("%j", async (filter, names) => {
    const found = await ids({ tag: [theme], ...filter } as Partial<ExploreQuery>);
    expect(found.toSorted()).toEqual(names.map((name) => made[name]).toSorted());
  });

  test("hold for a search as well", async () => {
    expect(await ids({ query: theme, kind: "mixed" })).toEqual([made.mixed]);
  });

  test("a theme is counted by the lists that everyone sees", async () => {
    await makeList({ tags: [theme], visibility: "private" });
    const counted = (await listTags(null, 100_000)).find(({ tag }) => tag === theme);
    expect(counted).toEqual({ tag: theme, count: 4 });
  });
});

describe("keyset pages", () => {
  const theme = unique();
  const count = 17;
  beforeAll(async () => {
    const updatedAt = new Date();
    const { id } = await makeMedia();
    for (let index = 0; index < count; index++)
      await makeList({ title: `Reel ${theme}`, tags: [theme], updatedAt, followers: index % 2 }, [id]);
  });

  test.each(sorts)("hold every list once, though many are equal, sorted by %s", async (sort) => {
    for (const request of [{ tag: [theme] }, { query: theme }]) {
      const seen = await allPages({ ...request, sort, limit: 5 });
      expect(seen).toHaveLength(count);
      expect(new Set(seen).size).toBe(count);
    }
  });

  test("a cursor of one order is invalid in another, and so is anything else", async () => {
    const { nextCursor } = await explorePlaylists(null, { ...whole, sort: "recent", tag: [theme], limit: 1 });
    for (const cursor of [nextCursor ?? "", "-", "e30", "WyJ0cmVuZGluZyIsMV0"])
      await expect(explorePlaylists(null, { ...whole, sort: "followers", cursor })).rejects.toMatchObject({
        code: "invalid",
      });
  });
});

describe("sorts", () => {
  test("followers, trend and time of change each decide", async () => {
    const tag = [unique()];
    const old = new Date("2026-01-05");
    const followed = await makeList({ tags: tag, followers: 9, updatedAt: old });
    const trending = await makeList({ tags: tag, trend: 50, updatedAt: old });
    const recent = await makeList({ tags: tag });
    expect((await ids({ tag, sort: "followers" }))[0]).toBe(followed);
    expect((await ids({ tag, sort: "trending" }))[0]).toBe(trending);
    expect((await ids({ tag, sort: "best" }))[0]).toBe(trending);
    expect((await ids({ tag, sort: "recent" }))[0]).toBe(recent);
  });
});

describe("GET /api/playlists", () => {
  async function ask(parameters: string) {
    const request = new Request(`http://localhost/api/playlists?${parameters}`);
    const response = await GET(request, { params: Promise.resolve({}) });
    return { status: response.status, body: await response.json() };
  }

  test.each(["limit=0", "limit=49", "kind=film", "sort=x", "length=1", "page=2", "query=%00", "tag=%3Cb%3E"])(
    "%s is invalid",
    async (parameters) => {
      expect(await ask(parameters)).toMatchObject({ status: 400, body: { error: { code: "invalid" } } });
    },
  );

  test("answers cards, for one theme as for several", async () => {
    const { body } = await ask(`tag=${word}&tag=Evenings`);
    expect(body).toMatchObject({ items: [{ id: made.tagged, followers: 0, count: 1 }], nextCursor: null });
  });
});
