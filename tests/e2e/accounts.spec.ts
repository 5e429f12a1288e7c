import { expect } from "@playwright/test";
import { newAccount, signIn, test } from "./support";

test("a newcomer signs up, lands on the page that asked, and is known there", async ({ page }) => {
  await page.goto("/library");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=(%2F|\/)library$/);
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByLabel("Name").fill("Nell");
  await page.getByLabel("Email").fill(`nell-${crypto.randomUUID()}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill("a long enough one");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/library$/);
  await expect(page.getByRole("button", { name: /account/i })).toBeVisible();
});

test("signing up says what is wrong beside each field and keeps what was typed", async ({
  page,
  browser,
}) => {
  const { email, context } = await newAccount(browser, "Taken");
  await context.close();
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Second");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("At least 8 characters, please.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("long enough now");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("There is already an account with that email.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Second");
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("long enough now");
});

test("a wrong password and an unknown email get the same answer", async ({ page }) => {
  const say = "That email and password do not belong together.";
  await page.goto("/sign-in");
  for (const email of ["ada@example.com", "nobody-at-all@example.com"]) {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText(say)).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(email);
    await page.reload();
  }
});

test("whose browser keeps no cookies is told so, with what was typed still there", async ({ page }) => {
  await page.route("**/api/auth/csrf", (route) => route.fulfill({ json: { csrfToken: "of another visit" } }));
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("cy@example.com");
  await page.getByLabel("Password").fill("matinee-demo");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("Your browser keeps no cookies of this site")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue("cy@example.com");
  await expect(page.getByLabel("Password")).toHaveValue("matinee-demo");
});

test("asking who is signed in takes no form's token away", async ({ context: { request } }) => {
  const cookiesOf = async () => {
    const headers = (await request.get("/api/auth/session")).headersArray();
    return headers.filter(({ name }) => name.toLowerCase() === "set-cookie").map(({ value }) => value);
  };
  expect(await cookiesOf()).toEqual([]);
  await signIn(request, "mia");
  expect(await cookiesOf()).toEqual([expect.stringMatching(/^next-auth\.session-token=/)]);
});

test("signing in never leads to another site", async ({ page }) => {
  await page.goto("/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2F");
  await page.getByLabel("Email").fill("cy@example.com");
  await page.getByLabel("Password").fill("matinee-demo");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/$/);
});

test("a copied cookie is worth nothing once its owner has signed out", async ({ browser, baseURL }) => {
  const { context, page } = await newAccount(browser, "Otto");
  const thief = await browser.newContext({ baseURL, storageState: await context.storageState() });
  const before = await (await thief.request.get("/api/auth/session")).json();
  expect(before.user).toMatchObject({ name: "Otto" });

  await page.getByRole("button", { name: /account/i }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();

  expect(await (await thief.request.get("/api/auth/session")).json()).toEqual({});
  const join = await thief.request.post(`/api/rooms/${crypto.randomUUID()}/join`, { data: {} });
  expect(join.status()).toBe(401);
  await Promise.all([thief.close(), context.close()]);
});

test("a demo account signs in through the endpoint of the contract", async ({ context }) => {
  await signIn(context, "mia");
  const { user } = await (await context.request.get("/api/auth/session")).json();
  expect(user).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    handle: "mia",
    name: "Mia Tanaka",
    imageUrl: null,
    role: "moderator",
    channelEpoch: expect.any(Number),
  });
});
