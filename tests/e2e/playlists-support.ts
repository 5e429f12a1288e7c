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

/** Makes a playlist with these media in it without anybody clicking. Answers its id. */
export async function importPlaylist(
  page: Page,
  title: string,
  media: { id: string }[],
  visibility: "private" | "unlisted" | "public" = "private",
): Promise<string> {
  const text = JSON.stringify({ title, tracks: media.map(({ id }) => ({ mediaId: id })) });
  const response = await page.request.post("/api/playlists/import", { data: { text, visibility } });
  expect(response.status(), "the list is made").toBe(201);
  const { playlistId } = (await response.json()) as { playlistId: string };
  return playlistId;
}

/** As `importPlaylist`, and opens the list's editor. */
export async function fillPlaylist(...[page, title, media, visibility]: Parameters<typeof importPlaylist>) {
  const id = await importPlaylist(page, title, media, visibility);
  await openEditor(page, id, title);
  return id;
}

/** Opens an editor and waits until its buttons do something. */
export async function openEditor(page: Page, id: string, title: string) {
  await page.goto(`/library/playlists/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(items(page)).toHaveAttribute("aria-busy", "false");
}

/** The table of an editor's items. */
export function items(page: Page) {
  return page.getByRole("grid", { name: "Items" });
}

/** The row of an item, by its title. */
export function row(page: Page, title: string) {
  return items(page).getByRole("row").filter({ hasText: title });
}

/** The items of the page, on screen, in this order. */
export async function expectOrder(page: Page, titles: string[]) {
  const rows = items(page).getByRole("row");
  await expect(rows).toHaveCount(titles.length);
  for (const [index, title] of titles.entries()) await expect(rows.nth(index)).toContainText(title);
}

/** The order that the server keeps: what a fresh page shows. Waits for changes that are still on their way. */
export async function expectKeptOrder(page: Page, titles: string[]) {
  await expectOrder(page, titles);
  await expect(items(page)).toHaveAttribute("aria-busy", "false");
  await page.reload();
  await expectOrder(page, titles);
}
