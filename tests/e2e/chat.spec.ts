import { randomUUID } from "node:crypto";
import { type Browser, expect } from "@playwright/test";
import {
  arrive,
  box,
  chat,
  enter,
  findMedia,
  lines,
  log,
  reply,
  say,
  twoInARoom,
  typeUntilTold,
  write,
} from "./chat-support";
import { makeRoom } from "./rooms-support";
import { newAccount, pressPlay, test } from "./support";

test("two people read each other at once, in one order, and see who types", async ({ browser }) => {
  const { ada, bob } = await twoInARoom(browser, 0);
  const typing = chat(bob.page).getByText(/^Ada.* is typing…$/);
  await typeUntilTold(ada.page, typing);
  await write(ada.page, "line 1: hello Bob");
  await expect(log(bob.page).getByText("line 1: hello Bob")).toBeVisible();
  await expect(typing).toHaveCount(0);
  await write(bob.page, "line 2: see https://example.com/a?b=1 and javascript:alert(1)");
  await expect(log(ada.page).getByText("line 2: see")).toBeVisible();
  await Promise.all([write(ada.page, "line 3"), write(bob.page, "line 4")]);
  await write(ada.page, "line 5");
  for (const { page } of [ada, bob]) await expect(log(page).locator("article")).toHaveCount(5);
  const told = await lines(ada.page, /line \d/);
  expect(await lines(bob.page, /line \d/)).toEqual(told);
  expect([...told].sort()).toEqual(["line 1", "line 2", "line 3", "line 4", "line 5"]);
  const links = log(ada.page).getByRole("link");
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute("href", "https://example.com/a?b=1");
  await expect(links).toHaveAttribute("rel", /nofollow ugc noopener/);
});

test("a message is answered, changed and deleted for everyone", async ({ browser }) => {
  const { ada, bob } = await twoInARoom(browser, 1);
  await write(ada.page, "A first wording");
  const message = log(ada.page).locator("article").filter({ hasText: "A first wording" });
  await expect(message).toBeVisible();
  await message.hover();
  await message.getByRole("button", { name: "Message actions" }).click();
  await ada.page.getByRole("menuitem", { name: "Edit" }).click();
  const edit = ada.page.getByRole("textbox", { name: "Edit message" });
  await edit.fill("A second wording");
  await edit.press("Enter");
  const seen = log(bob.page).locator("article").filter({ hasText: "A second wording" });
  await expect(seen).toContainText("(edited)");

  await reply(bob.page, "A second wording");
  await expect(chat(bob.page)).toContainText("Replying to Ada");
  await write(bob.page, "My answer");
  await expect(log(ada.page).locator("article").filter({ hasText: "My answer" })).toContainText(
    "A second wording",
  );

  const mine = log(ada.page).locator("article").filter({ hasText: "(edited)" });
  await mine.hover();
  await mine.getByRole("button", { name: "Message actions" }).click();
  await ada.page.getByRole("menuitem", { name: "Delete" }).click();
  await ada.page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(log(bob.page).getByText("Message deleted")).toBeVisible();
  await expect(log(bob.page).getByText("A second wording")).toHaveCount(0);
});

test("history comes as one scrolls up, and nothing moves under the reader", async ({ browser }) => {
  const { ada, bob, room } = await twoInARoom(browser, 2);
  for (let count = 1; count <= 120; count += 1) await say(bob.page, room.id, `story ${count}.`);
  await expect(log(ada.page).getByText("story 120.")).toBeVisible();
  await ada.page.reload();
  await pressPlay(ada.page);
  await expect(log(ada.page).getByText("story 120.")).toBeVisible();
  await expect(log(ada.page).getByText("story 1.", { exact: true })).toHaveCount(0);

  await log(ada.page).hover();
  const first = log(ada.page).getByText("story 1.", { exact: true });
  // At the very top nothing scrolls any more, so what moves after this is what the test looks for.
  await expect(async () => {
    await ada.page.mouse.wheel(0, -2_000);
    await expect(log(ada.page).getByText("Beginning of the conversation")).toBeVisible({ timeout: 200 });
    expect(await log(ada.page).evaluate((box) => box.scrollTop)).toBe(0);
  }).toPass();
  await expect(first).toBeVisible();
  const told = await lines(ada.page, /story \d+/);
  expect(told).toEqual(Array.from({ length: 120 }, (_, index) => `story ${index + 1}`));

  const before = await first.boundingBox();
  await say(bob.page, room.id, "story 121.");
  await chat(ada.page).getByRole("button", { name: "1 new message" }).waitFor();
  expect(await first.boundingBox()).toEqual(before);
  await chat(ada.page).getByRole("button", { name: "1 new message" }).click();
  await expect(log(ada.page).getByText("story 121.")).toBeInViewport();
});

