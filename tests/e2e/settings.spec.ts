import { expect } from "@playwright/test";
import { makeRoom } from "./rooms-support";
import { newAccount, signIn, test } from "./support";

test("a name and a handle are changed in the settings, and hold everywhere", async ({ browser }) => {
  const { page } = await newAccount(browser, "Nell");
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
  const save = page.getByRole("button", { name: "Save" });
  await expect(save).toBeDisabled();
  await page.getByLabel("Handle").fill("mia");
  await save.click();
  await expect(page.getByText("Somebody else has that handle")).toBeVisible();
  const handle = `nell-${crypto.randomUUID().slice(0, 8)}`;
  await page.getByLabel("Name").fill("Nell Anew");
  await page.getByLabel("Handle").fill(handle);
  await save.click();
  await expect(save).toBeDisabled();
  expect((await page.request.get(`/u/${handle}`)).status()).toBe(200);
  const { user } = await (await page.request.get("/api/auth/session")).json();
  expect(user).toMatchObject({ name: "Nell Anew", handle });
});

test("who may invite is kept at once and can be taken back", async ({ browser }) => {
  const { page } = await newAccount(browser, "Ivo");
  await page.goto("/settings/people");
  const invites = page.getByLabel("Who may invite you");
  await expect(invites).toBeEnabled();
  await invites.selectOption("nobody");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(invites).toHaveValue("everyone");
  await invites.selectOption("roommates");
  await expect(page.getByText("Saved.").first()).toBeVisible();
  await expect(invites).toHaveAttribute("aria-busy", "false");
  await page.reload();
  await expect(invites).toHaveValue("roommates");
});

test("signing out everywhere else ends the other sessions and keeps this one", async ({ browser }) => {
  const { page, email, password } = await newAccount(browser, "Otto");
  const elsewhere = await browser.newContext();
  await signIn(elsewhere, { email, password });
  await page.goto("/settings/sessions");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("Signed out everywhere else.")).toBeVisible();
  expect(await (await elsewhere.request.get("/api/auth/session")).json()).toEqual({});
  await page.reload();
  await expect(page.getByText("This browser")).toBeVisible();
});

test("when one device signs out, another goes on hearing what its user is told", async ({ browser }) => {
  const { page, email, password } = await newAccount(browser, "Uma");
  const { user } = await (await page.request.get("/api/auth/session")).json();
  const [elsewhere, host] = [await browser.newContext(), await browser.newContext()];
  await signIn(elsewhere, { email, password });
  await signIn(host, "ada");
  const there = await elsewhere.newPage();
  await there.goto("/");
  async function invite() {
    const room = await makeRoom(host.request);
    const asked = await host.request.post(`/api/rooms/${room.id}/guests`, { data: { handle: user.handle } });
    expect(asked.status()).toBe(201);
  }
  await invite();
  for (const each of [page, there])
    await expect(each.getByRole("button", { name: "Notifications, 1 unread" })).toBeVisible();
  const { csrfToken } = await (await elsewhere.request.get("/api/auth/csrf")).json();
  await elsewhere.request.post("/api/auth/signout", { form: { csrfToken, json: "true" } });
  await expect(there.getByRole("link", { name: "Sign in" }).first(), "it is told at once").toBeVisible();
  await invite();
  await expect(page.getByRole("button", { name: "Notifications, 2 unread" })).toBeVisible();
});

test("an account takes its data along and is deleted for good", async ({ browser }) => {
  const { page, email, password } = await newAccount(browser, "Dora");
  await page.goto("/settings/data");
  const file = await (await page.request.get("/api/account/export")).json();
  expect(file.profile).toMatchObject([{ email }]);
  await page.getByRole("button", { name: "Delete your account…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete your account?" });
  const proof = dialog.getByLabel("Your password");
  await proof.fill("not the password");
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(dialog.getByText("That is not your password.")).toBeVisible();
  await proof.fill(password);
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("That email and password do not belong together.")).toBeVisible();
});
