import { randomUUID } from "node:crypto";
import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { newAccount, test } from "./support";

type Track = { id: string; title: string; durationMs: number; hlsUrl: string };
type Part = { mediaId: string; startMs?: number; endMs?: number };
type List = { visibility?: "public" | "unlisted" | "private"; parts: Part[] };

const player = "[data-player]";

/** Tracks of the catalogue; they are lighter to play than films. */
async function tracks({ request }: Page, count: number): Promise<Track[]> {
  const { items } = await (await request.get(`/api/media?kind=audio&limit=${count}`)).json();
  expect(items).toHaveLength(count);
  return items;
}

/** A list of these parts of media, made by importing it. Answers its id. */
async function makeList({ request }: Page, { visibility = "private", parts }: List): Promise<string> {
  const text = JSON.stringify({ title: `List ${randomUUID().slice(0, 8)}`, tracks: parts });
  const response = await request.post("/api/playlists/import", {
    data: { text, visibility, confirmed: true },
  });
  expect(response.status()).toBe(201);
  return (await response.json()).playlistId;
}

async function arrive(browser: Browser, count = 3) {
  const { page } = await newAccount(browser);
  return { page, media: await tracks(page, count) };
}

const seconds = (page: Page) =>
  page.locator(`${player} video`).evaluate((video: HTMLVideoElement) => video.currentTime);

const jumpTo = (page: Page, to: number) =>
  page.locator(`${player} video`).evaluate((video: HTMLVideoElement, at) => {
    video.currentTime = at;
  }, to);

const status = (page: Page, value: string) =>
  expect(page.locator(player)).toHaveAttribute("data-status", value, { timeout: 20_000 });

const docked = (page: Page, title: string) =>
  expect(page.getByRole("link", { name: `Back to ${title}` })).toBeVisible({ timeout: 20_000 });

