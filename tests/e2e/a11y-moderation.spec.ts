import { randomUUID } from "node:crypto";
import { expect, type Page, request as requests } from "@playwright/test";
import { expectNothingWrong, walk } from "./axe";
import { makeRoom, watch } from "./rooms-support";
import { signIn, test } from "./support";

const kit = "019c1000-0000-7000-8000-0000000000e1";

for (const size of ["desktop", "phone @phone"]) {
  test(`axe finds nothing wrong with what moderators work through, ${size}`, async ({ page, baseURL }) => {
    await Promise.all([holdMessage(baseURL), signIn(page, "mia")]);
    await page.goto("/moderation/held");
    await expect(page.getByRole("button", { name: "Let in" }).first()).toBeVisible();
    await expectNothingWrong(page, "held messages");
    await walk(page, ["/moderation", "/moderation/rooms", "/moderation/audit"]);
    await lookAtFirst(page, "/moderation", "Cases");
  });

  test(`axe finds nothing wrong with what the site's staff look up, ${size}`, async ({ page }) => {
    await signIn(page, "ida");
    await walk(page, ["/moderation/users?among=staff", `/moderation/users/${kit}`]);
    await page.goto("/moderation/words");
    await expect(page.getByRole("button", { name: "Remove flock-boost" })).toBeVisible();
    await expectNothingWrong(page, "words");
    await walk(page, ["/moderation/transparency", "/moderation/appeals"]);
    await lookAtFirst(page, "/moderation/appeals", "Appeals");
  });
}

/** Looks at what the first line of a list leads to. */
async function lookAtFirst(page: Page, path: string, list: string) {
  if (new URL(page.url()).pathname !== path) await page.goto(path);
  const first = page.getByRole("list", { name: list }).getByRole("link").first();
  await walk(page, [(await first.getAttribute("href")) ?? ""]);
}

/** Somebody writes what the filter holds for moderators. */
async function holdMessage(baseURL: string | undefined) {
  const [cy, bob] = await Promise.all([requests.newContext({ baseURL }), requests.newContext({ baseURL })]);
  await Promise.all([signIn(cy, "cy"), signIn(bob, "bob")]);
  const room = await makeRoom(cy);
  await watch(bob, room.mediaId);
  expect((await bob.post(`/api/rooms/${room.id}/join`, { data: {} })).status()).toBe(200);
  const data = { clientId: randomUUID(), body: "what the fuck was that" };
  expect((await bob.post(`/api/rooms/${room.id}/messages`, { data })).status(), "it is held").toBe(202);
}
