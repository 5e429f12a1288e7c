import { expect, type Page } from "@playwright/test";
import {
  expectKeptOrder,
  expectOrder,
  fillPlaylist,
  importPlaylist,
  items,
  makePlaylist,
  openEditor,
  row,
  someMedia,
} from "./playlists-support";
import { isAction, newAccount, signIn, test } from "./support";

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

test("things are found, chosen and added, by keyboard, as links and twice only after a question", async ({
  browser,
}) => {
  const { page } = await newAccount(browser);
  const media = await someMedia(page, 4);
  const [a = "", b = "", c = "", d = ""] = media.map(({ title }) => title);
  await makePlaylist(page, "By keyboard");
  await page.getByRole("button", { name: "Find something to add" }).click();
  const panel = page.getByRole("dialog", { name: "Add to this playlist" });
  const box = panel.getByRole("searchbox");

  await test.step("one, with enter", async () => {
    await expect(box).toBeFocused();
    await page.keyboard.type(a);
    await expect(panel.getByRole("list", { name: "Found" }).getByRole("listitem").first()).toContainText(a);
    await page.keyboard.press("ArrowDown");
    await expect(panel.getByRole("checkbox", { name: `Select ${a}` })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(panel.getByRole("button", { name: `Add ${a} again` })).toBeVisible();
  });

  await test.step("several, chosen with space", async () => {
    await box.fill("");
    for (const title of [b, c]) {
      await panel.getByRole("checkbox", { name: `Select ${title}` }).focus();
      await page.keyboard.press("Space");
    }
    await panel.getByRole("button", { name: "Add 2 selected" }).click();
    await expect(panel.getByRole("button", { name: `Add ${c} again` })).toBeVisible();
    await expect(box).toBeFocused();
  });

  await test.step("a link, and what is there already", async () => {
    const origin = new URL(page.url()).origin;
    await box.fill(`${origin}/media/${media[3]?.id} ${origin}/media/${media[0]?.id}`);
    await expect(panel.getByRole("list", { name: "Found" }).getByRole("listitem")).toHaveCount(2);
    await box.press("Enter");
    const question = page.getByRole("alertdialog", { name: "Already in this playlist" });
    await question.getByRole("button", { name: "Add it again" }).click();
    await expect(question).toBeHidden();
    await expect(page.getByText("Added 2 items.").first()).toBeAttached();
  });

  await panel.getByRole("button", { name: "Done" }).click();
  await expectKeptOrder(page, [a, b, c, d, a]);
});

test("a list is reordered by drag, keyboard, menu and place", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const media = await someMedia(page, 4);
  const [a = "", b = "", c = "", d = ""] = media.map(({ title }) => title);
  await fillPlaylist(page, "Weekend", media);

  await test.step("by keyboard: lift, move, drop", async () => {
    await row(page, a).focus();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: `Reorder ${a}` })).toBeFocused();
    await page.keyboard.press("Space");
    await expect(page.getByText(`Lifted: ${a}, place 1 of 4.`)).toBeAttached();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByText(`Over: ${a}, place 2 of 4.`)).toBeAttached();
    await page.keyboard.press("Space");
    await expectOrder(page, [b, a, c, d]);
  });

  await test.step("by keyboard: Alt with the arrows, keeping the focus", async () => {
    await row(page, d).focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.keyboard.press("Alt+ArrowUp");
    await expect(row(page, d)).toBeFocused();
    await expectOrder(page, [b, d, a, c]);
  });

  await test.step("by the row's menu: to an end, to a place", async () => {
    await page.getByRole("button", { name: `More for ${c}` }).click();
    await page.getByRole("menuitem", { name: "Move to top" }).click();
    await expectOrder(page, [c, b, d, a]);
    await expect(items(page).getByRole("row", { selected: true })).toHaveCount(0);
    await page.getByRole("button", { name: `More for ${c}` }).click();
    await page.getByRole("menuitem", { name: "Move to position…" }).click();
    const dialog = page.getByRole("dialog", { name: "Move to position" });
    await dialog.getByLabel("Place").fill("9");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("alert")).toHaveText("A place from 1 to 4, please.");
    await dialog.getByLabel("Place").fill("3");
    await page.keyboard.press("Enter");
    await expectOrder(page, [b, d, c, a]);
  });

  await test.step("by drag", async () => {
    await row(page, c).hover();
    const from = await page.getByRole("button", { name: `Reorder ${c}` }).boundingBox();
    const to = await row(page, b).boundingBox();
    if (!from || !to) throw new Error("The handles are on screen.");
    await page.mouse.move(from.x + 10, from.y + 36);
    await page.mouse.down();
    await page.mouse.move(from.x + 10, from.y + 20, { steps: 5 });
    await page.mouse.move(from.x + 10, to.y + 30, { steps: 15 });
    await page.mouse.up();
    await expectOrder(page, [c, b, d, a]);
  });
  await expectKeptOrder(page, [c, b, d, a]);
});

