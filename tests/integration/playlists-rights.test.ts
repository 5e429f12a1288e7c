import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { visibilities } from "@/lib/playlists/schema";
import type { Viewer } from "@/lib/viewer";
import { db } from "../support/database";
import { callAs } from "../support/request";
import {
  makeManyMedia,
  type People,
  persons,
  setScene,
  signUpEveryone,
  snapshot,
} from "../support/rights-scene";
import { type Row, table } from "../support/rights-table";

vi.mock("next/headers", async () => (await import("../support/request")).headers);
vi.mock("next/cache", async () => (await import("../support/request")).cache);
vi.mock("next/server", () => ({ after: () => {} }));

type Answer = { ok: true; data: unknown } | { ok: false; error: { code: string; message: string } };
type Call = (input: unknown) => Promise<Answer>;

/** Domains whose actions have nothing to do with anyone's playlists. */
const elsewhere = new Set(["media", "moderation", "users"]);

const calls = new Map<string, Call>();
const rows = new Map<string, Row>();
for (const [domain, actions] of Object.entries(table))
  for (const [name, row] of Object.entries(actions)) rows.set(`${domain}.${name}`, row);
const names = [...rows.keys()];

let people: People;
let media: string[];

beforeAll(findActions);

beforeAll(async () => {
  [people, media] = await Promise.all([signUpEveryone(), makeManyMedia()]);
});

/** Every export of every lib/{domain}/…actions.ts. */
async function findActions() {
  const lib = fileURLToPath(new URL("../../lib/", import.meta.url));
  for (const domain of readdirSync(lib, { withFileTypes: true })) {
    if (!domain.isDirectory() || elsewhere.has(domain.name)) continue;
    const files = readdirSync(`${lib}${domain.name}`).filter((file) => /(^|-)actions\.ts$/.test(file));
    for (const file of files) {
      const actions = (await import(`${lib}${domain.name}/${file}`)) as Record<string, Call>;
      for (const [name, call] of Object.entries(actions)) calls.set(`${domain.name}.${name}`, call);
    }
  }
}

async function call(viewer: Viewer, name: string, input: unknown) {
  const run = calls.get(name);
  if (!run) throw new Error(`There is no action ${name}.`);
  return callAs(viewer, () => run(input));
}

function rowOf(name: string) {
  const row = rows.get(name);
  if (!row) throw new Error(`${name} has no row.`);
  return row;
}

test("every action has a row in the table of rights, and every row an action", () => {
  expect([...calls.keys()].sort()).toEqual(names.toSorted());
});

describe.each(visibilities)("a %s playlist", (visibility) => {
  test.each(persons)("for the %s", { timeout: 90_000 }, async (person) => {
    const answers: Record<string, string> = {};
    const expected: Record<string, string> = {};
    let here = await setScene(people, media, visibility, person);
    for (const name of names) {
      const { input, may, writes } = rowOf(name);
      const outcome = may(person, visibility);
      const before = await snapshot(here.playlistId);
      const { answer, tags } = await call(people[person], name, input(here));
      answers[name] = answer.ok ? "ok" : answer.error.code;
      expected[name] = outcome;
      const after = await snapshot(here.playlistId);
      if (outcome !== "ok") expect({ after, tags }, name).toEqual({ after: before, tags: [] });
      else if (writes) expect(after, name).not.toEqual(before);
      if (!isDeepStrictEqual(after, before)) here = await setScene(people, media, visibility, person);
    }
    expect(answers).toEqual(expected);
  });
});

test("a stranger's answer about a private playlist is that of a missing one, whatever they ask", async () => {
  const here = await setScene(people, media, "private", "stranger");
  const missing = { ...here, playlistId: randomUUID() };
  const about = names.filter((name) => "playlistId" in rowOf(name).input(here));
  for (const name of about) {
    const { input } = rowOf(name);
    const hidden = await call(people.stranger, name, input(here));
    const absent = await call(people.stranger, name, input(missing));
    expect(hidden.answer, name).toEqual(absent.answer);
  }
});

test("a link to an unlisted playlist opens it, and nothing more", async () => {
  const here = await setScene(people, media, "unlisted", "stranger");
  const share = here.shareToken;
  for (const name of ["playlists.findItems", "playlists.findQueue", "following.findStanding"])
    expect((await call(people.stranger, name, { playlistId: here.playlistId, share })).answer.ok, name).toBe(
      true,
    );
  const wrong = { playlistId: here.playlistId, share: "0".repeat(32) };
  expect((await call(people.stranger, "playlists.findItems", wrong)).answer.ok).toBe(false);
});

