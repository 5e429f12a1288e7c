import { type Browser, expect, type Page } from "@playwright/test";
import { chat, log, twoInARoom, write } from "./chat-support";
import { test } from "./support";

async function ownerAndGuest(browser: Browser) {
  const { ada, bob } = await twoInARoom(browser);
  return [ada.page, bob.page] as const;
}

async function openRules(page: Page) {
  await chat(page).getByRole("button", { name: "Room menu" }).click();
  await page.getByRole("menuitem", { name: "Room settings" }).click();
  await page.getByRole("tab", { name: "Rules" }).click();
}

test("what a rule holds is its author's to see until the owner lets it in; slow mode counts down", async ({
  browser,
}) => {
  const [owner, guest] = await ownerAndGuest(browser);
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
  const [owner, guest] = await ownerAndGuest(browser);
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
  await expect(owner.getByText("“snape” is off the list.")).toBeVisible();
  await write(guest, "Snape, then");
  await expect(log(guest).getByText("Snape, then")).toBeVisible();
  await expect(log(owner).getByText("Snape, then")).toHaveCount(1);
});
