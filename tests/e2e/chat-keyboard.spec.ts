import { type Browser, expect } from "@playwright/test";
import { arrive, box, chat, log, open, say } from "./chat-support";
import { makeRoom } from "./rooms-support";
import { newAccount, signIn, test } from "./support";

/** Ada alone in a room of hers, with this said in it. */
async function roomWith(browser: Browser, said: readonly string[]) {
  const { page } = await arrive(browser, "ada");
  const room = await makeRoom(page.request);
  const messages: string[] = [];
  for (const body of said) messages.push((await say(page, room.id, body)).id);
  return { page, room, messages, enter: () => open(page, room.mediaId, room.id) };
}

test("a message says by whom, when and what it is, and its links are no stops of the Tab key of their own", async ({
  browser,
}) => {
  const { page, enter } = await roomWith(browser, [
    "read https://example.org/one at 0:07",
    "and https://example.org/two at 0:09",
  ]);
  await enter();
  const first = log(page).getByRole("article", { name: /^Ada Moreno \(you\) \d\d?:\d\d.* read https/ });
  const second = log(page).getByRole("article", { name: /^Ada Moreno: \d\d?:\d\d.* and https/ });
  await second.focus();
  await page.keyboard.press("ArrowUp");
  await expect(first).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(second).toBeFocused();
  for (const name of ["https://example.org/one", "0:07"])
    await expect(first.getByText(name, { exact: true })).toHaveAttribute("tabindex", "-1");
  await page.keyboard.press("Tab");
  await expect(second.getByRole("link", { name: "https://example.org/two" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(second.getByRole("button", { name: "0:09", exact: true })).toBeFocused();
});

test("pins that are taken away by key hand the focus on, and get it back with Undo", async ({ browser }) => {
  const { page, room, messages, enter } = await roomWith(browser, ["the first pin", "the second pin"]);
  for (const id of messages)
    expect((await page.request.put(`/api/rooms/${room.id}/messages/${id}/pin`, { data: {} })).status()).toBe(
      200,
    );
  await enter();
  await chat(page).getByRole("button", { name: "Room menu" }).click();
  await page.getByRole("menuitem", { name: "Pinned messages" }).click();
  const pins = chat(page).getByRole("region", { name: "Pinned messages" });
  const unpin = (text: string) =>
    pins
      .getByRole("listitem")
      .filter({ hasText: text })
      .getByRole("button", { name: /^Unpin/ });
  await unpin("the second pin").press("Enter");
  await expect(pins.getByText("the second pin")).toHaveCount(0);
  await expect(pins.getByRole("button", { name: /the first pin/ })).toBeFocused();
  await unpin("the first pin").press("Enter");
  await expect(pins).toContainText("Nothing is pinned");
  await expect(pins.locator("[data-rows]")).toBeFocused();
  await page.keyboard.press("Alt+KeyT");
  await page.getByRole("button", { name: "Undo" }).first().press("Enter");
  await expect(pins.getByText("the first pin")).toBeVisible();
  await expect(pins.locator("[data-rows]")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(pins).toHaveCount(0);
});

test("an unsent message that is deleted by key leaves the focus in the conversation", async ({ browser }) => {
  const { page, enter } = await roomWith(browser, ["said"]);
  await enter();
  const tried: string[] = [];
  await page.route("**/api/rooms/*/messages", (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    const { body } = route.request().postDataJSON();
    tried.push(body);
    if (tried.filter((each) => each === body).length === 1) return route.abort();
  });
  for (const text of ["one that waits", "another that waits"]) {
    await box(page).fill(text);
    await box(page).press("Enter");
  }
  const line = (text: string) => log(page).getByRole("article").filter({ hasText: text });
  const deleteWhileTriedAgain = async (text: string) => {
    await expect.poll(() => tried.filter((each) => each === text)).toHaveLength(2);
    await line(text).getByRole("button", { name: "Delete" }).press("Enter");
    await expect(line(text)).toHaveCount(0);
  };
  await deleteWhileTriedAgain("one that waits");
  await expect(line("another that waits")).toBeFocused();
  await deleteWhileTriedAgain("another that waits");
  await expect(line("said")).toBeFocused();
});

test("people whom one no longer blocks hand the focus on", async ({ browser }) => {
  const { page } = await newAccount(browser, "Uma");
  for (const handle of ["bob", "cy"]) {
    const { request } = await browser.newContext();
    await signIn(request, handle);
    const { user } = await (await request.get("/api/auth/session")).json();
    expect((await page.request.post("/api/blocks", { data: { userId: user.id } })).ok()).toBe(true);
  }
  await page.goto("/settings/people");
  await page
    .getByRole("button", { name: /^Unblock/ })
    .first()
    .press("Enter");
  const last = page.getByRole("button", { name: /^Unblock/ });
  await expect(last).toBeFocused();
  await last.press("Enter");
  await expect(page.getByRole("region", { name: "People you block" })).toBeFocused();
});
