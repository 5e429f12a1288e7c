import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { chat, join, log, open, say } from "./chat-support";
import { line, roomWith, scrollThrough } from "./reading-support";
import { newAccount, pressPlay, test } from "./support";

test("links and quotes lead to messages; keys move through them, react and pin", async ({ browser }) => {
  const { ada, bob, mediaId, roomId } = await roomWith(browser, 0, 80);
  const quoted = await ada.request.get(`/api/rooms/${roomId}/messages?around=2&limit=2`);
  const replyToId = (await quoted.json()).messages.find(({ seq }: { seq: number }) => seq === 2).id;
  await say(bob, roomId, "an answer", { replyToId });
  await open(ada, mediaId, roomId, "&message=3");
  await expect(line(ada, "story 3.")).toBeInViewport();
  await expect(line(ada, "an answer")).toHaveCount(0);
  await chat(ada).getByRole("button", { name: "Latest messages" }).click();
  await expect(line(ada, "an answer")).toBeInViewport();
  await line(ada, "an answer").getByTitle("Go to this message").click();
  await expect(line(ada, "story 2.")).toBeInViewport();
  await expect(line(ada, "story 2.")).toBeFocused();

  await ada.keyboard.press("ArrowDown");
  await expect(line(ada, "story 3.")).toBeFocused();
  await ada.keyboard.press("+");
  await ada.getByRole("dialog", { name: "React" }).getByRole("button").first().click();
  const reaction = line(ada, "story 3.").getByRole("button", { pressed: true });
  await expect(reaction).toHaveText(/1$/);
  await line(ada, "story 3.").focus();
  await ada.keyboard.press("Enter");
  await ada.getByRole("menuitem", { name: "Pin" }).click();
  await expect(line(ada, "story 3.")).toContainText("Pinned");
  await line(ada, "story 3.").focus();
  await ada.keyboard.press("Enter");
  await ada.getByRole("menuitem", { name: "Copy link" }).click();
  await expect(ada.getByText("Link copied.")).toBeVisible();

  await open(bob, mediaId, roomId, `&message=${await ada.evaluate(linkedMessage)}`);
  await expect(line(bob, "story 3.")).toContainText("Pinned");
  const joined = line(bob, "story 3.").getByRole("button", { pressed: false, name: /1$/ });
  await joined.click();
  await expect(reaction).toHaveText(/2$/);
  await reaction.click();
  await expect(line(bob, "story 3.").getByRole("button", { pressed: true })).toHaveText(/1$/);
});

async function linkedMessage() {
  return new URL(await navigator.clipboard.readText()).searchParams.get("message");
}

test("whom one blocks is folded away, until one looks", async ({ browser }) => {
  const { bob, mediaId, roomId } = await roomWith(browser, 1, 2);
  const { page: vic } = await newAccount(browser, "Vic");
  await join(vic, mediaId, roomId);
  await open(vic, mediaId, roomId);
  await line(vic, "story 1.").hover();
  await line(vic, "story 1.").getByRole("button", { name: "Message actions" }).click();
  await vic.getByRole("menuitem", { name: /^Block Bob/ }).click();
  const fold = log(vic).getByRole("button", { name: /2 messages from someone you blocked/ });
  await expect(fold).toBeVisible();
  await expect(log(vic).getByText("story")).toHaveCount(0);
  await say(bob, roomId, "story 3.");
  await expect(log(vic).getByRole("button", { name: /3 messages from someone you blocked/ })).toBeVisible();
  await vic.reload();
  await pressPlay(vic);
  await log(vic)
    .getByRole("button", { name: /3 messages from someone you blocked/ })
    .click();
  await expect(line(vic, "story 3.")).toBeVisible();
  await line(vic, "story 3.").hover();
  await line(vic, "story 3.").getByRole("button", { name: "Message actions" }).click();
  await vic.getByRole("menuitem", { name: /^Unblock Bob/ }).click();
  await say(bob, roomId, "story 4.");
  await expect(line(vic, "story 4.")).toBeVisible();
});

