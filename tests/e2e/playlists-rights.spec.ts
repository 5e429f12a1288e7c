import { randomUUID } from "node:crypto";
import { type APIRequestContext, type Browser, expect, type Page, type Request } from "@playwright/test";
import { expectKeptOrder, expectOrder, fillPlaylist, items, row, someMedia } from "./playlists-support";
import { isAction, newAccount, test } from "./support";

type Captured = { url: string; headers: Record<string, string>; body: string };

/** What a server action answered, read from the stream that carries it. */
async function replay(request: APIRequestContext, { url, headers, body }: Captured) {
  const response = await request.post(url, { headers, data: body, maxRedirects: 0 });
  const text = await response.text();
  return text.match(/"ok":true/) ? "ok" : (text.match(/"code":"(\w+)"/)?.[1] ?? `no answer: ${text}`);
}

/** Does something in the owner's page and keeps the action that it sends, the one whose input has this field. */
async function capture(page: Page, field: string, act: () => Promise<void>): Promise<Captured> {
  const isIt = (sent: Request) => isAction(sent) && (sent.postData() ?? "").includes(`"${field}":`);
  const [request] = await Promise.all([page.waitForRequest(isIt), act()]);
  const { "next-action": action = "", "content-type": type = "" } = request.headers();
  const headers = { "next-action": action, "content-type": type, accept: "text/x-component" };
  return { url: request.url(), headers, body: request.postData() ?? "" };
}

function captureUpdate(page: Page) {
  return capture(page, "title", async () => {
    await page.getByRole("button", { name: "Edit details" }).click();
    await page.getByRole("dialog").getByLabel("Title").fill("Renamed");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  });
}

/** The same without the version of the list that it was made for. */
function onAny(action: Captured): Captured {
  return { ...action, body: action.body.replace(/,"version":\d+/, "") };
}

async function anonymous(browser: Browser) {
  return (await browser.newContext()).request;
}

