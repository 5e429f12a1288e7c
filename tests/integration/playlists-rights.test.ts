import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import * as actions from "@/lib/playlists/actions";
import { keysAfter } from "@/lib/playlists/order";
import { type Visibility, visibilities } from "@/lib/playlists/schema";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
import { callAs } from "../support/request";

vi.mock("next/headers", async () => (await import("../support/request")).headers);
vi.mock("next/cache", async () => (await import("../support/request")).cache);
vi.mock("next/server", () => ({ after: () => {} }));

type Scene = {
  playlistId: string;
  itemIds: [string, string, string];
  mediaIds: string[];
  freeMediaId: string;
};
type Outcome = "ok" | "not_found" | "unauthenticated";
type Person = "owner" | "other" | "anonymous";

type Row = {
  input: (scene: Scene) => Record<string, unknown>;
  /** What each may do with a list that is `public`, `unlisted` or `private`. */
  may: (person: Person, visibility: Visibility) => Outcome;
  writes: boolean;
};

const onlyOwner: Row["may"] = (person) =>
  ({ owner: "ok", other: "not_found", anonymous: "unauthenticated" })[person] as Outcome;
const signedIn: Row["may"] = (person) => (person === "anonymous" ? "unauthenticated" : "ok");
const anyone: Row["may"] = () => "ok";
const whoMayOpen: Row["may"] = (person, visibility) =>
  person === "owner" || visibility !== "private" ? "ok" : "not_found";

const form = { title: "Renamed", description: "", visibility: "public" };

/** Every action of lib/playlists/actions.ts has a row here. */
const rows: Record<keyof typeof actions, Row> = {
  createPlaylist: { input: () => form, may: signedIn, writes: false },
  updatePlaylist: {
    input: ({ playlistId }) => ({ playlistId, ...form }),
    may: onlyOwner,
    writes: true,
  },
  deletePlaylist: { input: ({ playlistId }) => ({ playlistId }), may: onlyOwner, writes: true },
  addItem: {
    input: ({ playlistId, freeMediaId }) => ({ playlistId, mediaId: freeMediaId }),
    may: onlyOwner,
    writes: true,
  },
  removeItem: {
    input: ({ playlistId, itemIds }) => ({ playlistId, itemId: itemIds[1] }),
    may: onlyOwner,
    writes: true,
  },
  restoreItem: {
    input: ({ playlistId, freeMediaId }) => ({
      playlistId,
      itemId: randomUUID(),
      mediaId: freeMediaId,
      position: "a1V",
    }),
    may: onlyOwner,
    writes: true,
  },
  moveItem: {
    input: ({ playlistId, itemIds }) => ({ playlistId, itemId: itemIds[2], afterItemId: null }),
    may: onlyOwner,
    writes: true,
  },
  listShelves: { input: ({ freeMediaId }) => ({ mediaId: freeMediaId }), may: signedIn, writes: false },
  listOwn: { input: () => ({}), may: signedIn, writes: false },
  listPublic: { input: () => ({}), may: anyone, writes: false },
  findItems: { input: ({ playlistId }) => ({ playlistId }), may: whoMayOpen, writes: false },
  findQueue: { input: ({ playlistId }) => ({ playlistId }), may: whoMayOpen, writes: false },
};

const names = Object.keys(rows) as (keyof typeof actions)[];
type Answer = { ok: true; data: unknown } | { ok: false; error: { code: string; message: string } };
type Call = (input: unknown) => Promise<Answer>;
const calls = { ...actions } as Record<keyof typeof actions, Call>;

let people: Record<Person, SignedIn | null>;
let media: string[];

beforeAll(async () => {
  const [owner, other] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  people = { owner, other, anonymous: null };
  media = (await Promise.all([makeMedia(), makeMedia(), makeMedia(), makeMedia()])).map(({ id }) => id);
});

async function scene(visibility: Visibility): Promise<Scene> {
  const [first = "", second = "", third = "", freeMediaId = ""] = media;
  const keys = keysAfter(null, 3);
  const { id, items } = await db.playlist.create({
    data: {
      ownerId: people.owner?.id ?? "",
      title: "Ada's list",
      visibility,
      items: {
        create: [first, second, third].map((mediaId, index) => ({ mediaId, position: keys[index] ?? "" })),
      },
    },
    select: { id: true, items: { orderBy: { position: "asc" } } },
  });
  const [a, b, c] = items.map((item) => item.id);
  return {
    playlistId: id,
    itemIds: [a ?? "", b ?? "", c ?? ""],
    mediaIds: [first, second, third],
    freeMediaId,
  };
}

function snapshot(playlistId: string) {
  const items = { orderBy: { position: "asc" } } as const;
  return db.playlist.findUnique({ where: { id: playlistId }, include: { items } });
}

async function call(person: Person, name: keyof typeof actions, input: unknown) {
  return callAs(people[person], () => calls[name](input));
}

