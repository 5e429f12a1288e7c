import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { importPlaylist, items, openEditor, row, someMedia } from "./playlists-support";
import { newAccount, test } from "./support";

type Person = { page: Page; name: string; handle: string };

const people = (page: Page) => page.getByRole("button", { name: "People", exact: true });

/** Somebody new in a browser of their own. */
async function arrive(browser: Browser, called: string): Promise<Person> {
  const { context, page } = await newAccount(browser, called);
  const { user } = (await (await context.request.get("/api/auth/session")).json()) as { user: Person };
  return { page, name: user.name, handle: user.handle };
}

/** An owner in the editor of a new list with one item, and somebody else; each in a browser of their own. */
async function twoPeople(browser: Browser, words: string) {
  const title = `${words} ${randomUUID().slice(0, 8)}`;
  const [owner, guest] = await Promise.all([arrive(browser, "Ada"), arrive(browser, "Bob")]);
  const media = await someMedia(owner.page, 2);
  const [first = "", second = ""] = media.map((one) => one.title);
  const id = await importPlaylist(owner.page, title, media.slice(0, 1));
  await openEditor(owner.page, id, title);
  return {
    owner: owner.page,
    ownerName: owner.name,
    guest: guest.page,
    bob: guest,
    id,
    title,
    first,
    second,
  };
}

/** The owner's dialog of people, with a new link on the clipboard's way; answers the link's path. */
async function makeLink(owner: Page, role: string): Promise<string> {
  await people(owner).click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByLabel("What the link makes people").selectOption(role);
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const link = dialog.getByRole("list", { name: "Links that work" }).getByText("/library/playlists/invite/");
  const address = (await link.textContent()) ?? "";
  await owner.keyboard.press("Escape");
  return address.slice(address.indexOf("/library/"));
}

test("an editor who was invited by handle works on the list while its owner watches, and is gone when removed", async ({
  browser,
}) => {
  const at = await twoPeople(browser, "Two of us");
  const { owner, ownerName, guest, bob, id, title, first, second } = at;

  await people(owner).click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByLabel("Invite somebody").fill("nobody-has-this-handle");
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(dialog.getByText("Nobody has that handle.")).toBeVisible();
  await dialog.getByLabel("Invite somebody").fill(`@${bob.handle}`);
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(dialog.getByText("Invited · Editor")).toBeVisible();

  expect((await guest.request.get(`/library/playlists/${id}`)).status()).toBe(404);
  await guest.goto("/library");
  await guest.getByRole("button", { name: `Accept “${title}”` }).click();
  await expect(guest.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(
    dialog.getByRole("list", { name: "Who works on it" }).getByText("Editor", { exact: true }),
  ).toBeVisible();
  await owner.keyboard.press("Escape");

  await find(guest, "Add", second);
  await expect(row(owner, second)).toBeVisible();
  await row(owner, first)
    .getByRole("button", { name: `More for ${first}` })
    .click();
  await owner.getByRole("menuitem", { name: "Remove" }).click();
  await expect(row(guest, first)).toBeHidden();

  await people(owner).click();
  await dialog.getByRole("tab", { name: "History" }).click();
  const changes = dialog.getByRole("list", { name: "Changes" });
  await expect(changes.getByText(`${bob.name} added “${second}”`)).toBeVisible();
  await expect(changes.getByText(`${bob.name} joined as an editor`)).toBeVisible();
  await changes.getByRole("button", { name: `Revert: ${ownerName} removed “${first}”` }).click();
  await expect(row(guest, first)).toBeVisible();

  await dialog.getByRole("tab", { name: "People" }).click();
  await dialog.getByRole("button", { name: `Actions for ${bob.name}` }).click();
  await owner.getByRole("menuitem", { name: "Remove" }).click();
  await owner.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(guest.getByText(`You no longer work on “${title}”.`)).toBeVisible();
  await expect(guest).toHaveURL(/\/library$/);
  expect((await guest.request.get(`/library/playlists/${id}`)).status()).toBe(404);
});

/** Adds or suggests a media through the find panel. */
async function find(page: Page, verb: "Add" | "Suggest", title: string) {
  await page.getByRole("button", { name: verb, exact: true }).click();
  const panel = page.getByRole("dialog", { name: `${verb} ` });
  await panel.getByRole("searchbox").fill(title);
  await panel.getByRole("button", { name: `${verb} ${title}`, exact: true }).click();
  await panel.getByRole("button", { name: "Done" }).click();
}

test("a suggester who came by a link proposes, the owner votes and accepts, and takes it back", async ({
  browser,
}) => {
  const { owner, guest, id, title, second } = await twoPeople(browser, "Say what you like");
  const path = await makeLink(owner, "suggester");

  await guest.goto(path);
  await expect(guest.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest).toHaveURL(new RegExp(`/library/playlists/${id}$`));
  await find(guest, "Suggest", second);

  const suggested = owner.getByRole("list", { name: "Suggested" });
  await expect(suggested.getByText(second)).toBeVisible();
  await suggested.getByRole("button", { name: `Vote for ${second}: 0 votes` }).click();
  await expect(guest.getByRole("list", { name: "Suggested" }).getByText("1 vote")).toBeVisible();
  await suggested.getByRole("button", { name: `Accept ${second}` }).click();
  await expect(row(owner, second)).toBeVisible();
  await expect(row(guest, second)).toBeVisible();
  await expect(guest.getByRole("list", { name: "Suggested" })).toBeHidden();
  await owner.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(suggested.getByText(second)).toBeVisible();
  await expect(row(guest, second)).toBeHidden();

  await people(owner).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Revoke the suggester link" }).click();
  await owner.getByRole("alertdialog").getByRole("button", { name: "Revoke link" }).click();
  await expect(owner.getByText("The link does not work any more.")).toBeVisible();
  const late = await arrive(browser, "Cy");
  await late.page.goto(path);
  await expect(late.page.getByText("This invitation does not work any more")).toBeVisible();
});

test("a list is given away: both pages follow", async ({ browser }) => {
  const { owner, guest, bob, id } = await twoPeople(browser, "Take care of it");
  await guest.goto(await makeLink(owner, "editor"));
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest).toHaveURL(new RegExp(`/library/playlists/${id}$`));
  await expect(items(guest)).toBeVisible();
  await expect(guest.getByRole("button", { name: "Edit details" })).toBeHidden();

  await people(owner).click();
  await owner
    .getByRole("dialog")
    .getByRole("button", { name: `Actions for ${bob.name}` })
    .click();
  await owner.getByRole("menuitem", { name: "Make the owner" }).click();
  await owner.getByRole("alertdialog").getByRole("button", { name: "Give it away" }).click();
  await expect(guest.getByRole("button", { name: "Edit details" })).toBeVisible();
  await expect(owner.getByRole("dialog").getByRole("button", { name: "Leave this playlist" })).toBeVisible();
});