test("a stranger who replays the owner's requests changes nothing, the owner does", async ({ browser }) => {
  test.setTimeout(120_000);
  const [owner, stranger, nobody] = [
    await newAccount(browser, "Ada"),
    await newAccount(browser, "Bob"),
    await anonymous(browser),
  ];
  const { page } = owner;
  const media = await someMedia(page, 4);
  const [a = "", b = "", c = "", d = ""] = media.map(({ title }) => title);
  const id = await fillPlaylist(page, "Hands off", media.slice(0, 3));
  await page.route("**/*", (route) => (isAction(route.request()) ? route.abort() : route.fallback()));

  const move = await capture(page, "to", async () => {
    await row(page, c).focus();
    await page.keyboard.press("Alt+ArrowUp");
  });
  await expect(items(page)).toHaveAttribute("aria-busy", "false");
  const remove = await capture(page, "itemIds", async () => {
    await page.getByRole("button", { name: `More for ${a}` }).click();
    await page.getByRole("menuitem", { name: "Remove", exact: true }).click();
  });
  const add = await capture(page, "mediaIds", async () => {
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("searchbox", { name: "Find films and music" }).fill(d);
    await page.getByRole("button", { name: `Add ${d}` }).click();
  });
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  const update = await captureUpdate(page);
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await page.unrouteAll();

  const actions = { move, remove, add, update };
  for (const [name, action] of Object.entries(actions)) {
    expect(await replay(stranger.context.request, action), `${name} by a stranger`).toBe("not_found");
    expect(await replay(nobody, action), `${name} by nobody`).toBe("unauthenticated");
  }
  await page.goto(`/library/playlists/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Hands off" })).toBeVisible();
  await expectKeptOrder(page, [a, b, c]);

  for (const [name, action] of Object.entries(actions))
    expect(await replay(owner.context.request, onAny(action)), `${name} by the owner`).toBe("ok");
  await page.goto(`/library/playlists/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Renamed" })).toBeVisible();
  await expectOrder(page, [c, b, d]);
});

test("an action finds the only page that has it from another's address, also behind a proxy that ends TLS", async ({
  browser,
  baseURL,
}) => {
  const { page, context } = await newAccount(browser);
  const [media] = await someMedia(page, 1);
  await fillPlaylist(page, "Not from here", media ? [media] : []);
  await page.route("**/*", (route) => (isAction(route.request()) ? route.abort() : route.fallback()));
  const update = await captureUpdate(page);
  const headers = { ...update.headers, "x-forwarded-proto": "https" };
  expect(await replay(context.request, { ...update, url: `${baseURL}/search`, headers })).toBe("ok");
  await page.unrouteAll();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Renamed" })).toBeVisible();
});

test("a private list is the same 404 as a missing one, as is an unlisted one without its link; public is on Explore", async ({
  browser,
}) => {
  const [owner, stranger, nobody] = [
    await newAccount(browser, "Ada"),
    await newAccount(browser, "Bob"),
    await anonymous(browser),
  ];
  const { page } = owner;
  const media = await someMedia(page, 1);
  const title = `Night ${randomUUID().slice(0, 8)}`;
  const id = await fillPlaylist(page, title, media);
  const missing = randomUUID();
  // What began to be rendered for somebody else before a change may be stored after it: see `expire`.
  const explore = async () => (await answer(nobody, "/explore", "")).body;
  const onExplore = expect.poll(explore, { timeout: 6_000 });

  for (const path of ["/playlists/", "/library/playlists/"]) {
    for (const request of [stranger.context.request, nobody]) {
      const [hidden, absent] = [await answer(request, path, id), await answer(request, path, missing)];
      expect(hidden).toEqual(absent);
      expect(hidden.body).not.toContain(title);
    }
  }
  expect((await answer(nobody, "/playlists/", id)).status).toBe(404);
  expect((await answer(stranger.context.request, "/library/playlists/", id)).status).toBe(404);

  await setVisibility(page, "Unlisted");
  expect((await answer(nobody, "/playlists/", id)).status).toBe(404);
  await onExplore.not.toContain(title);

  await setVisibility(page, "Public");
  const shown = await answer(nobody, "/playlists/", id);
  expect(shown.body).not.toMatch(/<meta name="robots" content="noindex/);
  await onExplore.toContain(title);
  expect(await answer(stranger.context.request, "/playlists/", id)).toEqual(shown);

  await setVisibility(page, "Private");
  expect(await answer(nobody, "/playlists/", id)).toEqual(await answer(nobody, "/playlists/", missing));
  await onExplore.not.toContain(title);
});

test("the owner finds the way from a list's page to its editor, others do not", async ({ browser }) => {
  const [owner, stranger] = [await newAccount(browser, "Ada"), await newAccount(browser, "Bob")];
  const id = await fillPlaylist(owner.page, "Open house", await someMedia(owner.page, 1), "public");
  await owner.page.goto(`/playlists/${id}`);
  await expect(owner.page.getByRole("link", { name: "Edit" })).toHaveAttribute(
    "href",
    `/library/playlists/${id}`,
  );
  await stranger.page.goto(`/playlists/${id}`);
  await expect(stranger.page.getByRole("button", { name: "Play all" })).toBeEnabled();
  await expect(stranger.page.getByRole("button", { name: "Share" })).toBeVisible();
  await expect(stranger.page.getByRole("link", { name: "Edit" })).toHaveCount(0);
});

/** A page's status and body, byte for byte except for the id that was asked for. */
async function answer(request: APIRequestContext, path: string, id: string) {
  const response = await request.get(`${path}${id}`, { maxRedirects: 0 });
  // A page in Next's cache names the request that it was first rendered for, with the mark of a navigation.
  const body = (await response.text()).replace(/\?_rsc=[\w-]+/g, "");
  return {
    status: response.status(),
    location: response.headers().location?.replaceAll(id, "ID"),
    body: id ? body.replaceAll(id, "ID") : body,
  };
}

async function setVisibility(page: Page, visibility: string) {
  await page.getByRole("button", { name: "Edit details" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit details" });
  await dialog.getByRole("radio", { name: visibility }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`${visibility} playlist`)).toBeVisible();
}
