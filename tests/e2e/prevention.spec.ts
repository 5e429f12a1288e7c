import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { pressPlay, signIn, test } from "./support";

const chat = (page: Page) => page.getByRole("region", { name: "Chat" });
const log = (page: Page) => page.getByRole("log", { name: "Messages" });
const box = (page: Page) => page.getByRole("textbox", { name: /^Message in/ });

async function write(page: Page, text: string) {
  await box(page).fill(text);
  await box(page).press("Enter");
}

/** A new room of one person about a track, and somebody else in it. */
async function twoInARoom(browser: Browser) {
  const [owner, guest] = await Promise.all([arrive(browser, "ada"), arrive(browser, "bob")]);
  const { request } = owner;
  const { items } = await (await request.get("/api/media?kind=audio")).json();
  const mediaId: string = items[0].id;
  await request.post("/api/watching", { data: { mediaId, positionMs: 0, state: "playing" } });
  const data = { title: `Room ${randomUUID().slice(0, 8)}`, visibility: "public" };
  const { room } = await (await request.post(`/api/media/${mediaId}/rooms`, { data })).json();
  await Promise.all([owner, guest].map((page) => enter(page, mediaId, room.id)));
  return { owner, guest };
}

async function arrive(browser: Browser, handle: string) {
  const context = await browser.newContext();
  await signIn(context, handle);
  return context.newPage();
}

async function enter(page: Page, mediaId: string, roomId: string) {
  await page.goto(`/media/${mediaId}?room=${roomId}`);
  await pressPlay(page);
  const join = chat(page).getByRole("button", { name: "Join room" });
  await expect(join.or(box(page))).toBeVisible();
  if (await join.isVisible()) await join.click();
  await expect(box(page)).toBeVisible();
}

async function openRules(page: Page) {
  await chat(page).getByRole("button", { name: "Room menu" }).click();
  await page.getByRole("menuitem", { name: "Room settings" }).click();
  await page.getByRole("tab", { name: "Rules" }).click();
}

test("what a rule holds is its author's to see until the owner lets it in; slow mode counts down", async ({
  browser,
}) => {
  const { owner, guest } = await twoInARoom(browser);
  await write(guest, "what the fuck was that");
  const waiting = log(guest).getByText("it waits for the room’s moderators");
  await expect(waiting).toBeVisible();
  await expect(owner.getByText("One message waits for you.")).toBeVisible();
  await expect(log(owner).getByText("what the fuck")).toBeHidden();
  await owner.getByRole("button", { name: "Look" }).click();
  const held = owner.getByRole("dialog", { name: "Held messages" });
  await expect(held.getByText("“fuck” (word filter)")).toBeVisible();
  await held.getByRole("button", { name: "Let in" }).click();
  await expect(held.getByText("Nothing waits")).toBeVisible();
  await expect(held.getByRole("region", { name: "Held messages" })).toBeFocused();
  await owner.keyboard.press("Escape");
  await expect(held).toBeHidden();
  await expect(owner.locator("body"), "the keys are the chat’s still").not.toBeFocused();
  for (const page of [owner, guest])
    await expect(log(page).getByText("what the fuck was that")).toHaveCount(1);
  await expect(waiting).toBeHidden();

  await openRules(owner);
  await owner.getByLabel("Slow mode").selectOption("One message every hour");
  await expect(owner.getByText("Saved. It holds from the next message on.")).toBeVisible();
  await write(guest, "And again");
  await expect(log(guest).getByText(/Slow mode: one message every (60 minutes|hour)/)).toBeVisible();
  await expect(log(owner).getByText("And again")).toBeHidden();
});

test("a word is put on the list, tried, refused in the room and taken off again", async ({ browser }) => {
  const { owner, guest } = await twoInARoom(browser);
  await openRules(owner);
  const rules = owner.getByRole("dialog");
  await rules.getByLabel("Words or phrases").fill("snape, free nitro");
  await rules.getByRole("button", { name: "Add" }).click();
  await expect(rules.getByRole("button", { name: "Remove snape" })).toBeVisible();
  await rules.getByLabel("Try a message").fill("s.n.a.p.e dies");
  await rules.getByRole("button", { name: "Try" }).click();
  await expect(rules.getByText("Is refused: “snape” (this room’s list).")).toBeVisible();
  await write(guest, "SNAAAPE!");
  await expect(log(guest).getByText("There is a word in it that cannot be said here.")).toBeVisible();
  await rules.getByRole("button", { name: "Remove snape" }).click();
  await expect(rules.getByRole("button", { name: "Remove snape" })).toBeHidden();
  await write(guest, "Snape, then");
  await expect(log(guest).getByText("Snape, then")).toBeVisible();
  await expect(log(owner).getByText("Snape, then")).toHaveCount(1);
});