test("what was said further on waits for playback, and the conversation replays with it", async ({
  browser,
}) => {
  const { bob, mediaId, roomId } = await roomWith(browser, 2, 0);
  await say(bob, roomId, "the twist", { mediaPositionMs: 40_000 });
  await say(bob, roomId, "the very end", { mediaPositionMs: 79_000 });
  await say(bob, roomId, "the beginning", { mediaPositionMs: 0 });
  const { page: lia } = await newAccount(browser, "Lia");
  await join(lia, mediaId, roomId);
  await open(lia, mediaId, roomId);
  await pressKey(lia, "k");
  await expect(line(lia, "the twist"), "music gives nothing away").toBeVisible();
  await chat(lia).getByRole("radio", { name: "Live" }).check();
  await expect(line(lia, "the beginning")).toBeVisible();
  await expect(log(lia).getByRole("button", { name: /2 messages from later/ })).toBeVisible();
  await expect(log(lia).getByText("the twist")).toHaveCount(0);
  await chat(lia).getByRole("radio", { name: "With the music" }).check();
  await expect(log(lia).getByRole("article")).toHaveText([/the beginning/]);
  await pressKey(lia, "6");
  await expect(log(lia).getByRole("article")).toHaveText([/the beginning/, /the twist/]);
  await chat(lia).getByRole("radio", { name: "Live" }).check();
  await expect(line(lia, "the twist")).toBeVisible();
  await log(lia)
    .getByRole("button", { name: /1 message from later/ })
    .click();
  await expect(line(lia, "the very end")).toBeVisible();
  await lia.reload();
  await pressPlay(lia);
  await expect(chat(lia).getByRole("radio", { name: "Live" }), "the choice is remembered").toBeChecked();
});

/** One of the player's own keys: K pauses, a digit leads to so many tenths. */
async function pressKey(page: Page, key: string) {
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press(key);
}

test("what one reads stays in its place while pages come in on a phone @phone", async ({ browser }) => {
  const { ada, mediaId, roomId } = await roomWith(browser, 4, 2_000);
  await open(ada, mediaId, roomId, "&message=1000");
  await expect(line(ada, "story 1000.")).toBeInViewport();
  const up = await scrollThrough(ada, -1);
  const down = await scrollThrough(ada, 1);
  expect(down.first).not.toBe(up.first);
  expect(Math.max(up.worst, down.worst), "pixels off").toBeLessThanOrEqual(1);
});

test("whoever looks at the replay meanwhile comes back to where they read", async ({ browser }) => {
  const { ada, mediaId, roomId } = await roomWith(browser, 5, 120);
  await open(ada, mediaId, roomId, "&message=90");
  await expect(line(ada, "story 90.")).toBeInViewport();
  await chat(ada).getByRole("radio", { name: "With the music" }).check();
  await expect(log(ada).getByText("Nothing was said up to here")).toBeVisible();
  await chat(ada).getByRole("radio", { name: "All" }).check();
  await expect(line(ada, "story 90.")).toBeInViewport();
});

test("what events did not tell is asked for on coming back", async ({ browser }) => {
  const { ada, bob, mediaId, roomId } = await roomWith(browser, 6, 2);
  await bob.routeWebSocket(/\/app\//, (socket) => void socket.close());
  await open(bob, mediaId, roomId);
  const { author } = await say(ada, roomId, "hello");
  await expect(line(bob, "hello")).toBeVisible();
  expect((await bob.request.post("/api/blocks", { data: { userId: author.id } })).status()).toBe(200);
  const title = `Other ${randomUUID().slice(0, 8)}`;
  expect((await ada.request.patch(`/api/rooms/${roomId}`, { data: { title } })).status()).toBe(200);
  await bob.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(log(bob).getByRole("button", { name: /1 message from someone you blocked/ })).toBeVisible();
  await expect(chat(bob).getByText(title)).toBeVisible();
  await bob.request.delete("/api/blocks", { data: { userId: author.id } });
});
