import { type Browser, expect, type Page } from "@playwright/test";
import { arrive, box, chat, findMedia, join, log, open, say, typeUntilTold } from "./chat-support";
import { makeRoom } from "./rooms-support";
import { pressPlay, test } from "./support";

const line = (page: Page, text: string) => log(page).locator("article").filter({ hasText: text });

/** A new room around a track, with Ada in it. */
async function aRoom(browser: Browser) {
  const { page: ada } = await arrive(browser, "ada");
  const mediaId = await findMedia(ada, 3);
  const { id: roomId } = await makeRoom(ada.request, mediaId);
  return { ada, mediaId, roomId };
}

test("people and emoji are completed as one types, and a mention stands out for whom it names", async ({
  browser,
}) => {
  const { ada, mediaId, roomId } = await aRoom(browser);
  const { page: bob } = await arrive(browser, "bob");
  await join(bob, mediaId, roomId);
  await Promise.all([open(ada, mediaId, roomId), open(bob, mediaId, roomId)]);

  await typeUntilTold(ada, chat(bob).getByText("Ada Moreno is typing…"));
  await box(ada).fill("hey ");
  await box(ada).pressSequentially("@bo");
  const people = ada.getByRole("listbox", { name: "People" });
  await expect(people.getByRole("option", { name: /@bob/ })).toBeVisible();
  await box(ada).press("Enter");
  await expect(box(ada)).toHaveValue(`hey @bob `);
  await box(ada).pressSequentially(":popc");
  await expect(ada.getByRole("option", { name: ":popcorn:" })).toHaveAttribute("aria-selected", "true");
  await box(ada).press("Tab");
  await box(ada).pressSequentially(" at 0:07 :tada:");
  await expect(box(ada)).toHaveValue(`hey @bob 🍿 at 0:07 🎉`);
  await box(ada).press("Enter");

  const seen = line(bob, "🍿 at 0:07 🎉");
  await expect(seen.locator("[data-mention=own]")).toHaveText(`@bob`);
  await expect(line(ada, "🍿").locator("[data-mention=other]")).toHaveText(`@bob`);
  await expect(chat(bob)).not.toContainText("is typing…");
  await seen.getByRole("button", { name: "0:07", exact: true }).click();
  const at = () =>
    bob.locator("[data-player] video").evaluate((element: HTMLVideoElement) => element.currentTime);
  await expect.poll(at).toBeGreaterThanOrEqual(6.9);
});

test("what is half written survives a reload with what it answers; a refused edit keeps its words", async ({
  browser,
}) => {
  const { ada, mediaId, roomId } = await aRoom(browser);
  await say(ada, roomId, "the first word");
  await open(ada, mediaId, roomId);
  const first = line(ada, "the first word");
  await first.hover();
  await first.getByRole("button", { name: "Message actions" }).click();
  await ada.getByRole("menuitem", { name: "Reply" }).click();
  await expect(box(ada)).toBeFocused();
  await box(ada).fill("half of an ans");
  await ada.reload();
  await pressPlay(ada);
  await expect(box(ada)).toHaveValue("half of an ans");
  await expect(chat(ada)).toContainText("Replying to Ada Moreno the first word");
  await box(ada).press("Escape");
  await expect(chat(ada)).not.toContainText("Replying to");

  await ada.route("**/messages/*", (route) =>
    route.request().method() === "PATCH" ? route.abort() : route.fallback(),
  );
  await first.hover();
  await first.getByRole("button", { name: "Message actions" }).click();
  await ada.getByRole("menuitem", { name: "Edit" }).click();
  const edit = ada.getByRole("textbox", { name: "Edit message" });
  await edit.fill("a better word");
  await edit.press("Enter");
  await expect(log(ada).getByRole("alert")).toContainText("cannot be reached");
  await expect(edit).toHaveValue("a better word");
  await ada.unrouteAll();
  await edit.press("Enter");
  await expect(line(ada, "a better word")).toContainText("(edited)");
});

