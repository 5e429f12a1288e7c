import { randomUUID } from "node:crypto";
import { type Browser, type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { makeRoom, watch } from "./rooms-support";
import { pressPlay, signIn } from "./support";

export type Person = { context: BrowserContext; page: Page };

export const chat = (page: Page) => page.getByRole("region", { name: "Chat", exact: true });
export const log = (page: Page) => page.getByRole("log", { name: "Messages" });
export const box = (page: Page) => page.getByRole("textbox", { name: /^Message in/ });

/** A demo account, in a browser of its own. */
export async function arrive(browser: Browser, handle: string): Promise<Person> {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  await signIn(context, handle);
  return { context, page: await context.newPage() };
}

/** Two browsers that draw a film by software leave no room for a conversation, so most listen to a track. */
export async function findMedia({ request }: Page, place = 0, kind = "audio"): Promise<string> {
  const { items } = await (await request.get(`/api/media?kind=${kind}`)).json();
  return items[place % items.length].id;
}

/** Makes somebody a member before their page is open. */
export async function join({ request }: Page, mediaId: string, roomId: string) {
  await watch(request, mediaId);
  expect((await request.post(`/api/rooms/${roomId}/join`, { data: {} })).status()).toBe(200);
}

export async function say({ request }: Page, roomId: string, body: string, more: object = {}) {
  const data = { clientId: randomUUID(), body, ...more };
  const answer = await request.post(`/api/rooms/${roomId}/messages`, { data });
  expect(answer.status()).toBe(201);
  return (await answer.json()).message as { id: string; seq: number; author: { id: string } };
}

/** Opens a room that one is a member of, or its owner. */
export async function open(page: Page, mediaId: string, roomId: string, query = "") {
  await page.goto(`/media/${mediaId}?room=${roomId}${query}`);
  await pressPlay(page);
  await expect(box(page)).toBeVisible();
}

/** Opens a room, and joins it unless one is a member. */
export async function enter(page: Page, mediaId: string, roomId: string) {
  await page.goto(`/media/${mediaId}?room=${roomId}`);
  await pressPlay(page);
  const joining = chat(page).getByRole("button", { name: "Join room" });
  await expect(joining.or(box(page))).toBeVisible();
  if (await joining.isVisible()) await joining.click();
  await expect(box(page)).toBeVisible();
}

/** A new room of Ada's about a track, with Bob in it. */
export async function twoInARoom(browser: Browser, place = 0) {
  const [ada, bob] = await Promise.all([arrive(browser, "ada"), arrive(browser, "bob")]);
  const mediaId = await findMedia(ada.page, place);
  const room = await makeRoom(ada.page.request, mediaId);
  await Promise.all([ada, bob].map(({ page }) => enter(page, mediaId, room.id)));
  return { ada, bob, mediaId, room };
}

export async function write(page: Page, text: string) {
  await box(page).fill(text);
  await box(page).press("Enter");
}

/** Types until another's page tells of it: who hears a room only from now on is not told of what was typed before. */
export async function typeUntilTold(page: Page, told: Locator) {
  await expect(async () => {
    await box(page).pressSequentially("…");
    await expect(told).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** Begins an answer to the message with these words. */
export async function reply(page: Page, words: string) {
  const message = log(page).locator("article").filter({ hasText: words });
  await message.hover();
  await message.getByRole("button", { name: "Message actions" }).click();
  await page.getByRole("menuitem", { name: "Reply" }).click();
}

/** The conversation's own lines, in order, without names and times. */
export async function lines(page: Page, among: RegExp) {
  const texts = await log(page).locator("article").allInnerTexts();
  return texts.map((text) => among.exec(text)?.[0]).filter((text) => text !== undefined);
}
