import { beforeAll, describe, expect, test, vi } from "vitest";
import * as actions from "@/lib/playlists/actions";
import { revertChange } from "@/lib/playlists/change-actions";
import * as itemActions from "@/lib/playlists/item-actions";
import type { Visibility } from "@/lib/playlists/schema";
import { limit } from "@/lib/rate-limit";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
import { callAs } from "../support/request";

type Wait = { ms: number; end: () => Promise<void> };

/** What waits after an answer, each with its end: the clock is the test's. */
const { waits, tasks } = vi.hoisted(() => ({ waits: [] as Wait[], tasks: [] as Promise<void>[] }));

vi.mock("next/headers", async () => (await import("../support/request")).headers);
vi.mock("next/cache", async () => (await import("../support/request")).cache);
vi.mock("next/server", () => ({ after: (task: () => Promise<void>) => void tasks.push(task()) }));
vi.mock("node:timers/promises", () => ({
  setTimeout: (ms: number) =>
    new Promise<void>((resolve) => {
      const task = tasks.length;
      waits.push({
        ms,
        end: async () => {
          resolve();
          await tasks[task];
        },
      });
    }),
}));

let ada: SignedIn;
let mediaId: string;

beforeAll(async () => {
  ada = await signUp("Ada");
  mediaId = (await makeMedia()).id;
});

const form = { title: "Sunday", description: "" };
const own = (id: string) => [`playlist:${id}`, `playlist:${id}:missing`];

async function make(visibility: Visibility) {
  const { id } = await db.playlist.create({ data: { ...form, visibility, ownerId: ada.id } });
  return id;
}

async function tagsOf(run: () => Promise<{ ok: boolean }>) {
  const { answer, tags } = await callAs(ada, run);
  expect(answer).toMatchObject({ ok: true });
  return tags;
}

describe("what a change to the items tells the cache", () => {
  test.each([
    ["private", () => []],
    ["unlisted", own],
    ["public", (id: string) => [...own(id), "playlists:items"]],
  ] as const)("of a list that is %s", async (visibility, told) => {
    const playlistId = await make(visibility);
    expect(await tagsOf(() => itemActions.addItems({ playlistId, mediaIds: [mediaId] }))).toEqual(
      told(playlistId),
    );
  });
});

test("what changes nothing tells the cache nothing; reverting tells what the change has told", async () => {
  const playlistId = await make("public");
  const add = () => itemActions.addItems({ playlistId, mediaIds: [mediaId] });
  const items = [...own(playlistId), "playlists:items"];
  expect(await tagsOf(add)).toEqual(items);
  expect(await tagsOf(add)).toEqual([]);
  const { version } = await db.playlist.findUniqueOrThrow({ where: { id: playlistId } });
  expect(await tagsOf(() => revertChange({ playlistId, version }))).toEqual(items);
  const hidden = { playlistId, ...form, visibility: "private" as const };
  const listed = [...own(playlistId), "playlists"];
  expect(await tagsOf(() => actions.updatePlaylist(hidden))).toEqual(listed);
  const shown = [...listed, "shared:missing"];
  expect(await tagsOf(() => revertChange({ playlistId, version: version + 2 }))).toEqual(shown);
});

test("other themes tell the pages that list a public playlist, and so does reverting them", async () => {
  const playlistId = await make("public");
  const themed = { playlistId, ...form, visibility: "public" as const, tags: ["slow"] };
  const told = [...own(playlistId), ...own(playlistId), "playlists:items"];
  expect(await tagsOf(() => actions.updatePlaylist(themed))).toEqual(told);
  const { version } = await db.playlist.findUniqueOrThrow({ where: { id: playlistId } });
  expect(await tagsOf(() => revertChange({ playlistId, version }))).toEqual(told);
});

describe("what the form tells the cache", () => {
  const hidden: Visibility[] = ["private", "unlisted"];

  test.each(hidden)(
    "publishing a list that was %s, and hiding it again, expires every page that lists it",
    async (other) => {
      const playlistId = await make(other);
      for (const visibility of ["public", other] as const) {
        const update = { playlistId, ...form, visibility };
        const link = visibility === "private" ? [] : ["shared:missing"];
        const told = [...own(playlistId), "playlists", ...link];
        expect(await tagsOf(() => actions.updatePlaylist(update))).toEqual(told);
      }
    },
  );

  test("a private list is renamed and deleted in silence", async () => {
    const playlistId = await make("private");
    const renamed = { playlistId, title: "Monday", description: "", visibility: "private" as const };
    expect(await tagsOf(() => actions.updatePlaylist(renamed))).toEqual([]);
    expect(await tagsOf(() => actions.deletePlaylist({ playlistId }))).toEqual([]);
  });

  test("a public list's pages hear of a new title, not of a new description", async () => {
    const playlistId = await make("public");
    const described = { playlistId, ...form, visibility: "public" as const, description: "Slow films." };
    expect(await tagsOf(() => actions.updatePlaylist(described))).toEqual(own(playlistId));
    const renamed = { ...described, title: "Monday" };
    expect(await tagsOf(() => actions.updatePlaylist(renamed))).toEqual([...own(playlistId), "playlists"]);
  });

  test("an unlisted list is on no page but its own", async () => {
    const playlistId = await make("unlisted");
    const renamed = { playlistId, title: "Monday", description: "", visibility: "unlisted" as const };
    expect(await tagsOf(() => actions.updatePlaylist(renamed))).toEqual(own(playlistId));
    expect(await tagsOf(() => actions.deletePlaylist({ playlistId }))).toEqual(own(playlistId));
  });

  test("a page that was being rendered meanwhile expires as well, of a hidden list however slow that is", async () => {
    const playlistId = await make("public");
    waits.length = 0;
    const tags = await tagsOf(() => actions.deletePlaylist({ playlistId }));
    const once = [...own(playlistId), "playlists"];
    expect(tags).toEqual(once);
    expect(waits.map(({ ms }) => ms)).toEqual([3_000, 20_000]);
    await waits[0]?.end();
    expect(tags).toEqual([...once, ...once]);
    await waits[1]?.end();
    expect(tags).toEqual([...once, ...once, ...once]);
  });

  test("of many changes to the items at once, the last one's expires its pages again", async () => {
    const playlistId = await make("public");
    const add = () => itemActions.addItems({ playlistId, mediaIds: [mediaId], allowDuplicates: true });
    waits.length = 0;
    const each = [await tagsOf(add), await tagsOf(add), await tagsOf(add)];
    const once = [...own(playlistId), "playlists:items"];
    expect(waits.map(({ ms }) => ms)).toEqual([3_000, 3_000, 3_000]);
    for (const wait of waits) await wait.end();
    expect(each).toEqual([once, once, [...once, ...once]]);
  });
});

test("writing faster than people do is refused, for that user alone", async () => {
  const [fast, other] = await Promise.all([signUp("Fast"), signUp("Other")]);
  for (let count = 0; count < 240; count++) await limit("playlist-write", fast.id);
  const create = () => actions.createPlaylist({ ...form, visibility: "private" });
  const refused = await callAs(fast, create);
  expect(refused.answer).toMatchObject({ ok: false, error: { code: "rate_limited" } });
  expect(await db.playlist.count({ where: { ownerId: fast.id } })).toBe(0);
  expect((await callAs(other, create)).answer.ok).toBe(true);
});
