import { expect, type Page } from "@playwright/test";
import { box, lines, log, reply, twoInARoom, write } from "./chat-support";
import { pressPlay, test } from "./support";

test("what could not be sent stays, survives a reload, and goes out exactly once", async ({ browser }) => {
  const { ada, bob, room } = await twoInARoom(browser, 0);
  await write(bob.page, "Will you come?");
  await ada.page.route(`**/api/rooms/${room.id}/messages`, (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await reply(ada.page, "Will you come?");
  await write(ada.page, "through the storm");
  const unsent = log(ada.page).locator("article").filter({ hasText: "through the storm" });
  await expect(unsent).toContainText("Not sent yet");
  await expect(unsent).toContainText("Will you come?");
  await box(ada.page).fill("a thought half writ");
  await ada.page.reload();
  await pressPlay(ada.page);
  await expect(unsent).toContainText("Not sent yet");
  await expect(unsent).toContainText("Will you come?");
  await expect(box(ada.page)).toHaveValue("a thought half writ");
  await ada.page.unrouteAll();
  const arrived = log(bob.page).locator("article").filter({ hasText: "through the storm" });
  await expect(arrived).toContainText("Will you come?", { timeout: 40_000 });
  await expect(unsent).not.toContainText("Not sent yet");
  await expectStoredOnce(bob.page, room.id, "through the storm");
});

test("what is deleted while it goes out again is not left in the room", async ({ browser }) => {
  const { ada, bob, room } = await twoInARoom(browser, 2);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let attempts = 0;
  await ada.page.route(`**/api/rooms/${room.id}/messages`, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    attempts += 1;
    if (attempts === 1) return route.abort();
    await held;
    await route.continue();
  });
  await write(ada.page, "a rash word");
  await expect.poll(() => attempts).toBe(2);
  const rash = log(ada.page).locator("article").filter({ hasText: "a rash word" });
  await rash.getByRole("button", { name: "Delete" }).click();
  await expect(rash).toHaveCount(0);
  const deleted = ada.page.waitForResponse((response) => response.request().method() === "DELETE");
  letGo();
  expect((await deleted).status()).toBe(200);
  await write(ada.page, "a kind word");
  await expect(log(bob.page).getByText("a kind word")).toBeVisible();
  for (const { page } of [ada, bob]) await expect(log(page).getByText("a rash word")).toHaveCount(0);
});

test("offline, a message waits; back online, it goes out once and what was missed is there", async ({
  browser,
}) => {
  const { ada, bob, room } = await twoInARoom(browser, 1);
  await write(ada.page, "before the tunnel");
  await expect(log(bob.page).getByText("before the tunnel")).toBeVisible();
  await ada.context.setOffline(true);
  await write(ada.page, "from the tunnel");
  await expect(log(ada.page)).toContainText("Not sent yet");
  await write(bob.page, "meanwhile outside");
  await expect(log(bob.page).getByText("meanwhile outside")).toBeVisible();
  await ada.context.setOffline(false);
  await expect(log(bob.page).getByText("from the tunnel")).toBeVisible({ timeout: 20_000 });
  await expect(log(ada.page).getByText("meanwhile outside")).toBeVisible({ timeout: 20_000 });
  await expect(log(ada.page)).not.toContainText("Not sent yet");
  for (const { page } of [ada, bob]) {
    expect(await lines(page, /before the tunnel|meanwhile outside|from the tunnel/)).toEqual([
      "before the tunnel",
      "meanwhile outside",
      "from the tunnel",
    ]);
  }
  await expectStoredOnce(bob.page, room.id, "from the tunnel");
});

async function expectStoredOnce({ request }: Page, roomId: string, body: string) {
  const { messages } = await (await request.get(`/api/rooms/${roomId}/messages`)).json();
  expect(messages.filter((message: { body: string }) => message.body === body)).toHaveLength(1);
}
