import { expect, type Page } from "@playwright/test";
import { test } from "./support";

async function firstFilm(page: Page) {
  const { items } = await (await page.request.get("/api/media?kind=video&limit=1")).json();
  return items[0] as { id: string; title: string; description: string; posterUrl: string };
}

/** The page answers to the keyboard once it has asked who is signed in. */
async function ready(page: Page) {
  await expect(page.getByRole("link", { name: "Sign in" })).toHaveCSS("opacity", "1");
}

async function expectNoSidewaysScroll(page: Page) {
  const extra = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(extra, page.url()).toBeLessThanOrEqual(0);
}

test("home shows a film of the day and rows of films, music, the newest and playlists", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Watch now" })).toBeVisible();
  for (const title of ["Films", "Music", "Recently added", "Trending playlists"]) {
    const row = page.getByRole("region", { name: title });
    await expect(row.getByRole("listitem").first()).toBeVisible();
  }
  await expect(page.locator("main img").first()).toHaveJSProperty("complete", true);
});

test("search forgives a typo, keeps its state in the address, and leads to the film", async ({ page }) => {
  await page.goto("/");
  await ready(page);
  await page.keyboard.press("/");
  await page.keyboard.type("gren huor");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?query=gren(\+|%20)huor$/);
  const found = page.getByRole("article").filter({ hasText: "The Green Hour" });
  await expect(page.getByRole("article").first()).toContainText("The Green Hour");
  await page.reload();
  await expect(page.getByRole("searchbox", { name: /search/i })).toHaveValue("gren huor");
  await found.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "The Green Hour" })).toBeVisible();
});

test("search follows typing, keeps to a kind, and says when there is nothing", async ({ page }) => {
  await page.goto("/search");
  await ready(page);
  const box = page.getByRole("searchbox", { name: /search/i });
  await page.locator("body").press("/");
  await expect(box).toBeFocused();
  await box.fill("harb");
  await expect(page.getByRole("article").first()).toContainText("Slow Harbour");
  await page.getByRole("button", { name: "Films" }).click();
  await expect(page).toHaveURL(/kind=video/);
  await expect(page.getByText("Slow Harbour")).toHaveCount(0);
  await page.getByRole("button", { name: "All" }).click();
  await box.fill("xyzzyqwv");
  await expect(page.getByText("Nothing for “xyzzyqwv”")).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page).toHaveURL(/\/search$/);
  await expect(page.getByRole("article").first()).toBeVisible();
});

test("a search that fails says so and can be tried again", async ({ page, context }) => {
  await page.goto("/search");
  await ready(page);
  await context.setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await page.getByRole("searchbox", { name: /search/i }).fill("green");
  await expect(page.getByText("The search did not get through")).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("article").first()).toContainText("Green");
});

test("a media page tells people and machines what it is", async ({ page }) => {
  const film = await firstFilm(page);
  const response = await page.goto(`/media/${film.id}`);
  expect(response?.headers()["cache-control"]).toMatch(/s-maxage/);
  await expect(page).toHaveTitle(new RegExp(film.title));
  const content = (selector: string) => page.locator(selector).first().getAttribute("content");
  expect(await content('meta[name="description"]')).toBe(film.description);
  expect(await content('meta[property="og:title"]')).toContain(film.title);
  expect(await content('meta[property="og:type"]')).toBe("video.other");
  expect(await content('meta[property="og:image"]')).toMatch(/^https?:\/\/.+poster/);
  expect(await content('meta[name="twitter:card"]')).toBe("summary_large_image");
  const canonical = await page.locator('link[rel="canonical"]').getAttribute("href");
  expect(canonical).toMatch(new RegExp(`/media/${film.id}$`));
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
  expect(data).toMatchObject({
    "@type": "VideoObject",
    name: film.title,
    duration: expect.stringMatching(/^PT\d+S$/),
  });
  await expect(
    page.getByRole("region", { name: "More like this" }).getByRole("article").first(),
  ).toBeVisible();
});

