import { type Browser, type BrowserContext, devices, expect, type Page } from "@playwright/test";
import { arrive, box, chat, enter, log, write } from "./chat-support";
import { makeRoom } from "./rooms-support";
import { signIn, test } from "./support";

const phone = { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } };

const other = (page: Page) => page.getByRole("region", { name: "Your other screen" });

/** The address in the code that the laptop shows. */
async function readCode(page: Page) {
  await chat(page).getByRole("button", { name: "Chat on your phone" }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  return new URL(await page.getByLabel("Or open this link").inputValue());
}

async function phoneOf(browser: Browser, handle?: string) {
  const context = await browser.newContext(phone);
  if (handle) await signIn(context, handle);
  return { context, page: await context.newPage() };
}

/** Not to be left playing: the next test of this worker wants the processor. */
async function leave(...contexts: BrowserContext[]) {
  await Promise.all(contexts.map((context) => context.close()));
}

test("a phone scans the code, writes as its owner, follows the laptop and is let go", async ({ browser }) => {
  const ada = await arrive(browser, "ada");
  const bob = await arrive(browser, "bob");
  const { id: roomId, mediaId } = await makeRoom(ada.page.request);
  await Promise.all([enter(ada.page, mediaId, roomId), enter(bob.page, mediaId, roomId)]);
  const code = await readCode(ada.page);
  const stranger = await bob.context.newPage();
  await stranger.goto(code.pathname);
  await expect(
    stranger.getByText("This screen is not connected"),
    "it opens nothing for others",
  ).toBeVisible();
  await stranger.close();

  const { page: hand, context } = await phoneOf(browser);
  await hand.goto(code.pathname + code.search);
  await expect(hand).toHaveURL(/\/sign-in\?callbackUrl=%2Fsecond-screen/);
  await signIn(context, "ada");
  await hand.goto(code.pathname + code.search);
  await expect(box(hand)).toBeVisible();
  await expect(other(hand)).toContainText("Playing");
  // Where the broker was not heard, the next heartbeat tells.
  await expect(ada.page.getByRole("dialog")).toContainText("Your phone is connected", { timeout: 30_000 });
  await ada.page.keyboard.press("Escape");

  await write(hand, "From the sofa");
  await expect(log(bob.page).getByText("From the sofa")).toBeVisible();
  await expect(log(ada.page).getByText("From the sofa")).toBeVisible();
  await write(bob.page, "Heard you");
  await expect(log(hand).getByText("Heard you")).toBeVisible();

  await hand.getByRole("button", { name: "Pause on your other screen" }).click();
  await expect(ada.page.locator("[data-player]")).toHaveAttribute("data-status", "paused");
  await expect(other(hand)).toContainText("Paused");
  await expect(box(hand), "a pause keeps the room").toBeVisible();

  await chat(ada.page)
    .getByRole("button", { name: /^Chat on your phone/ })
    .click();
  await ada.page.getByRole("button", { name: "Disconnect" }).click();
  await expect(hand.getByText("This screen is not connected")).toBeVisible();
  await expect(box(hand)).toHaveCount(0);
  await hand.reload();
  await expect(hand.getByText("This screen is not connected")).toBeVisible();
  await leave(ada.context, bob.context, context);
});

test("a second screen ends with the player", async ({ browser }) => {
  const ada = await arrive(browser, "ada");
  const { id: roomId, mediaId } = await makeRoom(ada.page.request);
  await enter(ada.page, mediaId, roomId);
  const code = await readCode(ada.page);

  const hand = await phoneOf(browser, "ada");
  await hand.page.goto(code.pathname + code.search);
  await expect(box(hand.page)).toBeVisible();
  await ada.page.keyboard.press("Escape");
  await ada.page.getByRole("link", { name: "Matinee, home" }).click();
  await ada.page.getByRole("button", { name: "Close player" }).click();
  await expect(hand.page.getByText("This screen is not connected")).toBeVisible();
  await leave(ada.context, hand.context);
});
