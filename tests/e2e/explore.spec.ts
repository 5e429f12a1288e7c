import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { importPlaylist, openEditor, row, someMedia } from "./playlists-support";
import { newAccount, test } from "./support";

/** A word that no other list has. */
const unique = () => `zq${randomUUID().replaceAll("-", "").slice(0, 10)}`;

/** The page knows who is signed in, so its buttons do what they say. */
async function known(page: Page) {
  await expect(page.getByRole("button", { name: "Your account" })).toBeVisible();
}

function found(page: Page, title: string) {
  return page
    .getByRole("region", { name: "Playlists found" })
    .getByRole("article")
    .filter({ hasText: title });
}

test("what is sought stands in the address: it can be gone back to, and reloaded", async ({ browser }) => {
  const { page } = await newAccount(browser, "Yara");
  const title = `Lanterns ${unique()}`;
  await importPlaylist(page, title, await someMedia(page, 2, "audio"), "public");
  await page.goto("/explore");
  await expect(page.getByRole("region", { name: "Trending now" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search playlists" }).fill(title);
  await expect(found(page, title)).toBeVisible();
  await expect(page.getByRole("region", { name: "Trending now" })).toBeHidden();
  await page.getByRole("button", { name: "Films", exact: true }).click();
  await expect(page.getByText("No playlist like that")).toBeVisible();
  await expect(page).toHaveURL(/kind=video/);
  await page.goBack();
  await expect(found(page, title)).toBeVisible();
  await page.getByRole("combobox", { name: "Length" }).selectOption("Over an hour");
  await expect(page.getByText("No playlist like that")).toBeVisible();
  await page.getByRole("combobox", { name: "Length" }).selectOption("Any length");
  await page.reload();
  await expect(page.getByRole("searchbox", { name: "Search playlists" })).toHaveValue(title);
  await page.getByRole("searchbox", { name: "Search playlists" }).fill("Lanterns");
  await page.getByRole("button", { name: "Music", exact: true }).click();
  await expect(page).toHaveURL(/query=Lanterns&kind=audio/);
  await page.goto(`/explore?query=${encodeURIComponent(title)}`);
  await found(page, title).getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.getByRole("link", { name: "Yara", exact: true }).click();
  await expect(page).toHaveURL(/\/u\/yara/);
  await expect(page.getByRole("heading", { level: 1, name: "Yara" })).toBeVisible();
  await expect(page.getByRole("article").filter({ hasText: title })).toBeVisible();
});

test("a theme and a cover are chosen in the list's details", async ({ browser }) => {
  const { page } = await newAccount(browser, "Tess");
  const theme = unique();
  const media = await someMedia(page, 2);
  const id = await importPlaylist(page, "Themed", media, "public");
  await openEditor(page, id, "Themed");
  await page.getByRole("button", { name: "Edit details" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit details" });
  await dialog.getByLabel("Themes", { exact: false }).first().fill(theme);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: `Remove ${theme}` })).toBeVisible();
  await dialog.getByRole("radio", { name: media[1]?.title }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await page.goto(`/playlists/${id}`);
  await page.getByRole("link", { name: theme }).click();
  await expect(page).toHaveURL(new RegExp(`tag=${theme}`));
  await expect(page.getByRole("button", { name: theme, pressed: true })).toBeVisible();
  await expect(found(page, "Themed").locator("img")).toHaveCount(1);
});

test("a list is followed, shows up in the feed, and is followed no more", async ({ browser }) => {
  const { page: owner } = await newAccount(browser, "Olga");
  const media = await someMedia(owner, 2);
  const id = await importPlaylist(owner, "Slow evenings", media, "public");
  const { page } = await newAccount(browser, "Finn");
  await page.goto("/feed");
  await expect(page.getByText("You follow nothing yet")).toBeVisible();
  await page.goto(`/playlists/${id}`);
  await known(page);
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(page.getByRole("button", { name: "Following", pressed: true })).toBeVisible();
  await expect(page.getByText("Its new items come into your feed.")).toBeVisible();
  await page.goto("/feed");
  const list = page.getByRole("region", { name: "Slow evenings" });
  await expect(list.getByRole("article")).toHaveCount(2);
  await list.getByRole("link", { name: "Slow evenings" }).click();
  await page.getByRole("button", { name: "Following", pressed: true }).click();
  await expect(page.getByRole("button", { name: "Follow", exact: true })).toBeVisible();
  await expect(page.getByText("You follow it no more.")).toBeVisible();
});

test("a fork says where it is from, and takes over what changes there", async ({ browser }) => {
  const { page: owner } = await newAccount(browser, "Olga");
  const media = await someMedia(owner, 3);
  const [gone = media[0]] = media;
  const id = await importPlaylist(owner, "Source of all", media, "public");
  const { page } = await newAccount(browser, "Finn");
  await page.goto(`/playlists/${id}`);
  await known(page);
  await page.getByRole("button", { name: "Fork" }).click();
  await expect(page).toHaveURL(/\/library\/playlists\//);
  await expect(page.getByRole("link", { name: "Source of all" })).toHaveAttribute("href", `/playlists/${id}`);
  await openEditor(owner, id, "Source of all");
  await owner.getByRole("button", { name: `More for ${gone?.title}` }).click();
  await owner.getByRole("menuitem", { name: "Remove", exact: true }).click();
  await expect(row(owner, gone?.title ?? "")).toBeHidden();
  await expect
    .poll(async () => (await (await owner.request.get(`/playlists/${id}`)).text()).includes("2 items"))
    .toBe(true);
  await page.reload();
  await page.getByRole("button", { name: "1 change there" }).click();
  const dialog = page.getByRole("dialog", { name: "What changed in “Source of all”" });
  await dialog.getByRole("button", { name: "Remove here too" }).click();
  await expect(dialog.getByText("You have seen it all.")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(row(page, gone?.title ?? "")).toBeHidden();
});