async function openQueue(page: Page) {
  await page.getByRole("button", { name: "Queue", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Queue" });
  await expect(dialog.getByRole("listitem").first()).toBeVisible();
}

const row = (page: Page, title: string) =>
  page.getByRole("list", { name: "Queue" }).getByRole("listitem").filter({ hasText: title });

async function expectQueue(page: Page, titles: string[]) {
  const rows = page.getByRole("list", { name: "Queue" }).locator(".queue-title");
  await expect(rows).toHaveText(titles);
}

test("a list plays through by itself, of each item the part that it names", async ({ browser }) => {
  const { page, media } = await arrive(browser, 2);
  const [first, second] = media as [Track, Track];
  const id = await makeList(page, {
    parts: [
      { mediaId: first.id, startMs: 6000, endMs: 9000 },
      { mediaId: second.id, startMs: 12_000, endMs: 14_000 },
    ],
  });
  await page.goto(`/library/playlists/${id}`);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.getByRole("button", { name: "Play all" }).click();
  await docked(page, first.title);
  await expect.poll(() => seconds(page), { timeout: 20_000 }).toBeGreaterThan(6);
  await docked(page, second.title);
  await expect.poll(() => seconds(page), { timeout: 20_000 }).toBeGreaterThan(12);
  await status(page, "ended");
  expect(await seconds(page)).toBeGreaterThanOrEqual(13.9);
  expect(await seconds(page)).toBeLessThan(15);
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
});

test("the queue is rearranged by keyboard and by menu, and survives a reload without playing", async ({
  browser,
}) => {
  const { page, media } = await arrive(browser, 3);
  const [a, b, c] = media as [Track, Track, Track];
  const id = await makeList(page, { parts: media.map(({ id: mediaId }) => ({ mediaId })) });
  await page.goto(`/library/playlists/${id}`);
  await page.getByRole("button", { name: "Play all" }).click();
  await docked(page, a.title);
  await openQueue(page);
  await expectQueue(page, [a.title, b.title, c.title]);
  await row(page, c.title)
    .getByRole("button", { name: `Reorder ${c.title}` })
    .press("Alt+ArrowUp");
  await expectQueue(page, [a.title, c.title, b.title]);
  await row(page, b.title)
    .getByRole("button", { name: `More for ${b.title}` })
    .click();
  await page.getByRole("menuitem", { name: "Play next" }).click();
  await expectQueue(page, [a.title, b.title, c.title]);
  await row(page, b.title)
    .getByRole("button", { name: `More for ${b.title}` })
    .click();
  await page.getByRole("menuitem", { name: "Remove from the queue" }).click();
  await expectQueue(page, [a.title, c.title]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expectQueue(page, [a.title, b.title, c.title]);
  await page.getByRole("button", { name: "Repeat: off" }).click();
  await page.getByRole("button", { name: "Shuffle" }).click();
  await expect(page.getByRole("button", { name: "Shuffle" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Shuffle" }).click();
  await expectQueue(page, [a.title, b.title, c.title]);
  await page.keyboard.press("Escape");

  await page.reload();
  await docked(page, a.title);
  await status(page, "paused");
  await openQueue(page);
  await expectQueue(page, [a.title, b.title, c.title]);
  await expect(page.getByRole("button", { name: "Repeat: all" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await status(page, "playing");
});

test("a list is taken up where it was left", async ({ browser }) => {
  const { page, media } = await arrive(browser, 2);
  const [, second] = media as [Track, Track];
  const id = await makeList(page, { parts: media.map(({ id: mediaId }) => ({ mediaId })) });
  await page.goto(`/library/playlists/${id}`);
  await page.getByRole("button", { name: "Play all" }).click();
  await status(page, "playing");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await docked(page, second.title);
  await status(page, "playing");
  await jumpTo(page, 20);
  await expect.poll(() => seconds(page)).toBeGreaterThan(20);
  const kept = page.waitForResponse((response) => response.request().method() === "POST" && response.ok());
  await page.getByRole("button", { name: "Pause" }).click();
  await kept;
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto(`/library/playlists/${id}`);
  await page.getByRole("button", { name: `Resume ${second.title}` }).click();
  await docked(page, second.title);
  await expect.poll(() => seconds(page), { timeout: 20_000 }).toBeGreaterThan(19);
});

test("what cannot be played is skipped, and one is told", async ({ browser }) => {
  const { page, media } = await arrive(browser, 2);
  const [first, second] = media as [Track, Track];
  const id = await makeList(page, { parts: media.map(({ id: mediaId }) => ({ mediaId })) });
  await page.route(`**${first.hlsUrl}`, (route) => route.fulfill({ status: 404 }));
  await page.goto(`/library/playlists/${id}`);
  await page.getByRole("button", { name: "Play all" }).click();
  await docked(page, second.title);
  await status(page, "playing");
  await expect(page.getByText(`“${first.title}” cannot be played right now and was skipped.`)).toBeVisible();
});

test("whoever has an unlisted list's link sees it beside its media, and nobody else does", async ({
  browser,
  page,
}) => {
  const { page: owner, media } = await arrive(browser, 2);
  const [first, second] = media as [Track, Track];
  const parts = media.map(({ id: mediaId }) => ({ mediaId }));
  const id = await makeList(owner, { visibility: "unlisted", parts });
  await owner.goto(`/library/playlists/${id}`);
  await owner.getByRole("button", { name: "Share", exact: true }).click();
  const link = await owner.getByRole("dialog").getByLabel("Link", { exact: true }).inputValue();
  const share = link.split("/").at(-1) ?? "";
  const below = page.getByText(`Up next: ${second.title}`);
  await page.goto(`/media/${first.id}?list=${id}&share=${share}`);
  await expect(below).toBeVisible();
  await page.getByRole("button", { name: `Play ${first.title}` }).click();
  await status(page, "playing");
  await page.keyboard.press("Shift+N");
  await expect(page).toHaveURL(new RegExp(`/media/${second.id}\\?list=${id}&share=${share}`));

  const stranger = await (await browser.newContext()).newPage();
  const answered = stranger.waitForResponse(
    (response) => response.request().postData()?.includes(id) === true,
  );
  await stranger.goto(`/media/${first.id}?list=${id}`);
  await answered;
  await expect(stranger.getByText("Up next")).toBeHidden();
});

test("on a phone the queue is rearranged by finger @phone", async ({ browser }) => {
  const { page, media } = await arrive(browser, 3);
  const [a, b, c] = media as [Track, Track, Track];
  const id = await makeList(page, { parts: media.map(({ id: mediaId }) => ({ mediaId })) });
  await page.goto(`/library/playlists/${id}`);
  await page.getByRole("button", { name: "Play all" }).tap();
  await docked(page, a.title);
  await openQueue(page);
  await expectQueue(page, [a.title, b.title, c.title]);
  const handle = (of: Track) => page.getByRole("dialog").getByRole("button", { name: `Reorder ${of.title}` });
  const foot = async () => {
    const box = await page.getByRole("dialog").boundingBox();
    return Math.round((box?.y ?? 0) + (box?.height ?? 0));
  };
  // A finger needs the sheet at rest.
  await expect.poll(foot).toBe(page.viewportSize()?.height);
  await drag(page, handle(c), handle(b));
  await expectQueue(page, [a.title, c.title, b.title]);
});

/** Drags by finger from one place to just above another. */
async function drag(page: Page, from: Locator, to: Locator) {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error("There is nothing to drag.");
  const finger = await page.context().newCDPSession(page);
  const x = start.x + start.width / 2;
  const [top, bottom] = [end.y + end.height / 4, start.y + start.height / 2];
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y?: number) =>
    finger.send("Input.dispatchTouchEvent", { type, touchPoints: y === undefined ? [] : [{ x, y }] });
  await touch("touchStart", bottom);
  for (let step = 1; step <= 12; step++) await touch("touchMove", bottom + ((top - bottom) * step) / 12);
  // The list follows a finger's last move a little later.
  await expect(page.locator(".queue-row[data-dragging]")).toBeVisible();
  await touch("touchEnd");
}
