import { expect, type Page } from "@playwright/test";
import { arrive, chat, findMedia, log, open } from "./chat-support";
import { fill, line, scrollThrough } from "./reading-support";
import { makeRoom } from "./rooms-support";
import { test } from "./support";

// A trace keeps what is gone from the page, which is counted here.
test.use({ trace: "off" });

const COUNT = 100_000;
const READ = 40_000;

test("a room of 100,000 messages opens where one left off, and scrolls both ways within bounds", async ({
  browser,
}) => {
  const { page: ada } = await arrive(browser, "ada");
  const mediaId = await findMedia(ada, 3);
  const { id: roomId } = await makeRoom(ada.request, mediaId);
  await fill(roomId, "bob", { count: COUNT, read: READ });
  await open(ada, mediaId, roomId);
  await expect(line(ada, `story ${READ + 1}.`)).toBeInViewport();
  await expect(log(ada).getByText("New messages")).toBeInViewport();
  const up = await scrollThrough(ada, -1);
  expect(up.first, "farther than is kept at once").toBeLessThan(READ - 800);
  const full = await kept(ada);
  const down = await scrollThrough(ada, 1);
  expect(down.first).toBeGreaterThan(up.first + 400);
  expect(Math.max(up.worst, down.worst), "pixels off").toBeLessThanOrEqual(1);
  expect(await log(ada).getByRole("article").count()).toBeLessThanOrEqual(400);
  const later = await kept(ada);
  console.info(`Kept after scrolling up, and down again: ${JSON.stringify([full, later])}`);
  expect(later.nodes, "nodes, drawn or not").toBeLessThanOrEqual(1.1 * full.nodes);
  expect(later.bytes, "bytes of the heap").toBeLessThanOrEqual(1.1 * full.bytes);
  await chat(ada).getByRole("button", { name: "Latest messages" }).click();
  await expect(line(ada, `story ${COUNT}.`)).toBeInViewport();
});

/** What a page keeps once all that is unused has been collected. */
async function kept(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const { nodes } = await devtools.send("Memory.getDOMCounters");
  await devtools.detach();
  return { bytes: usedSize, nodes };
}