test("what is not there is a real 404", async ({ page, request }) => {
  for (const path of ["/media/not-an-id", "/media/019c1db0-01c0-7797-9a10-000000000000", "/no/such/page"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "This seat is empty" })).toBeVisible();
  }
  expect((await request.get("/api/media/not-an-id")).status()).toBe(400);
  expect((await request.get("/api/media/019c1db0-01c0-7797-9a10-000000000000")).status()).toBe(404);
});

test("a chosen theme is there before the first paint, at every visit", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/");
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Light" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.goto("/search", { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
});

test("crawlers find robots, sitemap, manifest and icons", async ({ request, page }) => {
  expect(await (await request.get("/robots.txt")).text()).toContain("/sitemap.xml");
  const film = await firstFilm(page);
  expect(await (await request.get("/sitemap.xml")).text()).toContain(`/media/${film.id}`);
  const { icons } = await (await request.get("/manifest.webmanifest")).json();
  for (const { src } of icons) expect((await request.get(src)).status(), src).toBe(200);
});

test("the keyboard can skip to the content", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
});

test("nothing scrolls sideways on the smallest phone, and the tab bar leads everywhere @phone", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const film = await firstFilm(page);
  for (const path of ["/", "/search", `/media/${film.id}`, "/explore", "/sign-in", "/nowhere"]) {
    await page.goto(path);
    await expectNoSidewaysScroll(page);
  }
  await page.goto("/");
  const tabs = page.getByRole("navigation", { name: "Main" });
  await tabs.getByRole("link", { name: "Search" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Search" })).toBeVisible();
  await tabs.getByRole("link", { name: "Explore" }).click();
  await expect(page).toHaveURL(/\/explore$/);
  await tabs.getByRole("link", { name: "Home" }).click();
  await expect(page.getByRole("link", { name: "Watch now" })).toBeVisible();
});

test("a phone's media page keeps the picture in sight above chat or details @phone", async ({ page }) => {
  const film = await firstFilm(page);
  await page.goto(`/media/${film.id}`);
  const chat = page.getByRole("region", { name: "Chat" });
  await expect(chat).toBeHidden();
  await page.getByRole("button", { name: "Chat", exact: true }).click();
  await expect(chat).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: film.title })).toBeHidden();
  await page.getByRole("button", { name: "About" }).click();
  await page.mouse.wheel(0, 600);
  await expect(page.getByRole("button", { name: /play/i }).first()).toBeInViewport();
});

test("a phone's picture stays under the header on a short screen, with room left for the chat @phone", async ({
  page,
}) => {
  const film = await firstFilm(page);
  await page.goto(`/media/${film.id}?room=`);
  const chat = page.getByRole("region", { name: "Chat" });
  const stage = page.locator(".stage");
  for (const [width, height] of [
    [390, 844],
    [390, 480],
    [844, 390],
  ] as const) {
    await page.setViewportSize({ width, height });
    // Both in one look: the header is another one as soon as the new size is drawn.
    const belowHeader = async () => {
      const [header, picture] = [
        await page.locator("header").first().boundingBox(),
        await stage.boundingBox(),
      ];
      return Math.abs((picture?.y ?? 0) - (header?.height ?? Number.NaN));
    };
    for (const part of ["Chat", "About"]) {
      await page.getByRole("button", { name: part, exact: true }).click();
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await expect.poll(belowHeader).toBeLessThan(0.5);
      expect((await stage.boundingBox())?.height).toBeLessThanOrEqual(height / 2);
      if (part === "Chat") expect((await chat.boundingBox())?.height).toBeGreaterThan(100);
    }
  }
});

test("a phone's tab bar makes room while one types @phone", async ({ page }) => {
  await page.goto("/search");
  const tabs = page.getByRole("navigation", { name: "Main" });
  await expect(tabs).toBeVisible();
  await page.getByRole("searchbox", { name: /search/i }).focus();
  await expect(tabs).toBeHidden();
  await page.getByRole("searchbox", { name: /search/i }).blur();
  await expect(tabs).toBeVisible();
});