test("every action has a row in the table of rights", () => {
  expect(Object.keys(actions).sort()).toEqual(names.toSorted());
});

describe.each(visibilities)("a %s playlist", (visibility) => {
  describe.each(["owner", "other", "anonymous"] as const)("for %s", (person) => {
    test.each(names)("%s", async (name) => {
      const { input, may, writes } = rows[name];
      const here = await scene(visibility);
      const before = await snapshot(here.playlistId);
      const { answer, tags } = await call(person, name, input(here));
      const outcome = may(person, visibility);
      expect(answer.ok ? "ok" : answer.error.code).toBe(outcome);
      const changed = writes && outcome === "ok";
      const after = await snapshot(here.playlistId);
      if (changed) expect(after).not.toEqual(before);
      else expect(after).toEqual(before);
      if (!changed && name !== "createPlaylist") expect(tags).toEqual([]);
    });
  });
});

test("a stranger's answer about a private playlist is that of a missing one, whatever they ask", async () => {
  const here = await scene("private");
  const missing = { ...here, playlistId: randomUUID() };
  for (const name of names.filter((candidate) => "playlistId" in rows[candidate].input(here))) {
    const { input } = rows[name];
    const [hidden, absent] = [
      await call("other", name, input(here)),
      await call("other", name, input(missing)),
    ];
    expect(hidden.answer, name).toEqual(absent.answer);
  }
});

test("changes to a private playlist tell no cache; publishing it does", async () => {
  const here = await scene("private");
  const move = await call("owner", "moveItem", rows.moveItem.input(here));
  expect(move.tags).toEqual([]);
  const publish = await call("owner", "updatePlaylist", rows.updatePlaylist.input(here));
  expect(publish.tags).toContain(`playlist:${here.playlistId}`);
  expect(publish.tags).toContain("playlists");
});

test("an item of another playlist cannot be touched through one's own", async () => {
  const [mine, theirs] = [await scene("private"), await scene("private")];
  await db.playlist.update({ where: { id: mine.playlistId }, data: { ownerId: people.other?.id } });
  const before = await snapshot(theirs.playlistId);
  const itemId = theirs.itemIds[0];
  const attempts = [
    call("other", "removeItem", { playlistId: mine.playlistId, itemId }),
    call("other", "moveItem", { playlistId: mine.playlistId, itemId, afterItemId: null }),
    call("other", "moveItem", { playlistId: mine.playlistId, itemId: mine.itemIds[0], afterItemId: itemId }),
    call("other", "restoreItem", {
      playlistId: mine.playlistId,
      itemId,
      mediaId: theirs.mediaIds[0],
      position: "a7",
    }),
  ];
  for (const { answer } of await Promise.all(attempts))
    expect(answer).toMatchObject({ ok: false, error: { code: "conflict" } });
  expect(await snapshot(theirs.playlistId)).toEqual(before);
});

describe("bad input is refused by name and changes nothing", () => {
  const noId = ["", "not-an-id", 7, {}, [], true, "x".repeat(10_000), `${randomUUID()}\0`, "\ud800"];
  const noText = [7, {}, [], null, true, "a\0b", "\ud800", "x".repeat(5_001)];
  const refused: Record<string, unknown[]> = {
    playlistId: [...noId, null, undefined],
    itemId: [...noId, null, undefined],
    mediaId: [...noId, null],
    afterItemId: [...noId, undefined],
    position: ["", "a0\0", "zzz", 7, null, undefined, "a".repeat(10_000), "\ud800", "a1'"],
    title: [...noText, "", "   ", "x".repeat(121), undefined],
    description: [...noText, undefined],
    visibility: ["secret", "PUBLIC", 7, null, undefined, [], "\ud800"],
    cursor: ["x", `2026-99-99T00:00:00.000Z_${randomUUID()}`, 7, null, "\0", "x".repeat(10_000)],
    limit: [0, -1, 1.5, "7", null, 100_000, Number.NaN],
  };
  const paged = new Set<string>(["listOwn", "listPublic", "findItems"]);

  test.each(names)("%s", async (name) => {
    const here = await scene("public");
    const valid = { ...rows[name].input(here), ...(paged.has(name) && { cursor: undefined, limit: 10 }) };
    const before = await snapshot(here.playlistId);
    const wrong: unknown[] = [
      undefined,
      null,
      7,
      "x",
      [],
      { ...valid, surplus: 1 },
      { ...valid, ownerId: "x" },
    ];
    for (const key of Object.keys(valid))
      for (const value of refused[key] ?? []) wrong.push({ ...valid, [key]: value });
    for (const input of wrong) {
      const { answer } = await call("owner", name, input);
      expect(answer, JSON.stringify(input)).toMatchObject({ ok: false, error: { code: "invalid" } });
    }
    expect(await snapshot(here.playlistId)).toEqual(before);
  });
});