test("search finds words said long ago, by keyboard, and leads there; pins lead there, too", async ({
  browser,
}) => {
  const { ada, mediaId, roomId } = await aRoom(browser);
  const page = ada;
  const wanted = await say(page, roomId, "the password is Schwertfisch, remember");
  for (let count = 1; count <= 55; count += 1) await say(page, roomId, `chatter ${count}.`);
  expect(
    (await page.request.put(`/api/rooms/${roomId}/messages/${wanted.id}/pin`, { data: {} })).status(),
  ).toBe(200);
  expect((await page.request.post(`/api/rooms/${roomId}/read`, { data: { seq: 56 } })).status()).toBe(200);
  await open(page, mediaId, roomId);
  await expect(log(page).getByText("chatter 55.")).toBeVisible();

  await chat(page).getByRole("button", { name: "Search messages" }).click();
  const panel = chat(page).getByRole("region", { name: "Search messages" });
  const field = panel.getByRole("searchbox");
  await expect(field).toBeFocused();
  await field.fill("nothing like it");
  await expect(panel).toContainText("Nothing was found");
  await field.fill("schwertfisch");
  await expect(panel.locator("mark")).toHaveText("Schwertfisch");
  await field.press("Tab");
  await page.keyboard.press("Enter");
  await expect(panel).toHaveCount(0);
  await expect(log(page).getByText("the password is")).toBeInViewport();
  await expect(line(page, "the password is")).toBeFocused();

  await chat(page).getByRole("button", { name: "Search messages" }).click();
  await field.fill("chatter 3");
  await panel.getByRole("button", { name: /chatter 3\./ }).press("Enter");
  await expect(line(page, "chatter 3."), "also when it was drawn already").toBeFocused();

  await chat(page).getByRole("button", { name: "Room menu" }).click();
  await page.getByRole("menuitem", { name: "Pinned messages" }).click();
  const pins = chat(page).getByRole("region", { name: "Pinned messages" });
  await pins.getByRole("button", { name: /^Unpin/ }).click();
  await expect(pins).toContainText("Nothing is pinned");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(pins.getByText("the password is")).toBeVisible();
  await pins.press("Escape");
  await expect(pins).toHaveCount(0);
});

test("the tab's title counts what is unread, and the browser tells of mentions once that is asked for", async ({
  browser,
}) => {
  const { ada, mediaId, roomId } = await aRoom(browser);
  const page = ada;
  const { page: bob } = await arrive(browser, "bob");
  await join(bob, mediaId, roomId);
  await page.addInitScript(() => {
    const shown: string[] = [];
    class Shown {
      static permission = "default";
      static async requestPermission() {
        Shown.permission = "granted";
        return Shown.permission;
      }
      constructor(title: string) {
        if (Shown.permission === "granted") shown.push(title);
      }
      close() {}
    }
    Object.assign(window, { Notification: Shown, shown });
  });
  await open(page, mediaId, roomId);
  await expect(page).toHaveTitle(/^[^(]/);

  await chat(page).getByRole("button", { name: "Room menu" }).click();
  await page.getByRole("menuitem", { name: "Chat settings" }).click();
  const settings = chat(page).getByRole("region", { name: "Chat settings" });
  await settings.getByRole("radio", { name: /Mentions and replies/ }).check();
  await settings.getByRole("button", { name: "Turn on" }).click();
  await expect(settings).toContainText("This browser shows mentions");
  await page.keyboard.press("Escape");
  await expect(box(page)).toBeVisible();

  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
    document.hasFocus = () => false;
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await say(bob, roomId, "are you there?");
  await say(bob, roomId, `@ada look at this`);
  await expect(page).toHaveTitle(/^\(2\) /);
  await expect.poll(() => page.evaluate(() => Reflect.get(window, "shown"))).toHaveLength(1);
  const [told] = await page.evaluate(() => Reflect.get(window, "shown") as string[]);
  expect(told).toMatch(/^Bob .*mentioned you in Room /);
  const spoken = page.locator("[aria-live=polite]").filter({ hasText: "look at this" });
  await expect(spoken).not.toContainText("are you there?");
});
