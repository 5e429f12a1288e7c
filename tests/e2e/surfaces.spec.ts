import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { importPlaylist, someMedia } from "./playlists-support";
import { newAccount, test } from "./support";

/** `word` begins a word of the title and says nothing of the rest. */
type List = { id: string; title: string; word: string; share: string };
type Known = { list: List; mediaId: string; handle: string };

/** What a route answers, as addresses: nothing for routes that only write, or that are about other things than lists. */
type Row = (known: Known) => string[];
const nothingOfLists: Row = () => [];
const page =
  (path: string): Row =>
  () => [path];
const found =
  (path: string): Row =>
  ({ list }) =>
    ["", `?query=${list.word}`].map((query) => path + query);
const ofList =
  (path: (list: List) => string[]): Row =>
  ({ list }) =>
    path(list);

const formats = ["xspf", "jspf", "m3u8", "json"];

/** Every page and route of the site. One without a row here fails the test. */
const surfaces: Record<string, Row> = {
  "page.tsx": page("/"),
  "explore/page.tsx": found("/explore"),
  "search/page.tsx": found("/search"),
  "sitemap.ts": page("/sitemap.xml"),
  "u/[handle]/page.tsx": ({ handle }) => [`/u/${handle}`],
  "media/[id]/page.tsx": ({ mediaId, list }) => [`/media/${mediaId}`, `/media/${mediaId}?list=${list.id}`],
  "playlists/[id]/page.tsx": ofList(({ id }) => [`/playlists/${id}`]),
  "playlists/[id]/feed.xml/route.ts": ofList(({ id }) => [`/playlists/${id}/feed.xml`]),
  "playlists/shared/[token]/page.tsx": ofList(({ id }) => [`/playlists/shared/${id.replaceAll("-", "")}`]),
  "embed/playlists/[id]/page.tsx": ofList(({ id }) => [`/embed/playlists/${id}`]),
  "library/playlists/[id]/page.tsx": ofList(({ id }) => [`/library/playlists/${id}`]),
  "library/playlists/invite/[token]/page.tsx": ofList(({ id }) => [
    `/library/playlists/invite/${id.replaceAll("-", "")}`,
  ]),
  "library/page.tsx": page("/library"),
  "library/history/page.tsx": page("/library/history"),
  "library/liked/page.tsx": page("/library/liked"),
  "library/watch-later/page.tsx": page("/library/watch-later"),
  "feed/page.tsx": page("/feed"),
  "notifications/page.tsx": page("/notifications"),
  "settings/page.tsx": page("/settings"),
  "settings/people/page.tsx": page("/settings/people"),
  "settings/sessions/page.tsx": page("/settings/sessions"),
  "settings/record/page.tsx": page("/settings/record"),
  "settings/data/page.tsx": page("/settings/data"),
  "api/account/export/route.ts": page("/api/account/export"),
  "api/pictures/[id]/route.ts": nothingOfLists,
  "api/playlists/route.ts": found("/api/playlists"),
  "api/playlists/[id]/export/route.ts": ofList(({ id }) =>
    formats.map((format) => `/api/playlists/${id}/export?format=${format}`),
  ),
  "api/oembed/route.ts": ofList(({ id }) =>
    ["/playlists/", "/embed/playlists/"].map((path) => `/api/oembed?url=SITE${path}${id}`),
  ),
  "api/media/route.ts": found("/api/media"),
  "api/media/[id]/route.ts": ({ mediaId }) => [`/api/media/${mediaId}`],
  "api/library/media/[id]/route.ts": ({ mediaId }) => [`/api/library/media/${mediaId}`],
  "api/library/progress/route.ts": page("/api/library/progress"),
  "api/notifications/route.ts": page("/api/notifications"),
  "reports/[id]/page.tsx": ofList(({ id }) => [`/reports/${id}`]),
  "moderation/page.tsx": found("/moderation"),
  "moderation/cases/[id]/page.tsx": ofList(({ id }) => [`/moderation/cases/${id}`]),
  "moderation/appeals/page.tsx": page("/moderation/appeals"),
  "moderation/appeals/[id]/page.tsx": ofList(({ id }) => [`/moderation/appeals/${id}`]),
  "moderation/users/page.tsx": found("/moderation/users"),
  "moderation/users/[id]/page.tsx": ofList(({ id }) => [`/moderation/users/${id}`]),
  "moderation/held/page.tsx": page("/moderation/held"),
  "moderation/words/page.tsx": page("/moderation/words"),
  "moderation/rooms/page.tsx": found("/moderation/rooms"),
  "moderation/audit/page.tsx": page("/moderation/audit"),
  "moderation/transparency/page.tsx": page("/moderation/transparency"),
  "moderation/transparency/report.csv/route.ts": page("/moderation/transparency/report.csv"),
  "sign-in/page.tsx": nothingOfLists,
  "sign-up/page.tsx": nothingOfLists,
  "api/auth/[...nextauth]/route.ts": nothingOfLists,
  "api/blocks/route.ts": nothingOfLists,
  "api/health/route.ts": nothingOfLists,
  "api/library/begun/route.ts": nothingOfLists,
  "api/notifications/read/route.ts": nothingOfLists,
  "api/playlists/import/route.ts": nothingOfLists,
  "api/realtime/route.ts": nothingOfLists,
  "api/realtime/auth/route.ts": nothingOfLists,
  "api/reports/route.ts": nothingOfLists,
  "api/reports/[id]/route.ts": nothingOfLists,
  "api/watching/route.ts": nothingOfLists,
  "second-screen/[token]/page.tsx": ofList(() => [`/second-screen/${"x".repeat(22)}`]),
  "api/second-screens/route.ts": nothingOfLists,
  "api/second-screens/[token]/route.ts": ofList(({ share }) => [
    `/api/second-screens/${share || "x".repeat(22)}`,
  ]),
  "api/second-screens/[token]/open/route.ts": nothingOfLists,
  "api/second-screens/[token]/commands/route.ts": nothingOfLists,
};

