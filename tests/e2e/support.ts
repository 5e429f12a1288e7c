import { randomUUID } from "node:crypto";
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
  type Request,
} from "@playwright/test";

/**
 * Playwright's `test`, which also ends the browser contexts that a test has opened itself: left open, their pages would
 * play and ask on beside every later test of the worker.
 */
export const test = base.extend<{ endContexts: undefined }>({
  endContexts: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});

const demoPassword = "matinee-demo";

type Credentials = { email: string; password: string };

/** Signs a browser context (or a bare request context) in through next-auth's own endpoint. */
export async function signIn(
  who: { request: APIRequestContext } | APIRequestContext,
  account: string | Credentials,
) {
  const request = "request" in who ? who.request : who;
  const credentials = typeof account === "string" ? demoAccount(account) : account;
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const response = await request.post("/api/auth/callback/credentials", {
    form: { csrfToken, json: "true", ...credentials },
  });
  expect(response.status(), "sign-in succeeds").toBe(200);
}

function demoAccount(handle: string): Credentials {
  return { email: `${handle}@example.com`, password: demoPassword };
}

/** A fresh account made through the sign-up page, in a browser context of its own. */
export async function newAccount(
  browser: Browser,
  name = "Zoe",
): Promise<{ context: BrowserContext; page: Page } & Credentials> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const credentials = {
    email: `${name.toLowerCase()}-${randomUUID().slice(0, 8)}@example.com`,
    password: "correct horse battery",
  };
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Email").fill(credentials.email);
  await page.getByLabel("Password", { exact: true }).fill(credentials.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).not.toHaveURL(/sign-up/);
  return { context, page, ...credentials };
}

/** A press before the page's code is there is lost; once it is, the header knows who is signed in. */
export async function pressPlay(page: Page) {
  await expect(page.getByRole("button", { name: "Your account" })).toBeVisible();
  await page.getByRole("button", { name: /^Play / }).click();
}

/** Asks a server action, as a page's code does. */
export const isAction = (request: Request) => "next-action" in request.headers();

/** The next answer of a server action. A page that is left before it came may take along what was to be changed. */
export const nextAnswer = (page: Page) => page.waitForResponse((response) => isAction(response.request()));
