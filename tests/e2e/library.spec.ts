import { expect, type Page } from "@playwright/test";
import { someMedia } from "./playlists-support";
import { newAccount, nextAnswer, test } from "./support";

/** Plays so much of a media, without a player. */
async function play(page: Page, mediaId: string, positionMs: number) {
  const data = { mediaId, positionMs, state: "playing" };
  expect((await page.request.post("/api/watching", { data })).ok()).toBe(true);
}

const rows = (page: Page, list: string) => page.getByRole("list", { name: list }).getByRole("listitem");

/** Opens the menu of a media's card, and answers it. */
async function openMenu(page: Page, title: string) {
  await page
    .getByRole("button", { name: `More for ${title}` })
    .first()
    .click();
  return page.getByRole("menu");
}

test("a card's menu keeps a film for later; it comes out and back by undo", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const [film, other] = await someMedia(page, 2, "video");
  await page.goto("/search?kind=video");
  await (await openMenu(page, other?.title ?? ""))
    .getByRole("menuitemcheckbox", { name: "Watch later" })
    .click();
  await expect(page.getByText(`Added to Watch later: ${other?.title}.`)).toBeVisible();
  await (await openMenu(page, film?.title ?? ""))
    .getByRole("menuitemcheckbox", { name: "Watch later" })
    .click();
  await expect(page.getByText(`Added to Watch later: ${film?.title}.`)).toBeVisible();
  const menu = await openMenu(page, film?.title ?? "");
  await expect(menu.getByRole("menuitemcheckbox", { name: "Watch later" })).toBeChecked();
  await page.keyboard.press("Escape");

  await page.goto("/library/watch-later");
  await expect(rows(page, "Watch later").first()).toContainText(film?.title ?? "");
  await page.getByRole("button", { name: `Remove ${film?.title} from Watch later` }).click();
  await expect(rows(page, "Watch later")).toHaveCount(1);
  const undo = page.getByRole("button", { name: "Undo" }).first();
  await expect(undo).toBeVisible();
  const undone = nextAnswer(page);
  await undo.click();
  await expect(rows(page, "Watch later").first()).toContainText(film?.title ?? "");
  await undone;
  await page.reload();
  await expect(rows(page, "Watch later")).toHaveCount(2);
  await expect(rows(page, "Watch later").first()).toContainText(film?.title ?? "");
});

test("whoever is not signed in is offered to be, and comes back", async ({ page }) => {
  const [film] = await someMedia(page, 1, "video");
  await page.goto(`/media/${film?.id}`);
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toHaveCSS("opacity", "1");
  await page.getByRole("button", { name: "Like", exact: true }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`/sign-in?callbackUrl=${encodeURIComponent(`/media/${film?.id}`)}`);
});

test("a like is kept, and is taken back on the list of what is liked", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const [film] = await someMedia(page, 1, "video");
  await page.goto(`/media/${film?.id}`);
  const like = page.getByRole("button", { name: "Like", exact: true });
  await like.click();
  await expect(page.getByText(`Liked: ${film?.title}.`)).toBeVisible();
  await page.reload();
  await expect(like).toHaveAttribute("aria-pressed", "true");
  await page.goto("/library/liked");
  await page.getByRole("button", { name: `Remove ${film?.title} from Liked` }).click();
  await expect(page.getByText("Nothing liked yet")).toBeVisible();
});