test("who is not watching is asked to press play, and gets nothing from the server either", async ({
  browser,
}) => {
  const { ada, mediaId, room } = await twoInARoom(browser, 3);
  await write(ada.page, "for watchers only");
  const { page } = await newAccount(browser, "Vic");
  await page.goto(`/media/${mediaId}?room=${room.id}`);
  await expect(chat(page)).toContainText("Press play to join the conversation");
  await expect(box(page)).toHaveCount(0);
  const statuses = await page.evaluate(askForEverything, room.id);
  expect(statuses).toEqual({ join: 403, history: 403, send: 403, people: 403, channel: 403 });
  await chat(page).getByRole("button", { name: "Press play" }).click();
  await chat(page).getByRole("button", { name: "Join room" }).click();
  await expect(log(page).getByText("for watchers only")).toBeVisible();
});

async function askForEverything(roomId: string) {
  const post = (path: string, body: object) =>
    fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const room = `/api/rooms/${roomId}`;
  const answers = {
    join: await post(`${room}/join`, {}),
    history: await fetch(`${room}/messages`),
    send: await post(`${room}/messages`, { clientId: crypto.randomUUID(), body: "let me in" }),
    people: await fetch(`${room}/people`),
    channel: await fetch("/api/realtime/auth", {
      method: "POST",
      body: new URLSearchParams({ socket_id: "1.1", channel_name: `private-room-${roomId}-1` }),
    }),
  };
  return Object.fromEntries(Object.entries(answers).map(([what, { status }]) => [what, status]));
}

test("signed out, an invitation to sign in stands where the box would be", async ({ page }) => {
  const mediaId = await findMedia(page, 0);
  await page.goto(`/media/${mediaId}`);
  await chat(page).getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(new RegExp(`/sign-in\\?callbackUrl=.*${mediaId}`));
});

test("a room by invitation: made, joined by its link, renamed and closed before everybody's eyes", async ({
  browser,
}) => {
  const [ada, bob] = await Promise.all([newAccount(browser, "Ada"), arrive(browser, "bob")]);
  await ada.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const mediaId = await findMedia(ada.page, 4);
  const title = `Club ${randomUUID().slice(0, 8)}`;
  await ada.page.goto(`/media/${mediaId}`);
  await pressPlay(ada.page);
  await chat(ada.page).getByRole("button", { name: "Create a room" }).click();
  const dialog = ada.page.getByRole("dialog", { name: "Create a room" });
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(dialog.getByText("Please fill this in.")).toBeVisible();
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByRole("radio", { name: /By invitation/ }).check();
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(chat(ada.page).getByRole("heading", { name: title })).toBeVisible();

  await chat(ada.page).getByRole("button", { name: "Room menu" }).click();
  await ada.page.getByRole("menuitem", { name: "Copy invitation link" }).click();
  await expect(ada.page.getByText("Invitation link copied.")).toBeVisible();
  const link = await ada.page.evaluate(() => navigator.clipboard.readText());
  const unlisted = await (await bob.page.request.get(`/api/media/${mediaId}/rooms`)).text();
  expect(unlisted).not.toContain(title);
  await bob.page.goto(link);
  await pressPlay(bob.page);
  await chat(bob.page).getByRole("button", { name: "Join room" }).click();
  await expect(chat(bob.page).getByRole("heading", { name: title })).toBeVisible();
  await write(bob.page, "thank you for asking me");
  await expect(log(ada.page).getByText("thank you for asking me")).toBeVisible();

  await chat(ada.page).getByRole("button", { name: "Room menu" }).click();
  await ada.page.getByRole("menuitem", { name: "Room settings" }).click();
  const settings = ada.page.getByRole("dialog", { name: title });
  await settings.getByLabel("Title").fill(`${title} again`);
  await settings.getByRole("button", { name: "Save" }).click();
  await expect(chat(bob.page).getByRole("heading", { name: `${title} again` })).toBeVisible();

  await settings.getByRole("tab", { name: "More" }).click();
  await settings.getByRole("button", { name: "Close room" }).click();
  await expect(chat(ada.page).getByRole("button", { name: "Join lobby" })).toBeVisible();
  await expect(chat(bob.page)).toContainText("You are not in this room");
  await expect(box(bob.page)).toHaveCount(0);
});

