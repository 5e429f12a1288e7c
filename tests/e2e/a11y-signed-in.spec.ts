import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { expectNothingWrong, walk } from "./axe";
import { fillPlaylist, row, someMedia } from "./playlists-support";
import { newAccount, pressPlay, signIn, test } from "./support";

const sizes = ["desktop", "phone @phone"];

/** An open menu is drawn beside the landmarks, which no WCAG criterion minds. */
const MENU = ["region"];
/** On a phone the conversation takes the place of what has the page's heading. */
const CHAT = ["page-has-heading-one"];

/** The demo's people have something on each of these. */
const pages: Record<string, string> = {
  feed: "/feed",
  profile: "/u/ada",
  playlists: "/library",
  history: "/library/history",
  liked: "/library/liked",
  "watch later": "/library/watch-later",
  notifications: "/notifications",
  rooms: "/rooms",
  "a search": "/search?query=a",
};

const settings = ["", "/people", "/sessions", "/record", "/data"];

for (const size of sizes) {
  test(`axe finds nothing wrong with the pages of the signed-in, ${size}`, async ({ page }) => {
    await signIn(page, "ada");
    await walk(page, Object.values(pages));
  });

  test(`axe finds nothing wrong with the settings, ${size}`, async ({ page }) => {
    await signIn(page, "ada");
    await walk(
      page,
      settings.map((path) => `/settings${path}`),
    );
  });

  test(`axe finds nothing wrong with an editor and its dialogs, ${size}`, async ({ browser }) => {
    const { page, context } = await newAccount(browser);
    const media = await someMedia(page, 3);
    await fillPlaylist(page, "To be looked at", media);
    await expectNothingWrong(page, "editor");
    const title = media[0]?.title ?? "";
    const dialogs: [string, () => Promise<void>][] = [
      ["Add to this playlist", () => page.getByRole("button", { name: "Add", exact: true }).click()],
      ["Share", () => page.getByRole("button", { name: "Share", exact: true }).click()],
      ["Edit details", () => page.getByRole("button", { name: "Edit details" }).click()],
    ];
    for (const [name, open] of dialogs) {
      await open();
      const dialog = page.getByRole("dialog").first();
      await expect(dialog).toBeVisible();
      await expectNothingWrong(page, name);
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
    }
    await row(page, title)
      .getByRole("button", { name: `More for ${title}` })
      .click();
    await expect(page.getByRole("menu")).toBeVisible();
    await expectNothingWrong(page, "an item's menu", MENU);
    await context.close();
  });

  test(`axe finds nothing wrong with a conversation and around it, ${size}`, async ({ browser }) => {
    const { page, context } = await newAccount(browser, "Ada");
    const mediaId = (await someMedia(page, 1, "audio"))[0]?.id ?? "";
    const roomId = await roomWithWords(page, mediaId);
    await page.goto(`/media/${mediaId}?room=${roomId}`);
    await pressPlay(page);
    const log = page.getByRole("log", { name: "Messages" });
    await expect(log.getByText("and an answer")).toBeVisible();
    await expectNothingWrong(page, "a conversation", CHAT);
    await page.getByRole("button", { name: "Room menu" }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await expectNothingWrong(page, "the room's menu", [...MENU, ...CHAT]);
    await page.getByRole("menuitem", { name: "Members" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectNothingWrong(page, "the room's members", CHAT);
    await context.close();
  });
}

async function roomWithWords({ request }: Page, mediaId: string): Promise<string> {
  const watching = { mediaId, positionMs: 0, state: "playing" };
  expect((await request.post("/api/watching", { data: watching })).status()).toBe(200);
  const made = await request.post(`/api/media/${mediaId}/rooms`, {
    data: { title: "To be looked at", topic: "What axe says", visibility: "public" },
  });
  const { room } = await made.json();
  const say = async (body: string, replyToId?: string) => {
    const data = { clientId: randomUUID(), body, mediaPositionMs: 1_000, replyToId };
    const sent = await request.post(`/api/rooms/${room.id}/messages`, { data });
    expect(sent.status()).toBe(201);
    return (await sent.json()).message.id as string;
  };
  const first = await say("A link https://example.com, a moment 0:10");
  await say("and an answer", first);
  const gone = await say("deleted");
  await request.delete(`/api/rooms/${room.id}/messages/${gone}`, { data: {} });
  return room.id;
}
