import { randomUUID } from "node:crypto";
import { type Browser, type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { chat } from "./chat-support";
import { newAccount, pressPlay, signIn, test } from "./support";

type Person = { context: BrowserContext; page: Page; id: string; name: string; handle: string };

/** Somebody with an account of their own, by a name that nobody else has. */
async function newcomer(browser: Browser, name: string): Promise<Person> {
  const { context, page } = await newAccount(browser, `${name}${randomUUID().slice(0, 6)}`);
  return { context, page, ...(await whoIs(context)) };
}

async function staff(browser: Browser, handle: string): Promise<Person> {
  const context = await browser.newContext();
  await signIn(context, handle);
  return { context, page: await context.newPage(), ...(await whoIs(context)) };
}

async function whoIs({ request }: BrowserContext) {
  const { user } = await (await request.get("/api/auth/session")).json();
  return user as { id: string; name: string; handle: string };
}

async function post({ context }: Person, path: string, data: object = {}) {
  const answer = await context.request.post(path, { data });
  expect([200, 201]).toContain(answer.status());
  return answer.json();
}

/** Goes there as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeEnabled();
  const arrived = () => target.evaluate((element) => element === document.activeElement);
  for (let press = 0; press < 80; press++) {
    if (await arrived()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The keyboard does not lead to ${target}.`);
}

async function pressOn(page: Page, target: Locator) {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

test("a report is made, decided, appealed and reversed by keyboard alone", async ({ browser }) => {
  const [rae, tor, mia, ida] = await Promise.all([
    newcomer(browser, "Rae"),
    newcomer(browser, "Tor"),
    staff(browser, "mia"),
    staff(browser, "ida"),
  ]);
  await report(rae, tor);
  await decide(mia, tor);
  await expect
    .poll(async () => (await (await rae.context.request.get("/api/notifications")).json()).items)
    .toMatchObject([{ kind: "report-decided" }]);

  await tor.page.goto("/settings/record");
  const entry = tor.page.getByTestId("record-entry");
  await expect(entry).toContainText("In force");
  await expect(entry).toContainText("Please be kinder.");
  await expect(entry).not.toContainText(mia.name);
  await pressOn(tor.page, entry.getByRole("button", { name: "Appeal" }));
  await tor.page.keyboard.type("I was quoting the film.");
  await pressOn(tor.page, entry.getByRole("button", { name: "Send appeal" }));
  await expect(entry).toContainText("Your appeal is waiting");

  const appeal = await answer(ida, tor);
  expect((await mia.page.goto(appeal))?.status(), "who decided does not decide the appeal").toBe(404);
  await tor.page.reload();
  await expect(entry).toContainText("Taken back");
  await expect(entry).toContainText("He was quoting the film.");
});

/** From the profile of whom it is about. */
async function report({ page }: Person, about: Person) {
  await page.goto(`/u/${about.handle}`);
  await expect(page.getByRole("button", { name: "Your account" })).toBeVisible();
  await pressOn(page, page.getByRole("button", { name: `Report ${about.name}` }));
  const dialog = page.getByRole("dialog", { name: `Report ${about.name}` });
  await expect(dialog.getByRole("button", { name: "Send report" })).toBeDisabled();
  await tabTo(page, dialog.getByRole("radio", { name: "Spam or advertising" }));
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("radio", { name: "Harassment or bullying" })).toBeChecked();
  await pressOn(page, dialog.getByRole("button", { name: "Send report" }));
  await expect(page.getByText("Thank you. You will hear what was decided.")).toBeVisible();
  await expect(dialog).toHaveCount(0);
}

