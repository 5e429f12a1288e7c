import { randomUUID } from "node:crypto";
import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { chat, open } from "./chat-support";
import { newAccount, pressPlay, signIn, test } from "./support";

type Person = { context: BrowserContext; page: Page; name: string; handle: string };

/** A demo account, in a browser of its own. */
async function arrive(browser: Browser, handle: string): Promise<Person> {
  const context = await browser.newContext();
  await signIn(context, handle);
  return { context, page: await context.newPage(), ...(await nameOf(context)) };
}

/** Somebody who is in no room yet. */
async function newcomer(browser: Browser): Promise<Person> {
  const { context, page } = await newAccount(browser, "Noor");
  return { context, page, ...(await nameOf(context)) };
}

async function nameOf({ request }: BrowserContext): Promise<{ name: string; handle: string }> {
  return (await (await request.get("/api/auth/session")).json()).user;
}

async function post({ context }: Person, path: string, data: object = {}) {
  const answer = await context.request.post(path, { data });
  expect([200, 201]).toContain(answer.status());
  return answer.json();
}

/** A track: two browsers that draw a film by software leave no room for anything else. */
async function anyTrack({ context }: Person): Promise<string> {
  const { items } = await (await context.request.get("/api/media?kind=audio&limit=1")).json();
  return items[0].id;
}

const watch = (who: Person, mediaId: string) =>
  post(who, "/api/watching", { mediaId, positionMs: 0, state: "playing" });

async function newRoom(owner: Person, mediaId: string, visibility: string) {
  await watch(owner, mediaId);
  const title = `Room ${randomUUID().slice(0, 8)}`;
  const { room } = await post(owner, `/api/media/${mediaId}/rooms`, { title, visibility });
  return room as { id: string; title: string };
}

async function join(who: Person, mediaId: string, roomId: string) {
  await watch(who, mediaId);
  await post(who, `/api/rooms/${roomId}/join`);
}

const say = (who: Person, roomId: string, body: string) =>
  post(who, `/api/rooms/${roomId}/messages`, { clientId: randomUUID(), body });

test("what is unread shows everywhere, follows without a reload, and is gone once it is read", async ({
  browser,
}) => {
  const [ada, noor] = await Promise.all([arrive(browser, "ada"), newcomer(browser)]);
  const mediaId = await anyTrack(ada);
  const room = await newRoom(ada, mediaId, "public");
  await join(noor, mediaId, room.id);
  await say(ada, room.id, "the first");
  await noor.page.goto("/rooms");
  const row = noor.page.getByRole("listitem").filter({ hasText: room.title });
  await expect(row).toContainText("1 unread");
  await say(ada, room.id, "the second");
  await expect(async () => {
    await noor.page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(row).toContainText("2 unread", { timeout: 2_000 });
  }).toPass();
  const badge = noor.page.getByRole("link", { name: /Rooms 2 unread messages/ });
  await expect(badge).toBeVisible();

  await open(noor.page, mediaId, room.id);
  await expect(chat(noor.page).getByText("New messages")).toBeVisible();
  await expect(chat(noor.page).getByText("the second")).toBeInViewport();
  await expect(noor.page.getByRole("link", { name: "Rooms", exact: true })).toBeVisible();
  await expect
    .poll(async () => (await noor.context.request.get("/api/rooms/unread")).json())
    .toEqual({ unread: 0 });
});