test("changes to a private playlist tell no cache; publishing it does", async () => {
  const here = await setScene(people, media, "private", "owner");
  const silent = ["moveItems", "addItems", "revertChange"].map((name) => `playlists.${name}`);
  for (const name of [...silent, "collaboration.decideSuggestion", "collaboration.transferList"]) {
    const at = await setScene(people, media, "private", "owner");
    expect((await call(people.owner, name, rowOf(name).input(at))).tags, name).toEqual([]);
  }
  const publish = await call(
    people.owner,
    "playlists.updatePlaylist",
    rowOf("playlists.updatePlaylist").input(here),
  );
  expect(publish.tags).toEqual(expect.arrayContaining([`playlist:${here.playlistId}`, "playlists"]));
});

test("a public playlist's pages name their new owner, and show what was accepted", async () => {
  for (const name of ["collaboration.transferList", "collaboration.decideSuggestion"]) {
    const here = await setScene(people, media, "public", "owner");
    const { tags } = await call(people.owner, name, rowOf(name).input(here));
    expect(tags, name).toContain(`playlist:${here.playlistId}`);
  }
});

test("an item of another playlist cannot be touched through one's own", async () => {
  const theirs = await setScene(people, media, "private", "stranger");
  const { playlistId, itemIds, ownId } = theirs;
  await db.playlistItem.create({ data: { playlistId: ownId, mediaId: media[0] ?? "", position: "a0" } });
  const [own] = await db.playlistItem.findMany({ where: { playlistId: ownId } });
  const before = await snapshot(playlistId);
  const [foreign] = itemIds;
  const attempts: [string, object][] = [
    ["removeItems", { itemIds: [foreign] }],
    ["moveItems", { itemIds: [foreign], to: "top" }],
    ["moveItems", { itemIds: [own?.id], to: { after: foreign } }],
    ["editItem", { itemId: foreign, note: "Mine", startMs: null, endMs: null }],
  ];
  for (const [name, input] of attempts) {
    const { answer } = await call(people.stranger, `playlists.${name}`, { playlistId: ownId, ...input });
    expect(answer, name).toMatchObject({ ok: false, error: { code: "conflict" } });
  }
  expect(await snapshot(playlistId)).toEqual(before);
});

describe("bad input is refused by name and changes nothing", () => {
  const noId = ["", "not-an-id", 7, {}, [], true, "x".repeat(10_000), `${randomUUID()}\0`, "\ud800", null];
  const noIds = [[], "x", 7, null, {}, [7], [""], [null], Array.from({ length: 5_001 }, () => randomUUID())];
  const noText = [7, {}, [], null, true, "a\0b", "\ud800", "x".repeat(5_001)];
  const refused: Record<string, unknown[]> = {
    ...Object.fromEntries(
      ["playlistId", "toPlaylistId", "itemId", "mediaId", "userId", "linkId"].map((key) => [key, noId]),
    ),
    ...Object.fromEntries(["suggestionId", "originId"].map((key) => [key, noId])),
    mediaIds: noIds,
    itemIds: noIds,
    title: [...noText, "", "   ", "x".repeat(121)],
    description: noText,
    note: noText,
    visibility: ["secret", "PUBLIC", 7, null, [], "\ud800"],
    role: ["owner", "EDITOR", "", 7, null, [], "\ud800"],
    handle: ["", "@", "a b", "a\0", "\ud800", 7, null, {}, "x".repeat(10_000)],
    token: ["", "x", "0".repeat(31), `${"0".repeat(31)}\0`, 7, null, {}],
    days: [0, -1, 2, 1.5, "7", Number.NaN, Number.POSITIVE_INFINITY],
    accept: ["yes", 1, null],
    on: ["yes", 1, null],
    met: ["yes", 1, null],
    to: ["middle", { after: "x" }, { index: -1 }, { index: 0.5 }, 7, null],
    by: ["random", 7, null],
    version: [-1, 1.5, "1", null, 2 ** 31],
    positionMs: [-1, 1.5, "1", null, 2 ** 31],
    startMs: [-1, 1.5, "1", 2 ** 31],
    limit: [0, -1, 1.5, "7", null, 100_000, Number.NaN],
    cursor: ["x", `2026-99-99T00:00:00.000Z_${randomUUID()}`, -7, null, "\0", "x".repeat(10_000)],
    share: ["", "x", 7, null, "\0".repeat(32)],
  };

  const paged = new Set([
    ...["listOwn", "listPublic", "findItems"].map((name) => `playlists.${name}`),
    "collaboration.listSharedWithMe",
    "following.listFeed",
  ]);

  test("by every action", { timeout: 90_000 }, async () => {
    const here = await setScene(people, media, "public", "owner");
    const before = await snapshot(here.playlistId);
    const accepted: string[] = [];
    for (const name of names) {
      const valid = { ...rowOf(name).input(here), ...(paged.has(name) && { cursor: undefined, limit: 10 }) };
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
        const { answer } = await call(people.owner, name, input);
        const code = answer.ok ? "ok" : answer.error.code;
        if (code !== "invalid") accepted.push(`${name} ${code} ${JSON.stringify(input)?.slice(0, 200)}`);
      }
    }
    expect(accepted).toEqual([]);
    expect(await snapshot(here.playlistId)).toEqual(before);
  });
});