/** From the queue, by its keys. */
async function decide({ page }: Person, about: Person) {
  await page.goto("/moderation");
  await expect(page.getByRole("button", { name: "Your account" })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Claim it, or let it go");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("/");
  await page.keyboard.type(about.handle);
  await page.keyboard.press("Enter");
  const rows = page.getByRole("list", { name: "Cases" }).getByRole("listitem");
  await expect(rows).toHaveCount(1);
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  await expect(rows.getByRole("button", { name: "Yours" })).toBeVisible();
  await page.keyboard.press("d");
  await expect(page.getByRole("heading", { level: 1, name: about.name })).toBeVisible();
  const form = page.getByRole("region", { name: "Decide" });
  await tabTo(page, form.getByRole("checkbox", { name: /^Time out/ }));
  await page.keyboard.press("Space");
  await tabTo(page, form.getByLabel("Time out: for how long"));
  await page.keyboard.press("ArrowDown");
  await expect(form.getByLabel("Time out: for how long")).toHaveValue("60");
  await tabTo(page, form.getByLabel("Words for the person concerned"));
  await page.keyboard.type("Please be kinder.");
  await pressOn(page, form.getByRole("button", { name: "Time out" }));
  await expect(page.getByText("Decided. Everyone concerned is told.")).toBeVisible();
  await expect(page).toHaveURL(/\/moderation$/);
}

/** Reverses it, and answers where that was done. */
async function answer({ page }: Person, about: Person) {
  await page.goto("/moderation/appeals");
  await pressOn(page, page.getByRole("list", { name: "Appeals" }).getByRole("link", { name: about.name }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(about.name);
  const path = new URL(page.url()).pathname;
  const form = page.getByRole("region", { name: "Decide" });
  await tabTo(page, form.getByRole("radio", { name: /^Stands/ }));
  await page.keyboard.press("ArrowDown");
  await expect(form.getByRole("radio", { name: /^Is reversed/ })).toBeChecked();
  await tabTo(page, form.getByLabel("Answer"));
  await page.keyboard.type("He was quoting the film.");
  await pressOn(page, form.getByRole("button", { name: "Answer the appeal" }));
  await expect(page.getByText("Reversed, and they are told.")).toBeVisible();
  return path;
}

test("who keeps a room deletes a message and times its author out, and lets them off again", async ({
  browser,
}) => {
  const [olu, ben] = await Promise.all([newcomer(browser, "Olu"), newcomer(browser, "Ben")]);
  const { items } = await (await olu.context.request.get("/api/media?kind=audio&limit=1")).json();
  const mediaId: string = items[0].id;
  const watching = { mediaId, positionMs: 0, state: "playing" };
  await post(olu, "/api/watching", watching);
  await post(ben, "/api/watching", watching);
  const { room } = await post(olu, `/api/media/${mediaId}/rooms`, { title: "Quiet", visibility: "public" });
  await post(ben, `/api/rooms/${room.id}/join`);
  await post(ben, `/api/rooms/${room.id}/messages`, { clientId: randomUUID(), body: "a rude remark" });

  await olu.page.goto(`/media/${mediaId}?room=${room.id}`);
  await pressPlay(olu.page);
  const line = chat(olu.page).getByRole("article").filter({ hasText: "a rude remark" });
  await line.hover();
  await line.getByRole("button", { name: "Message actions" }).click();
  await olu.page.getByRole("menuitem", { name: "Delete for everyone" }).click();
  const dialog = olu.page.getByRole("dialog", { name: `Moderate ${ben.name}` });
  await dialog.getByRole("checkbox", { name: /^Time out/ }).check();
  await expect(dialog.getByLabel("Why"), "no reason is given that nobody chose").toHaveValue("");
  await dialog.getByLabel("Why").selectOption("Harassment or bullying");
  await dialog.getByRole("button", { name: "Do it" }).click();
  await expect(chat(olu.page).getByText("a rude remark")).toHaveCount(0);
  const refused = await ben.context.request.post(`/api/rooms/${room.id}/messages`, {
    data: { clientId: randomUUID(), body: "again" },
  });
  expect(refused.status()).toBe(403);

  await chat(olu.page).getByRole("button", { name: "Room menu" }).click();
  await olu.page.getByRole("menuitem", { name: "Members" }).click();
  await olu.page.getByRole("button", { name: `Lift: ${ben.name}` }).click();
  await expect(olu.page.getByText(`${ben.name} is let off.`)).toBeVisible();
  await post(ben, `/api/rooms/${room.id}/messages`, { clientId: randomUUID(), body: "sorry about that" });
});

test("a visitor reports in two presses and an address, on a phone @phone", async ({ page }) => {
  const { items } = await (await page.request.get("/api/media?kind=audio&limit=1")).json();
  await page.goto(`/media/${items[0].id}`);
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toHaveCSS("opacity", "1");
  await page.getByRole("button", { name: `Report “${items[0].title}”` }).click();
  const dialog = page.getByRole("dialog", { name: `Report “${items[0].title}”` });
  await dialog.getByText("Something illegal").click();
  const details = dialog.getByLabel("What should the moderators know?");
  await details.fill("It was said twice.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: `Report “${items[0].title}”` }).click();
  await expect(details, "what was typed outlives the dialog").toHaveValue("It was said twice.");
  await expect(dialog.getByLabel("Something illegal")).toBeChecked();
  const email = `visitor-${randomUUID().slice(0, 8)}@example.com`;
  await dialog.getByLabel("Your email").fill(email);
  await dialog.getByRole("button", { name: "Send report" }).click();
  const sent = page.getByRole("dialog", { name: "Reported" });
  await expect(sent).toContainText("Thank you. A moderator will look at it.");
  await page.goto(await sent.getByLabel("Your report").inputValue());
  const show = page.getByRole("button", { name: "Show the report" });
  await page.getByLabel("Email").fill("somebody-else@example.com");
  await show.click();
  await expect(page.getByRole("alert").filter({ hasText: "There is no such report." })).toBeVisible();
  await page.getByLabel("Email").fill(email);
  await show.click();
  await expect(page.getByText("It waits for a moderator.")).toBeVisible();
});

test("to who moderates nothing there are no pages for moderators", async ({ browser }) => {
  const kim = await newcomer(browser, "Kim");
  for (const path of ["", "/users", "/audit", "/transparency", "/appeals"])
    expect((await kim.context.request.get(`/moderation${path}`)).status(), path).toBe(404);
  expect((await kim.context.request.get("/moderation/transparency/report.csv")).status()).toBe(404);
  const mia = await staff(browser, "mia");
  const csv = await mia.context.request.get("/moderation/transparency/report.csv");
  expect(csv.headers()["content-type"]).toContain("text/csv");
  expect((await csv.text()).split("\r\n")[0]).toContain("month,reports,decisions");
});