test("a film that is watched to its end leaves watch later, unless one keeps it", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const [film] = await someMedia(page, 1, "video");
  const following = page.waitForResponse("**/api/library/progress");
  await page.goto(`/media/${film?.id}`);
  await page.getByRole("button", { name: "Watch later", exact: true }).click();
  await expect(page.getByText(`Added to Watch later: ${film?.title}.`)).toBeVisible();
  await following;
  await page.getByRole("button", { name: `Play ${film?.title}` }).click();
  const player = page.locator("[data-player]");
  await expect(player).toHaveAttribute("data-status", "playing", { timeout: 20_000 });
  await player.locator("video").evaluate((video: HTMLVideoElement) => {
    video.currentTime = video.duration - 1;
  });
  await expect(page.getByText(`Watched, and out of Watch later: ${film?.title}.`)).toBeVisible({
    timeout: 30_000,
  });
  const kept = nextAnswer(page);
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByRole("button", { name: "Watch later", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await kept;
  await page.goto("/library/watch-later");
  await expect(rows(page, "Watch later")).toHaveCount(1);
});

test("the history is gone on with, searched, weeded, paused and cleared", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const media = await someMedia(page, 3, "video");
  for (const { id } of media) await play(page, id, 20_000);
  const [one, two, latest] = media.map(({ title }) => title);
  await page.goto("/");
  const begun = page.getByRole("region", { name: "Continue watching" });
  await expect(begun.getByRole("article").first()).toContainText(latest ?? "");
  await expect(begun.getByRole("article").first()).toContainText("% watched");

  await page.goto("/library/history");
  const entries = page.getByRole("region", { name: "Today" }).getByRole("article");
  await expect(entries).toHaveCount(3);
  await expect(entries.first()).toContainText(latest ?? "");
  const search = page.getByRole("searchbox", { name: "Search your history" });
  await search.fill(two ?? "");
  await expect(entries).toHaveCount(1);
  await search.fill("");
  await expect(entries).toHaveCount(3);

  await page.getByRole("button", { name: `Remove ${one} from your history` }).click();
  await expect(entries).toHaveCount(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(entries).toHaveCount(3);
  await expect(entries.last()).toContainText(one ?? "");

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Your history is paused.")).toBeVisible();
  await page.getByRole("button", { name: "Clear…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Clear history" }).click();
  await expect(page.getByText("Nothing played yet")).toBeVisible();
  await play(page, media[0]?.id ?? "", 20_000);
  await page.reload();
  await expect(page.getByText("Nothing played yet")).toBeVisible();
  await expect(page.getByRole("button", { name: "Go on" })).toBeVisible();
});

/** Somebody who can invite the viewer of a page into a room of theirs, which tells them. */
async function host(page: Page, guest: Page) {
  const { user } = await (await guest.request.get("/api/auth/session")).json();
  const [film] = await someMedia(page, 1, "video");
  await play(page, film?.id ?? "", 0);
  return async (title: string) => {
    const data = { title, visibility: "private" };
    const made = await page.request.post(`/api/media/${film?.id}/rooms`, { data });
    expect(made.status()).toBe(201);
    const { room } = await made.json();
    const asked = await page.request.post(`/api/rooms/${room.id}/guests`, { data: { handle: user.handle } });
    expect(asked.status()).toBe(201);
  };
}

test("what one is told shows at the bell at once, and is read by following it", async ({ browser }) => {
  const [{ page }, { page: other }] = [await newAccount(browser, "Yan"), await newAccount(browser, "Zoe")];
  const invite = await host(other, page);
  const signed = page.waitForResponse("**/api/realtime/auth");
  await page.goto("/explore");
  await signed;
  await invite("Late night crew");
  await invite("Early birds");
  const bell = page.getByRole("button", { name: "Notifications, 2 unread" });
  await bell.click();
  const popover = page.getByRole("dialog");
  await expect(popover.getByRole("listitem").first()).toContainText(
    "Zoe invites you to the room Early birds",
  );
  await popover.getByRole("link", { name: "Late night crew" }).click();
  await expect(page.getByRole("button", { name: "Notifications, 1 unread" })).toBeVisible();

  await page.goto("/notifications");
  await expect(rows(page, "Notifications")).toHaveCount(2);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();
  await page.reload();
  await expect(rows(page, "Notifications")).toHaveCount(2);
  await expect(rows(page, "Notifications").getByText("Unread")).toHaveCount(0);
});

test("without the broker, what one is told shows when another page is looked at", async ({ browser }) => {
  const [{ page }, { page: other }] = [await newAccount(browser, "Yan"), await newAccount(browser, "Zoe")];
  const invite = await host(other, page);
  await page.routeWebSocket(/.*\/app\/.*/, (socket) => socket.close());
  const asked = page.waitForResponse("**/api/notifications");
  await page.goto("/explore");
  await asked;
  await invite("Late night crew");
  const go = (section: string) =>
    page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: section }).first().click();
  await expect(async () => {
    await go(page.url().endsWith("/explore") ? "Library" : "Explore");
    await expect(page.getByRole("button", { name: "Notifications, 1 unread" })).toBeVisible({
      timeout: 5_000,
    });
  }).toPass();
});

test("on a phone, the menu and the history are reached by touch @phone", async ({ browser }) => {
  const { page } = await newAccount(browser);
  await page.setViewportSize({ width: 390, height: 844 });
  const [film] = await someMedia(page, 1, "video");
  await play(page, film?.id ?? "", 20_000);
  await page.goto("/library/history");
  const menu = await openMenu(page, film?.title ?? "");
  await menu.getByRole("menuitem", { name: "Add to playlist…" }).click();
  await expect(page.getByRole("dialog", { name: "Add to playlist" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("navigation", { name: "Library" }).getByRole("link", { name: "Liked" }).click();
  await expect(page.getByText("Nothing liked yet")).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