test("sorting and removing can be undone", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const media = (await someMedia(page, 4)).sort((one, other) => one.durationMs - other.durationMs).reverse();
  const titles = media.map(({ title }) => title);
  const [a = "", b = "", c = "", d = ""] = titles;
  await fillPlaylist(page, "To and fro", media);
  await page.getByRole("button", { name: "Sort" }).click();
  await page.getByRole("menuitem", { name: "Title, A to Z" }).click();
  await expectOrder(page, titles.toSorted());
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expectOrder(page, titles);
  await expect(items(page)).toHaveAttribute("aria-busy", "false");
  await row(page, b).focus();
  await page.keyboard.press("Delete");
  await expectOrder(page, [a, c, d]);
  await expect(row(page, c)).toBeFocused();
  await expect(items(page)).toHaveAttribute("aria-busy", "false");
  await page.keyboard.press("Control+z");
  await expectKeptOrder(page, titles);
});

test("many items are moved, copied to another list and removed at once", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const media = await someMedia(page, 6);
  const [a = "", b = "", c = "", d = "", e = "", f = ""] = media.map(({ title }) => title);
  const other = await importPlaylist(page, "Second shelf", media.slice(0, 1));
  const id = await fillPlaylist(page, "First shelf", media);
  const bar = page.getByRole("toolbar", { name: "Selected items" });
  await row(page, d).click();
  await row(page, f).click({ modifiers: ["Shift"] });
  await expect(bar).toContainText("3 selected");
  await bar.getByRole("button", { name: "Move to top" }).click();
  await expectOrder(page, [d, e, f, a, b, c]);

  await row(page, e).click();
  await row(page, a).click();
  await expect(bar).toContainText("3 selected");
  await bar.getByRole("button", { name: "More for the selected items" }).click();
  await page.getByRole("menuitem", { name: "Copy to playlist…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Second shelf" }).click();
  const question = page.getByRole("alertdialog", { name: "Already in this playlist" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Copied 2 items to “Second shelf”.")).toBeVisible();

  await bar.getByRole("button", { name: "Remove" }).click();
  await expectOrder(page, [e, b, c]);
  await bar.getByRole("button", { name: "Select all" }).click();
  await bar.getByRole("button", { name: "More for the selected items" }).click();
  await page.getByRole("menuitem", { name: "Move to playlist…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Second shelf" }).click();
  await expect(page.getByText("Nothing in here yet")).toBeVisible();
  await expect(page.getByText("Moved 3 items to “Second shelf”.").first()).toBeAttached();
  await openEditor(page, other, "Second shelf");
  await expectOrder(page, [a, d, f, e, b, c]);
  await page.goto(`/library/playlists/${id}`);
  await expect(page.getByText("Nothing in here yet")).toBeVisible();
});

test("an item has a note and plays a part of its media", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const [media] = await someMedia(page, 1);
  if (!media) throw new Error("The catalogue is empty.");
  await fillPlaylist(page, "With notes", [media]);
  await page.getByRole("button", { name: `More for ${media.title}` }).click();
  await page.getByRole("menuitem", { name: "Note, start and end…" }).click();
  const dialog = page.getByRole("dialog", { name: media.title });
  await dialog.getByLabel("Note").fill("Wait for the quiet part.");
  await dialog.getByLabel("Start at").fill("0:30");
  await dialog.getByLabel("End at").fill("12");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("That is before its start.");
  await dialog.getByLabel("End at").fill("0:40");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(row(page, media.title)).toContainText("Wait for the quiet part.");
  await expect(row(page, media.title)).toContainText("Plays 0:30 to 0:40");
});