test("someone removed from a room is out at once, and hears no more", async ({ browser }) => {
  const { ada, bob } = await twoInARoom(browser, 5);
  await expect(log(bob.page)).toBeVisible();
  await chat(ada.page)
    .getByRole("button", { name: /here. Show who/ })
    .click();
  await ada.page.getByRole("button", { name: "Actions for Bob" }).click();
  await ada.page.getByRole("menuitem", { name: "Ban" }).click();
  const dialog = ada.page.getByRole("dialog", { name: /^Moderate Bob/ });
  await dialog.getByLabel("Why").selectOption("Harassment or bullying");
  await dialog.getByRole("button", { name: "Ban" }).click();
  await expect(chat(bob.page)).toContainText("You are banned from this room.");
  await expect(log(bob.page)).toHaveCount(0);
});

test("without a broker, messages come by asking, and a line says so", async ({ browser }) => {
  const [ada, bob] = await Promise.all([arrive(browser, "ada"), arrive(browser, "bob")]);
  await bob.page.routeWebSocket(/\/app\//, (socket) => socket.close());
  const mediaId = await findMedia(ada.page, 2);
  const room = await makeRoom(ada.page.request, mediaId);
  await Promise.all([enter(ada.page, mediaId, room.id), enter(bob.page, mediaId, room.id)]);
  await expect(chat(bob.page)).toContainText("Live updates are away; checking every few seconds.");
  await write(ada.page, "by the slow road");
  await expect(log(bob.page).getByText("by the slow road")).toBeVisible();
  await write(bob.page, "and back");
  await expect(log(ada.page).getByText("and back")).toBeVisible();
});

test("on a phone the film stays in sight above the conversation @phone", async ({ browser }) => {
  const { ada, mediaId } = await phoneInARoom(browser);
  const screen = ada.page.viewportSize() ?? { width: 0, height: 0 };
  const film = await ada.page.locator("[data-player]").boundingBox();
  const field = await box(ada.page).boundingBox();
  expect(mediaId).toBeTruthy();
  expect(film?.y).toBeGreaterThanOrEqual(0);
  expect(field?.y ?? 0).toBeGreaterThan((film?.y ?? 0) + (film?.height ?? 0));
  expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(screen.height);
  const size = await box(ada.page).evaluate((field) => Number.parseFloat(getComputedStyle(field).fontSize));
  expect(size, "smaller text makes phones zoom into the box").toBeGreaterThanOrEqual(16);
  const overflow = await ada.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await write(ada.page, "typed with thumbs");
  await expect(log(ada.page).getByText("typed with thumbs")).toBeInViewport();
});

async function phoneInARoom(browser: Browser) {
  const ada = await arrive(browser, "ada");
  const mediaId = await findMedia(ada.page, 0, "video");
  const room = await makeRoom(ada.page.request, mediaId);
  await enter(ada.page, mediaId, room.id);
  return { ada, mediaId };
}
