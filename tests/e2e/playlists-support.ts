import { expect, type Page } from "@playwright/test";

type Found = { id: string; title: string; kind: "video" | "audio"; durationMs: number };

/** Media of the catalogue, newest first. */
export async function someMedia(page: Page, count: number, kind?: Found["kind"]): Promise<Found[]> {
  const response = await page.request.get("/api/media", { params: { limit: 12, ...(kind && { kind }) } });
  const { items } = (await response.json()) as { items: Found[] };
  expect(items.length).toBeGreaterThanOrEqual(count);
  return items.slice(0, count);
}

/** Makes a playlist through "My playlists" and stays in its editor. Answers its id. */
export async function makePlaylist(page: Page, title: string, visibility = "Private") {
  await page.goto("/library");
  await page.getByRole("button", { name: "New playlist" }).click();
  const dialog = page.getByRole("dialog", { name: "New playlist" });
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByRole("radio", { name: visibility }).check();
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return page.url().split("/").at(-1) ?? "";
}

/** Adds a media through the editor's find panel. */
export async function findAndAdd(page: Page, title: string) {
  const panel = page.getByRole("search", { name: "Find and add" });
  await panel.getByRole("searchbox").fill(title);
  await panel.getByRole("button", { name: `Add ${title}` }).click();
  await expect(panel.getByRole("button", { name: `Remove ${title}` })).toBeVisible();
  await expect(page.getByRole("button", { name: `More for ${title}` })).toBeEnabled();
}

export async function closePanel(page: Page) {
  await page.getByRole("search", { name: "Find and add" }).getByRole("button", { name: "Done" }).click();
}

/** Makes a playlist with these media in it, and closes the find panel. Answers its id. */
export async function fillPlaylist(page: Page, title: string, media: Found[], visibility?: string) {
  const id = await makePlaylist(page, title, visibility);
  for (const { title: name } of media) await findAndAdd(page, name);
  await closePanel(page);
  await expectOrder(
    page,
    media.map(({ title: name }) => name),
  );
  return id;
}

/** The items of the page, on screen, in this order. */
export async function expectOrder(page: Page, titles: string[]) {
  const rows = page.getByRole("list", { name: "Items" }).getByRole("listitem");
  await expect(rows).toHaveCount(titles.length);
  for (const [index, title] of titles.entries()) await expect(rows.nth(index)).toContainText(title);
}

/** The order that the server keeps: what a fresh page shows. Waits for changes that are still on their way. */
export async function expectKeptOrder(page: Page, titles: string[]) {
  await expectOrder(page, titles);
  await page.waitForLoadState("networkidle");
  await page.reload();
  await expectOrder(page, titles);
}