test("two windows change one list: both changes stand, and show in both", async ({ browser }) => {
  const { page, ...account } = await newAccount(browser);
  const media = await someMedia(page, 4);
  const [a = "", b = "", c = "", d = ""] = media.map(({ title }) => title);
  const id = await fillPlaylist(page, "Together", media);
  const second = await (await browser.newContext()).newPage();
  await signIn(second, account);
  await openEditor(second, id, "Together");

  // The first window's move is held back until the second window's has been made.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const sent = page.waitForRequest(isAction);
  await page.route("**/library/playlists/**", async (route) => {
    if (isAction(route.request())) await held;
    await route.fallback();
  });
  await row(page, d).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await sent;
  await row(second, a).focus();
  await second.keyboard.press("Delete");
  await expectOrder(second, [b, c, d]);
  await expect(items(second)).toHaveAttribute("aria-busy", "false");
  release();
  await expectOrder(page, [b, d, c]);
  await expectOrder(second, [b, d, c]);
  await expectKeptOrder(second, [b, d, c]);
});

test("a thousand items scroll, and one is moved from the end to the start", async ({ browser }) => {
  const { page } = await newAccount(browser);
  const media = await someMedia(page, 10);
  const many = Array.from({ length: 100 }, () => media).flat();
  const last = media[9]?.title ?? "";
  await fillPlaylist(page, "A thousand", many);
  await expect(page.getByText("1,000 items")).toBeVisible();
  await expect(items(page)).toHaveAttribute("aria-rowcount", "1000");
  const rows = items(page).getByRole("row");
  await rows.first().focus();
  await page.keyboard.press("End");
  const end = items(page).locator('tr[aria-rowindex="1000"]');
  await expect(end).toBeFocused();
  await expect(end).toBeInViewport();
  await expect(end).toContainText(last);
  expect(await rows.count()).toBeLessThan(60);
  await end.getByRole("button", { name: "More for" }).click();
  await page.getByRole("menuitem", { name: "Move to top" }).click();
  await expect(items(page)).toHaveAttribute("aria-busy", "false");
  await page.reload();
  await expect(items(page).locator('tr[aria-rowindex="1"]')).toContainText(last);
});

test("a list is reordered with a finger, and by choosing @phone", async ({ browser }) => {
  const { page, context } = await newAccount(browser);
  const media = await someMedia(page, 3);
  const [a = "", b = "", c = ""] = media.map(({ title }) => title);
  await fillPlaylist(page, "On the bus", media);
  const handle = (title: string) => page.getByRole("button", { name: `Reorder ${title}` });
  await handle(c).scrollIntoViewIfNeeded();
  const [from, to] = [await handle(a).boundingBox(), await row(page, c).boundingBox()];
  if (!from || !to) throw new Error("The handles are on screen.");
  const [x, start, end] = [from.x + 20, from.y + 36, to.y + 40];
  const cdp = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y?: number) =>
    cdp.send("Input.dispatchTouchEvent", { type, touchPoints: y === undefined ? [] : [{ x, y }] });
  await touch("touchStart", start);
  for (let step = 1; step <= 12; step++) await touch("touchMove", start + ((end - start) * step) / 12);
  await touch("touchEnd");
  await expectOrder(page, [b, c, a]);

  const check = row(page, c).getByRole("checkbox");
  // dnd-kit swallows every click of the 50 ms after a drop, which no finger is quick enough to notice.
  await expect(async () => {
    await page.getByRole("button", { name: "Select", exact: true }).tap();
    await expect(check).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await row(page, c).getByText(c).tap();
  const bar = page.getByRole("toolbar", { name: "Selected items" });
  await expect(check).toBeChecked();
  await bar.getByRole("button", { name: "Move to top" }).tap();
  await bar.getByRole("button", { name: "Stop selecting" }).tap();
  await expectKeptOrder(page, [c, b, a]);
  await expectNoSideways(page);
});

async function expectNoSideways(page: Page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, "the page is no wider than the screen").toBeLessThanOrEqual(0);
}

test("what was typed survives a lost connection", async ({ browser }) => {
  const { page, context } = await newAccount(browser);
  await makePlaylist(page, "Fragile");
  await page.getByRole("button", { name: "Edit details" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit details" });
  await dialog.getByLabel("Title").fill("Sturdy");
  await dialog.getByLabel("Description").fill("Typed with care.");
  await context.setOffline(true);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert").filter({ hasText: "could not reach the server" })).toBeVisible();
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
  const id = await fillPlaylist(page, "Short-lived", await someMedia(page, 1), "public");
  expect((await page.request.get(`/playlists/${id}`)).status()).toBe(200);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete playlist" }).click();
  const question = page.getByRole("alertdialog", { name: "Delete “Short-lived”?" });
  await question.getByRole("button", { name: "Delete playlist" }).click();
  await expect(page).toHaveURL(/\/library$/);
  await expect(page.getByText("No playlists yet")).toBeVisible();
  expect((await page.request.get(`/playlists/${id}`)).status()).toBe(404);
});
