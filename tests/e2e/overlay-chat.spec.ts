import { expect, type Page } from "@playwright/test";
import { box, chat, findMedia, log, open, write } from "./chat-support";
import { makeRoom } from "./rooms-support";
import { signIn, test } from "./support";

const player = (page: Page) => page.getByRole("region", { name: "Player", exact: true });

/** Plays a film in a room of one's own, with something said in it. */
async function playInRoom(page: Page) {
  await signIn(page, "cy");
  const mediaId = await findMedia(page, 0, "video");
  const room = await makeRoom(page.request, mediaId);
  await open(page, mediaId, room.id);
  await write(page, "Said before");
  await expect(log(page).getByText("Said before")).toBeVisible();
}

async function size(page: Page) {
  return page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
}

/** An element is where somebody can see all of it, and nothing else lies over its middle. */
async function expectInReach(page: Page, selector: string) {
  await expect
    .poll(() =>
      page.evaluate((query) => {
        const element = document.querySelector(query);
        const { left, top, right, bottom } = element?.getBoundingClientRect() ?? new DOMRect(-1, -1);
        const inside = left >= 0 && top >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return inside && hit !== null && (element?.contains(hit) ?? false);
      }, selector),
    )
    .toBe(true);
}

test("the chat lies over a film in full screen, as it was, with its menus, and goes again", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await playInRoom(page);
  await box(page).fill("half a thou");
  await box(page).blur();
  await page.keyboard.press("f");
  await expect
    .poll(() => page.evaluate(() => document.fullscreenElement === document.documentElement))
    .toBe(true);
  await expect.poll(async () => (await player(page).boundingBox())?.width).toBe((await size(page)).width);
  await expect(page.getByRole("link", { name: "Matinee, home" }), "the page is out of reach").toBeHidden();

  const toggle = player(page).getByRole("button", { name: "Chat", exact: true });
  if ((await toggle.getAttribute("aria-pressed")) === "true") await page.keyboard.press("t");
  await expect(toggle).toHaveAttribute("aria-pressed", "false");
  await expect(box(page)).toBeHidden();
  await page.keyboard.press("t");
  await expect(box(page)).toBeVisible();
  await expect(box(page), "what was begun is still there").toHaveValue("half a thou");
  await expectInReach(page, "[data-chat-place] textarea");
  await expectInReach(page, ".player-bar media-fullscreen-button");
  await box(page).fill("From full screen");
  await box(page).press("Enter");
  await expect(log(page).getByText("From full screen")).toBeVisible();
  await chat(page).getByRole("button", { name: "Room menu" }).click();
  await expect(page.getByRole("menuitem", { name: "Leave room" })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.evaluate(() => document.exitFullscreen());
  await expect(page.getByRole("link", { name: "Matinee, home" })).toBeVisible();
  await expect(log(page).getByText("From full screen")).toBeVisible();
});

test("a phone on its side: the film takes the screen, the chat lies over it, and the page is a press away @phone", async ({
  page,
}) => {
  await playInRoom(page);
  await page.setViewportSize({ width: 844, height: 390 });
  await expect
    .poll(async () => player(page).boundingBox())
    .toMatchObject({ x: 0, y: 0, width: 844, height: 390 });
  await expectInReach(page, "[data-chat-place] textarea");
  await box(page).fill("On my side");
  await box(page).press("Enter");
  await expect(log(page).getByText("On my side")).toBeInViewport();

  await box(page).focus();
  await page.setViewportSize({ width: 844, height: 180 });
  await expectInReach(page, "[data-chat-place] textarea");
  await expect(log(page).getByText("On my side"), "with the keyboard open").toBeInViewport();
  await expect(box(page), "nothing takes the focus").toBeFocused();
  await page.setViewportSize({ width: 844, height: 390 });
  await box(page).blur();

  await player(page).tap({ position: { x: 200, y: 120 } });
  await page.getByRole("button", { name: "Show the page" }).tap();
  await expect(page.getByRole("link", { name: "Matinee, home" })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(log(page).getByText("On my side")).toBeInViewport();
});

for (const [width, height, keyboard] of [
  [390, 844, 510],
  [320, 568, 290],
] as const) {
  test(`the keyboard leaves film, words and box in sight at ${width} pixels @phone`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await playInRoom(page);
    await box(page).focus();
    await page.setViewportSize({ width, height: keyboard });
    await expect(page.locator("html")).toHaveAttribute("data-keyboard", /.*/);
    await expectInReach(page, "[data-chat-place] textarea");
    await expect(log(page).getByText("Said before")).toBeInViewport();
    await expect.poll(async () => (await player(page).boundingBox())?.y).toBe(0);
    expect((await player(page).boundingBox())?.height).toBeGreaterThan(keyboard * 0.3);
    await expect(box(page)).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

test("a keyboard that lies over the page, as on iPhones, hides nothing of the chat @phone", async ({
  page,
}) => {
  await playInRoom(page);
  await box(page).focus();
  await page.evaluate(() => {
    const viewport = window.visualViewport as VisualViewport;
    Object.defineProperty(viewport, "height", { configurable: true, value: innerHeight - 336 });
    viewport.dispatchEvent(new Event("resize"));
  });
  const left = 844 - 336;
  await expect
    .poll(async () => {
      const at = await box(page).boundingBox();
      return at ? at.y + at.height : 0;
    })
    .toBeLessThanOrEqual(left);
  await expect(log(page).getByText("Said before")).toBeVisible();
  await page.evaluate(() => {
    const viewport = window.visualViewport as VisualViewport;
    Object.defineProperty(viewport, "height", { configurable: true, value: innerHeight });
    viewport.dispatchEvent(new Event("resize"));
  });
  await expect(page.locator("html")).not.toHaveAttribute("data-keyboard", /.*/);
  await expect(page.getByRole("link", { name: "Matinee, home" })).toBeVisible();
});
