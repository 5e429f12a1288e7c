import type { Browser, Page } from "@playwright/test";
import pg from "pg";
import { arrive, findMedia, join, log } from "./chat-support";
import { makeRoom } from "./rooms-support";

export const line = (page: Page, text: string) =>
  log(page)
    .getByRole("article")
    .filter({ has: page.getByText(text, { exact: true }) });

/** Ada's room, which Bob is in too, with so many messages of his; she has read all but one of them. */
export async function roomWith(browser: Browser, place: number, count: number) {
  const [{ page: ada }, { page: bob }] = await Promise.all([arrive(browser, "ada"), arrive(browser, "bob")]);
  const mediaId = await findMedia(ada, place);
  const { id: roomId } = await makeRoom(ada.request, mediaId);
  await join(bob, mediaId, roomId);
  await fill(roomId, "bob", { count, read: count - 1 });
  return { ada, bob, mediaId, roomId };
}

/** A conversation of years, as the table has it: sending so many would take as long. */
export async function fill(roomId: string, author: string, { count, read }: { count: number; read: number }) {
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

/**
 * Scrolls by many steps in one direction, as a reader does who waits for what is to come; each page comes right after a
 * step, before anybody was told of that. `worst`: by how many pixels a line that stayed was ever off the place that the
 * step led to; `first`: the first message that is drawn in the end.
 */
export function scrollThrough(page: Page, direction: number) {
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
