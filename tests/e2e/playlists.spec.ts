import { expect } from "@playwright/test";
import { expectKeptOrder, expectOrder, fillPlaylist, makePlaylist, someMedia } from "./playlists-support";
import { newAccount, test } from "./support";

test("a media goes into a new list, out of it and back in, without leaving its page", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const [media] = await someMedia(page, 1);
  if (!media) throw new Error("The catalogue is empty.");
  await page.goto(`/media/${media.id}`);
  await page.getByRole("button", { name: "Add to playlist" }).click();
  const dialog = page.getByRole("dialog", { name: "Add to playlist" });
  await dialog.getByRole("button", { name: "Make your first one" }).click();
  await dialog.getByRole("button", { name: "Create and add" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Please fill this in.");
  await dialog.getByLabel("Title").fill("Quiet evenings");
  await dialog.getByRole("button", { name: "Create and add" }).click();
  const shelf = dialog.getByRole("checkbox", { name: "Quiet evenings" });
  await expect(shelf).toBeChecked();
  await shelf.click();
  await expect(shelf).not.toBeChecked();
  await expect(page.getByText("Removed from “Quiet evenings”.")).toBeVisible();
  await shelf.click();
  await expect(page.getByText("Added to “Quiet evenings”.")).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page).toHaveURL(new RegExp(`/media/${media.id}`));
  await page.goto("/library");
  await page.getByRole("link", { name: "Quiet evenings" }).click();
  await expectOrder(page, [media.title]);
});

test("someone who is not signed in is invited, and comes back to the same page", async ({ page }) => {
  const [media] = await someMedia(page, 1);
  await page.goto(`/media/${media?.id}`);
  await page.getByRole("button", { name: "Add to playlist" }).click();
  const invitation = page.getByRole("dialog").getByRole("link", { name: "Sign in" });
  await expect(invitation).toHaveAttribute("href", `/sign-in?callbackUrl=%2Fmedia%2F${media?.id}`);
  await page.goto("/library");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
});

test("a list is found and added to, reordered by keyboard, menu and drag, and removal is undone", async ({
  browser,
}) => {
  const { page } = await newAccount(browser);
  const media = await someMedia(page, 4);
  const [a = "", b = "", c = "", d = ""] = media.map(({ title }) => title);
  await fillPlaylist(page, "Weekend", media);

  await test.step("by keyboard: lift, move, drop", async () => {
    await page.getByRole("button", { name: `Reorder ${a}` }).focus();
    await page.keyboard.press("Space");
    await expect(page.getByText(`${a} is lifted, place 1 of 4.`)).toBeAttached();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByText(`${a} would be 2 of 4.`)).toBeAttached();
    await page.keyboard.press("Space");
    await expectOrder(page, [b, a, c, d]);
  });

  await test.step("by keyboard: Alt with the arrows, keeping the focus", async () => {
    const handle = page.getByRole("button", { name: `Reorder ${d}` });
    await handle.focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.keyboard.press("Alt+ArrowUp");
    await expect(handle).toBeFocused();
    await expectOrder(page, [b, d, a, c]);
    await expect(page.getByText(`${d} is now 2 of 4.`)).toBeAttached();
  });

  await test.step("by the row's menu", async () => {
    await page.getByRole("button", { name: `More for ${c}` }).click();
    await page.getByRole("menuitem", { name: "Move to top" }).click();
    await expectOrder(page, [c, b, d, a]);
    await page.getByRole("button", { name: `More for ${b}` }).click();
    await page.getByRole("menuitem", { name: "Move down" }).click();
    await expectOrder(page, [c, d, b, a]);
    await page.getByRole("button", { name: `More for ${c}` }).click();
    await expect(page.getByRole("menuitem", { name: "Move up" })).toBeDisabled();
    await page.getByRole("menuitem", { name: "Move to bottom" }).click();
    await expectOrder(page, [d, b, a, c]);
  });

  await test.step("by drag", async () => {
    const from = await page.getByRole("button", { name: `Reorder ${c}` }).boundingBox();
    const to = await page.getByRole("button", { name: `Reorder ${d}` }).boundingBox();
    if (!from || !to) throw new Error("The handles are on screen.");
    await page.mouse.move(from.x + 10, from.y + 30);
    await page.mouse.down();
    await page.mouse.move(from.x + 10, from.y - 20, { steps: 5 });
    await page.mouse.move(to.x + 10, to.y + 20, { steps: 15 });
    await page.mouse.up();
    await expectOrder(page, [c, d, b, a]);
  });

  await expectKeptOrder(page, [c, d, b, a]);

  await test.step("removal is undone to the same place", async () => {
    await page.getByRole("button", { name: `Remove ${d}` }).click();
    await expectOrder(page, [c, b, a]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expectOrder(page, [c, d, b, a]);
    await expectKeptOrder(page, [c, d, b, a]);
  });
});

