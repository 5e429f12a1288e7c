import { type APIRequestContext, expect, request as requests } from "@playwright/test";
import { makeRoom } from "./rooms-support";
import { signIn, test } from "./support";

/** A request context of one of the demo's people. */
async function as(handle: string, baseURL: string | undefined): Promise<APIRequestContext> {
  const request = await requests.newContext({ baseURL });
  await signIn(request, handle);
  return request;
}

test("the queue and the log stay with a room or a person until one lets go of it", async ({
  page,
  baseURL,
}) => {
  const room = await makeRoom(await as("ada", baseURL));
  const data = { targetType: "room", targetId: room.id, reason: "spam" };
  expect((await (await as("bob", baseURL)).post("/api/reports", { data })).status()).toBe(201);
  await signIn(page, "mia");
  await page.goto(`/moderation?roomId=${room.id}`);
  const cases = page.getByRole("list", { name: "Cases" }).getByRole("listitem");
  await expect(cases).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Search", exact: true })).toBeEnabled();
  await page.getByLabel("For what reason").selectOption("Hate");
  await expect(page.getByText("No case like that")).toBeVisible();
  await page.getByLabel("For what reason").selectOption("For any reason");
  await expect(cases).toHaveCount(1);
  await page.getByRole("link", { name: `In ${room.title}` }).click();
  await expect(page).toHaveURL(/\/moderation$/);
  await expect(page.getByRole("link", { name: `In ${room.title}` })).toHaveCount(0);

  await page.goto("/moderation/audit?subjectId=019c1000-0000-7000-8000-0000000000e1");
  await expect(page.getByRole("button", { name: "Your account" })).toBeVisible();
  await page.getByLabel("Which actions").selectOption("site-role");
  await expect(page.getByText("No line like that")).toBeVisible();
  await page.getByRole("link", { name: "About Kit Vale" }).click();
  await expect(page).toHaveURL(/\/audit\?action=site-role$/);
});

test("a room that staff delete leaves their list", async ({ page, baseURL }) => {
  const room = await makeRoom(await as("ada", baseURL));
  await signIn(page, "mia");
  await page.goto(`/moderation/rooms?query=${encodeURIComponent(room.title)}`);
  await page.getByRole("button", { name: `Actions for ${room.title}` }).click();
  await page.getByRole("menuitem", { name: "Delete it" }).click();
  await page.getByRole("button", { name: "Delete room" }).click();
  await expect(page.getByText("The room is deleted.")).toBeVisible();
  await expect(page.getByText("No room like that")).toBeVisible();
});
