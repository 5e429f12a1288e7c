import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import { importPlaylist, openEditor, someMedia } from "./playlists-support";
import { newAccount, test } from "./support";

/** A list of the first tracks of the catalogue, with its owner's page. */
async function listOf(page: Page, visibility: "public" | "unlisted" | "private") {
  const media = await someMedia(page, 2, "audio");
  const title = `Shared ${randomUUID().slice(0, 8)}`;
  return { title, media, id: await importPlaylist(page, title, media, visibility) };
}

/** Another site, which has one page. Browsers let none from afar show what runs on the same machine, so it does as well. */
async function serve(html: string) {
  const server = createServer((_request, response) =>
    response.setHeader("Content-Type", "text/html").end(html),
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function sheet(page: Page) {
  return page.getByRole("dialog", { name: "Share" });
}

test("a public list is shared by copying, by code and by file", async ({ browser, baseURL }) => {
  const { page, context } = await newAccount(browser, "Ada");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { id, title } = await listOf(page, "public");
  await page.goto(`/playlists/${id}`);
  const share = page.getByRole("button", { name: "Share", exact: true });
  await share.click();
  const [link, code] = [sheet(page).getByLabel("Link"), sheet(page).getByLabel("Code for another site")];
  await expect(link).toHaveValue(`${baseURL}/playlists/${id}`);
  await expect(code).toHaveValue(
    new RegExp(`^<iframe src="${baseURL}/embed/playlists/${id}" title="${title}"`),
  );
  await expect(sheet(page).getByRole("img", { name: "QR code of the link" })).toBeVisible();
  await sheet(page).getByRole("button", { name: "Copy" }).first().click();
  await expect(sheet(page).getByText("Link copied")).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}/playlists/${id}`);
  const started = page.waitForEvent("download");
  await sheet(page).getByRole("link", { name: "XSPF" }).click();
  expect((await started).suggestedFilename()).toBe(`${title}.xspf`);
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
  await expect(share).toBeFocused();
});

test("an unlisted list opens by its link until that is renewed, and leads its owner home", async ({
  browser,
}) => {
  const { page } = await newAccount(browser, "Ada");
  const { id, title } = await listOf(page, "unlisted");
  await openEditor(page, id, title);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = sheet(page).getByLabel("Link");
  await expect(link).toHaveValue(/\/playlists\/shared\/[0-9a-f]{32}$/);
  const old = await link.inputValue();

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(old);
  await expect(stranger.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(stranger.getByRole("button", { name: "Play all" })).toBeEnabled();

  await sheet(page).getByRole("button", { name: "Renew link" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Renew link" }).click();
  await expect(link).not.toHaveValue(old);
  const renewed = await link.inputValue();
  await expect(async () => expect((await stranger.request.get(old)).status()).toBe(404)).toPass();
  expect((await stranger.request.get(renewed)).status()).toBe(200);

  const answer = await page.goto(`/playlists/${id}`);
  expect(answer?.status()).toBe(404);
  await page.getByRole("link", { name: "Open it" }).click();
  await expect(page).toHaveURL(`/library/playlists/${id}`);
});

test("a public list plays in a frame on another site, without signing in", async ({ browser, baseURL }) => {
  const { page: owner } = await newAccount(browser, "Ada");
  const { id, title, media } = await listOf(owner, "public");
  const page = await (await browser.newContext()).newPage();
  const frameOf = (path: string) =>
    `<iframe src="${baseURL}${path}" width="640" height="540" allow="autoplay"></iframe>`;
  const other = await serve(frameOf(`/embed/playlists/${id}`) + frameOf(`/playlists/${id}`));
  await page.goto(other.url);
  const frame = page.frameLocator("iframe").first();
  await expect(frame.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(frame.getByRole("banner").getByRole("link", { name: "Home" })).toHaveCount(0);
  const row = frame.getByRole("list", { name: "Items" }).getByRole("button").nth(1);
  await row.click();
  await expect(frame.locator("[data-player]")).toHaveAttribute("data-status", "playing", { timeout: 30_000 });
  await expect(frame.locator("[data-player]")).toHaveAttribute("data-mode", "stage");
  await expect(row).toHaveAttribute("aria-current", "true");
  await expect(row).toContainText(media[1]?.title ?? "");
  const first = frame.getByRole("list", { name: "Items" }).getByRole("button").first();
  // Whoever has heard a few seconds of a track is led to its beginning first.
  await expect(async () => {
    await frame.getByRole("button", { name: "Previous" }).click();
    await expect(first).toHaveAttribute("aria-current", "true", { timeout: 1_000 });
  }).toPass();
  expect(page.frames()[1]?.url()).toBe(`${baseURL}/embed/playlists/${id}`);
  await expect.poll(() => page.frames()[2]?.url()).toBe("chrome-error://chromewebdata/");
  other.close();
});

test("a file of another program becomes a list, and what is not here is told @phone", async ({ browser }) => {
  const { page } = await newAccount(browser, "Ada");
  const [first, second] = await someMedia(page, 2, "audio");
  if (!first || !second) throw new Error("The catalogue has no music.");
  const lines = [
    "#EXTM3U",
    `#EXTINF:${Math.round(second.durationMs / 1000)},${second.title}`,
    "D:\\Music\\one.mp3",
    "#EXTINF:200,Nobody - Nowhere at all",
    "D:\\Music\\two.mp3",
    `http://elsewhere.example/media/${first.id}`,
  ];
  await page.goto("/library");
  await page.getByRole("button", { name: "Import" }).click();
  await page.getByLabel("Playlist file").setInputFiles({
    name: "Old winamp list.m3u",
    mimeType: "audio/x-mpegurl",
    buffer: Buffer.from(lines.join("\r\n"), "latin1"),
  });
  const dialog = page.getByRole("dialog", { name: "Old winamp list" });
  await expect(dialog.getByText("2 of 3 items are in your new private playlist.")).toBeVisible();
  await expect(dialog.getByRole("listitem")).toHaveText(/2\s*Nowhere at all by Nobody/);
  await dialog.getByRole("link", { name: "Open playlist" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Old winamp list" })).toBeVisible();
  const rows = page.getByRole("grid", { name: "Items" }).getByRole("row");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText(second.title);
});