test("items are dragged by finger @phone", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const media = await someMedia(page, 3);
  const [a = "", b = "", c = ""] = media.map(({ title }) => title);
  await fillPlaylist(page, "On the train", media);
  await page.getByRole("button", { name: `Reorder ${c}` }).scrollIntoViewIfNeeded();
  const from = await page.getByRole("button", { name: `Reorder ${a}` }).boundingBox();
  const to = await page.getByRole("button", { name: `Reorder ${c}` }).boundingBox();
  if (!from || !to) throw new Error("The handles are on screen.");
  const x = from.x + from.width / 2;
  const [start, end] = [from.y + from.height / 2, to.y + to.height / 2];
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y?: number) =>
    cdp.send("Input.dispatchTouchEvent", { type, touchPoints: y === undefined ? [] : [{ x, y }] });
  await touch("touchStart", start);
  for (let step = 1; step <= 12; step++) await touch("touchMove", start + ((end - start) * step) / 12);
  await touch("touchEnd");
  await expectOrder(page, [b, c, a]);
  await expectKeptOrder(page, [b, c, a]);
});

test("the find panel is used by keyboard alone, and shows what is in already", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const [media] = await someMedia(page, 1);
  const title = media?.title ?? "";
  await makePlaylist(page, "By keyboard");
  await page.getByRole("searchbox", { name: "Find something to add" }).focus();
  await page.keyboard.type(title);
  const result = page.getByRole("button", { name: `Add ${title}` });
  await expect(result).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(result).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Remove ${title}`, pressed: true })).toBeFocused();
  await expectOrder(page, [title]);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Done" })).toBeHidden();
  await expectKeptOrder(page, [title]);
});

test("what was typed survives a lost connection", async ({ browser }) => {
  const { page, context } = await newAccount(browser);
  await makePlaylist(page, "Fragile");
  await page.getByRole("button", { name: "Edit details" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit details" });
  await dialog.getByLabel("Title").fill("Sturdy");
  await dialog.getByLabel("Description").fill("Typed with care.");
  await context.setOffline(true);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("could not reach the server");
  await expect(dialog.getByLabel("Description")).toHaveValue("Typed with care.");
  await context.setOffline(false);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Sturdy" })).toBeVisible();
  await page.reload();
  await expect(page.getByText("Typed with care.")).toBeVisible();
});

test("a list is deleted after a question", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const [media] = await someMedia(page, 1);
  const id = await fillPlaylist(page, "Short-lived", media ? [media] : [], "Public");
  expect((await page.request.get(`/playlists/${id}`)).status()).toBe(200);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete playlist" }).click();
  const question = page.getByRole("alertdialog", { name: "Delete “Short-lived”?" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Short-lived" })).toBeVisible();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete playlist" }).click();
  await question.getByRole("button", { name: "Delete playlist" }).click();
  await expect(page).toHaveURL(/\/library$/);
  await expect(page.getByText("No playlists yet")).toBeVisible();
  expect((await page.request.get(`/playlists/${id}`)).status()).toBe(404);
});

test("a list plays through: the second item begins when the first has ended", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const media = await someMedia(page, 2, "audio");
  await fillPlaylist(page, "Two tracks", media);
  await page.getByRole("button", { name: "Play all" }).click();
  const element = page.locator("video, audio").first();
  const position = () => element.evaluate((node: HTMLMediaElement) => (node.paused ? 0 : node.currentTime));
  await expect.poll(position, { timeout: 30_000 }).toBeGreaterThan(0.2);
  const rows = page.getByRole("list", { name: "Items" }).getByRole("listitem");
  await expect(rows.nth(0)).toHaveAttribute("aria-current", "true");
  await element.evaluate((node: HTMLMediaElement) => {
    node.currentTime = node.duration - 1.5;
  });
  await expect(rows.nth(1)).toHaveAttribute("aria-current", "true", { timeout: 30_000 });
  await expect.poll(position, { timeout: 30_000 }).toBeGreaterThan(0.2);
});