/** Rooms know nothing of playlists. */
const aboutRooms = /^(?:api\/)?rooms\/|^api\/media\/\[id\]\/rooms\//;

test("every page and route of the site is walked", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  const answering = files.filter((path) => /(?:^|\/)(?:page\.tsx|route\.ts|sitemap\.ts)$/.test(path));
  expect(answering.filter((path) => !aboutRooms.test(path)).sort()).toEqual(Object.keys(surfaces).sort());
});

test("no page, search, count, preview, feed or file tells a stranger of a list that is not public", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { page: owner } = await newAccount(browser, "Ada");
  const stranger = (await newAccount(browser, "Bob")).page.request;
  const nobody = (await browser.newContext()).request;
  const [media] = await someMedia(owner, 1);
  if (!media) throw new Error("The catalogue is empty.");
  const handle = await ownHandle(owner);
  const hidden = await makeList(owner, media, "private");
  const unlisted = await makeList(owner, media, "unlisted");
  const open = await makeList(owner, media, "public");
  const site = new URL(owner.url()).origin;

  for (const [who, request] of Object.entries({ stranger, nobody })) {
    const bodies = await walk(request, pathsOf([hidden, unlisted], media.id, handle), site);
    for (const [address, body] of bodies)
      expect(
        [hidden, unlisted].flatMap((list) => tells(body, list)),
        `${who} at ${address}`,
      ).toEqual([]);
  }
  const shown = await walk(nobody, pathsOf([open], media.id, handle), site);
  const told = [...shown].filter(([, body]) => body.includes(open.title)).map(([address]) => address);
  for (const surface of [
    "/u/",
    "/playlists/",
    "/embed/",
    "/feed.xml",
    "/export",
    "/api/oembed",
    "/api/playlists?",
  ])
    expect(
      told.some((address) => address.includes(surface)),
      `${surface} shows a public list`,
    ).toBe(true);
  expect(shown.get("/sitemap.xml")).toContain(open.id);
  expect(shown.get(`/u/${handle}`)).toContain("1 playlist<");
});

test("an unlisted list opens by its link alone, which is for no search engine", async ({ browser }) => {
  const { page: owner } = await newAccount(browser, "Ada");
  const nobody = (await browser.newContext()).request;
  const [media] = await someMedia(owner, 1);
  if (!media) throw new Error("The catalogue is empty.");
  const list = await makeList(owner, media, "unlisted");
  const opened = await nobody.get(`/playlists/shared/${list.share}`);
  expect(opened.status()).toBe(200);
  const body = await opened.text();
  expect(body).toContain(list.title);
  expect(body).toMatch(/<meta name="robots" content="noindex/);
  expect(body).not.toContain("application/json+oembed");
  const file = (share: string) => nobody.get(`/api/playlists/${list.id}/export?format=json&share=${share}`);
  expect(await (await file(list.share)).text()).toContain(list.title);
  expect((await file("0".repeat(32))).status()).toBe(404);
  expect((await nobody.get(`/playlists/shared/${"0".repeat(32)}`)).status()).toBe(404);
});

async function makeList(owner: Page, media: { id: string }, visibility: "private" | "unlisted" | "public") {
  const word = randomUUID().slice(0, 8);
  const title = `${word} ${randomUUID()}`;
  const id = await importPlaylist(owner, title, [media], visibility);
  return { id, title, word, share: visibility === "unlisted" ? await findShare(owner, id, title) : "" };
}

/** The end of the link that the owner's share sheet shows. */
async function findShare(owner: Page, id: string, title: string) {
  await owner.goto(`/library/playlists/${id}`);
  await expect(owner.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await owner.getByRole("button", { name: "Share", exact: true }).click();
  const link = owner.getByRole("dialog", { name: "Share" }).getByLabel("Link");
  await expect(link).toHaveValue(/\/playlists\/shared\/[0-9a-f]{32}$/);
  return (await link.inputValue()).slice(-32);
}

async function ownHandle(owner: Page): Promise<string> {
  const { user } = await (await owner.request.get("/api/auth/session")).json();
  return user.handle;
}

/** Every address that may tell of a list. Most are the same whichever list it is. */
function pathsOf(lists: List[], mediaId: string, handle: string) {
  const paths = lists.flatMap((list) =>
    Object.values(surfaces).flatMap((row) => row({ list, mediaId, handle })),
  );
  return [...new Set(paths)];
}

/** What is answered at each address. */
async function walk(request: APIRequestContext, paths: string[], site: string) {
  const bodies = new Map<string, string>();
  for (const path of paths) {
    const answer = await request.get(path.replace("SITE", encodeURIComponent(site)));
    expect(answer.status(), path).toBeLessThan(500);
    bodies.set(path, await answer.text());
  }
  return bodies;
}

/** What of a list a text tells. */
function tells(body: string, { title, share }: List) {
  return [title, share].filter((secret) => secret && body.includes(secret));
}