test("a private room is made for somebody by name, who finds it, comes in, and is given it", async ({
  browser,
}) => {
  const [ada, bob] = await Promise.all([arrive(browser, "ada"), arrive(browser, "bob")]);
  const mediaId = await anyTrack(ada);
  const room = await newRoom(ada, mediaId, "private");
  await open(ada.page, mediaId, room.id);
  const settings = await openPeople(ada, room.title);
  await settings.getByLabel("Invite by handle").fill(`@${bob.handle}`);
  await settings.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(settings.getByRole("list", { name: "Invited" })).toContainText(bob.name);

  await bob.page.goto("/rooms");
  await bob.page
    .getByRole("listitem")
    .filter({ hasText: room.title })
    .getByRole("link", { name: "Go there" })
    .click();
  await pressPlay(bob.page);
  await chat(bob.page).getByRole("button", { name: "Join room" }).click();
  await expect(chat(bob.page).getByRole("heading", { name: room.title })).toBeVisible();
  await ada.page.keyboard.press("Escape");
  await expect(chat(ada.page).getByRole("button", { name: "2 here. Show who" })).toBeVisible();

  await openPeople(ada, room.title);
  await settings.getByRole("button", { name: `Actions for ${bob.name}` }).click();
  await ada.page.getByRole("menuitem", { name: `Give the room to ${bob.name}` }).click();
  await ada.page.getByRole("alertdialog").getByRole("button", { name: "Give the room" }).click();
  await expect(settings.getByRole("listitem").filter({ hasText: bob.name })).toContainText("Owner");
  await chat(bob.page).getByRole("button", { name: "Room menu" }).click();
  await bob.page.getByRole("menuitem", { name: "Room settings" }).click();
  const given = bob.page.getByRole("dialog", { name: room.title });
  await expect(given.getByRole("tab", { name: "More" })).toBeVisible();
});

async function openPeople({ page }: Person, title: string) {
  await chat(page).getByRole("button", { name: "Room menu" }).click();
  await page.getByRole("menuitem", { name: "Members" }).click();
  const settings = page.getByRole("dialog", { name: title });
  await expect(settings.getByRole("tab", { name: "People" })).toHaveAttribute("aria-selected", "true");
  return settings;
}

test("room settings keep what was typed when one presses beside them, and links are limited, renewed, revoked", async ({
  browser,
}) => {
  const ada = await arrive(browser, "ada");
  const room = await newRoom(ada, await anyTrack(ada), "invitation");
  await ada.page.goto("/rooms");
  await ada.page.getByRole("button", { name: `Actions for ${room.title}` }).click();
  await ada.page.getByRole("menuitem", { name: "Room settings" }).click();
  const settings = ada.page.getByRole("dialog", { name: room.title });
  await settings.getByLabel("Topic").fill("Half a thou");
  await ada.page.mouse.click(5, 5);
  await expect(settings.getByLabel("Topic")).toHaveValue("Half a thou");
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(settings).toContainText("Half a thou");

  await settings.getByRole("tab", { name: "Links" }).click();
  const links = settings.getByRole("list", { name: "Links" }).getByRole("listitem");
  await expect(links).toHaveCount(1);
  await settings.getByLabel("Lets in").selectOption("5 people");
  await settings.getByRole("button", { name: "Make a link" }).click();
  await expect(links).toHaveCount(2);
  await expect(links.first()).toContainText("used 0 of 5 times");
  const before = await links.first().textContent();
  const question = ada.page.getByRole("alertdialog");
  await links.first().getByRole("button", { name: "Renew link" }).click();
  await question.getByRole("button", { name: "Renew link" }).click();
  await expect(question).toHaveCount(0);
  await expect(links.first()).not.toHaveText(before ?? "");
  await links.first().getByRole("button", { name: "Revoke link" }).click();
  await question.getByRole("button", { name: "Revoke link" }).click();
  await expect(links).toHaveCount(1);
});

test("a closed room is opened again from one's rooms, on a phone too @phone", async ({ browser }) => {
  const ada = await arrive(browser, "ada");
  const room = await newRoom(ada, await anyTrack(ada), "public");
  await ada.page.goto("/rooms");
  const row = ada.page.getByRole("listitem").filter({ hasText: room.title });
  const settings = ada.page.getByRole("dialog", { name: room.title });
  for (const [press, told, state] of [
    ["Close room", "The room is closed.", "Closed"],
    ["Reopen", "The room is open again.", "Active"],
  ] as const) {
    await row.getByRole("button", { name: `Actions for ${room.title}` }).click();
    await ada.page.getByRole("menuitem", { name: "Room settings" }).click();
    const more = settings.getByRole("tab", { name: "More" });
    await more.click();
    await settings.getByRole("button", { name: press }).click();
    await expect(ada.page.getByText(told)).toBeVisible();
    // Behind an open dialog there are no rows for anyone to find.
    await ada.page.keyboard.press("Escape");
    await expect(settings).toHaveCount(0);
    await expect(row).toContainText(state);
  }
  const overflow = await ada.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
