import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import pg from "pg";
import { newAccount, pressPlay, signIn, test } from "./support";

const chat = (page: Page) => page.getByRole("region", { name: "Chat" });
const log = (page: Page) => page.getByRole("log", { name: "Messages" });
const box = (page: Page) => page.getByRole("textbox", { name: /^Message in/ });
const line = (page: Page, text: string) =>
  log(page)
    .getByRole("article")
    .filter({ has: page.getByText(text, { exact: true }) });

/** A track: two browsers that draw a film by software leave no room for a conversation. */
async function findTrack({ request }: Page, place: number): Promise<string> {
  const { items } = await (await request.get("/api/media?kind=audio")).json();
  return items[place % items.length].id;
}

async function watch({ request }: Page, mediaId: string) {
  const data = { mediaId, positionMs: 0, state: "playing" };
  expect((await request.post("/api/watching", { data })).status()).toBe(200);
}

async function makeRoom(page: Page, mediaId: string) {
  await watch(page, mediaId);
  const data = { title: `Room ${randomUUID().slice(0, 8)}`, visibility: "public" };
  const response = await page.request.post(`/api/media/${mediaId}/rooms`, { data });
  expect(response.status()).toBe(201);
  const { room } = (await response.json()) as { room: { id: string } };
  return room.id;
}

async function join(page: Page, mediaId: string, roomId: string) {
  await watch(page, mediaId);
  expect((await page.request.post(`/api/rooms/${roomId}/join`, { data: {} })).status()).toBe(200);
}

async function say({ request }: Page, roomId: string, body: string, more: object = {}) {
  const data = { clientId: randomUUID(), body, ...more };
  const response = await request.post(`/api/rooms/${roomId}/messages`, { data });
  expect(response.status()).toBe(201);
  return ((await response.json()) as { message: { id: string; author: { id: string } } }).message;
}

async function open(page: Page, mediaId: string, roomId: string, query = "") {
  await page.goto(`/media/${mediaId}?room=${roomId}${query}`);
  await pressPlay(page);
  await expect(box(page)).toBeVisible();
}

async function signedIn(browser: Browser, handle: string) {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  await signIn(context, handle);
  return context.newPage();
}

/** Ada's room, which Bob is in too, with so many messages of his; she has read all but one of them. */
async function roomWith(browser: Browser, place: number, count: number) {
  const [ada, bob] = await Promise.all([signedIn(browser, "ada"), signedIn(browser, "bob")]);
  const mediaId = await findTrack(ada, place);
  const roomId = await makeRoom(ada, mediaId);
  await join(bob, mediaId, roomId);
  await fill(roomId, "bob", { count, read: count - 1 });
  return { ada, bob, mediaId, roomId };
}

/** A conversation of years, as the table has it: sending so many would take as long. */
async function fill(roomId: string, author: string, { count, read }: { count: number; read: number }) {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  await client.query(
    `INSERT INTO message (id, room_id, seq, rev, author_id, client_id, body, created_at)
     SELECT gen_random_uuid(), $1, n, n, u.id, gen_random_uuid(), 'story ' || n || '.', now() - make_interval(secs => $3 - n)
     FROM "user" u, generate_series(1, $3::int) n WHERE u.handle = $2`,
    [roomId, author, count],
  );
  await client.query("UPDATE room SET last_seq = $2, last_rev = $2 WHERE id = $1", [roomId, count]);
  await client.query("UPDATE member SET read_seq = $2 WHERE room_id = $1", [roomId, read]);
  await client.end();
}

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

const COUNT = 100_000;
const READ = 40_000;

test("a room of 100,000 messages opens where one left off, and scrolls both ways within bounds", async ({
  browser,
}) => {
  const ada = await signedIn(browser, "ada");
  const mediaId = await findTrack(ada, 3);
  const roomId = await makeRoom(ada, mediaId);
  await fill(roomId, "bob", { count: COUNT, read: READ });
  await open(ada, mediaId, roomId);
  await expect(line(ada, `story ${READ + 1}.`)).toBeInViewport();
  await expect(log(ada).getByText("New messages")).toBeInViewport();
  const up = await scrollThrough(ada, -1);
  expect(up.first, "farther than is kept at once").toBeLessThan(READ - 800);
  const down = await scrollThrough(ada, 1);
  expect(down.first).toBeGreaterThan(up.first + 400);
  expect(Math.max(up.worst, down.worst), "pixels off").toBeLessThanOrEqual(1);
  expect(await log(ada).getByRole("article").count()).toBeLessThanOrEqual(400);
  await chat(ada).getByRole("button", { name: "Latest messages" }).click();
  await expect(line(ada, `story ${COUNT}.`)).toBeInViewport();
});

test("what one reads stays in its place while pages come in on a phone @phone", async ({ browser }) => {
  const { ada, mediaId, roomId } = await roomWith(browser, 4, 2_000);
  await open(ada, mediaId, roomId, "&message=1000");
  await expect(line(ada, "story 1000.")).toBeInViewport();
  const up = await scrollThrough(ada, -1);
  const down = await scrollThrough(ada, 1);
  expect(down.first).not.toBe(up.first);
  expect(Math.max(up.worst, down.worst), "pixels off").toBeLessThanOrEqual(1);
});

/**
 * Scrolls by many steps in one direction, as a reader does who waits for what is to come; each page comes right after a
 * step, before anybody was told of that. `worst`: by how many pixels a line that stayed was ever off the place that the
 * step led to; `first`: the first message that is drawn in the end.
 */
function scrollThrough(page: Page, direction: number) {
  return log(page).evaluate(async (list, way) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const left = () => (way < 0 ? list.scrollTop : list.scrollHeight - list.clientHeight - list.scrollTop);
    const lines = () => [...list.querySelectorAll<HTMLElement>("article")];
    const ask = window.fetch;
    let waiting: (() => void)[] = [];
    window.fetch = async (...asked) => {
      const answer = await ask(...asked);
      if (!String(asked[0]).includes("/messages?")) return answer;
      const body = await answer.text();
      await new Promise<void>((go) => waiting.push(go));
      return new Response(body, answer);
    };
    let worst = 0;
    for (let step = 0; step < 60; step += 1) {
      for (let frames = 0; left() < 1 && waiting.length === 0 && frames < 600; frames += 1) await frame();
      const middle = list.getBoundingClientRect().top + list.clientHeight / 2;
      const seen = lines().find((one) => one.getBoundingClientRect().bottom > middle);
      const before = seen?.getBoundingClientRect().bottom ?? 0;
      const from = list.scrollTop;
      list.scrollTop += way * 900;
      const moved = list.scrollTop - from;
      for (const go of waiting) go();
      waiting = [];
      for (let frames = 0; frames < 3; frames += 1) await frame();
      if (!seen?.isConnected) continue;
      worst = Math.max(worst, Math.abs(seen.getBoundingClientRect().bottom - (before - moved)));
    }
    window.fetch = ask;
    for (const go of waiting) go();
    return { worst, first: Number(lines()[0]?.dataset.seq) };
  }, direction);
}

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
