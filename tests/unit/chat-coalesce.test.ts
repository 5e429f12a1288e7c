import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Coalescer } from "@/lib/chat/coalesce";
import { eventsOf } from "@/lib/chat/events";
import type { Message } from "@/lib/chat/schema";

/** A receiver that is done with a sending when it is told so. */
function receiver() {
  const sent: number[][] = [];
  const release: (() => void)[] = [];
  const line = new Coalescer<number>((items) => {
    sent.push(items);
    return new Promise<void>((resolve) => release.push(resolve));
  });
  return { sent, line, done: (which: number) => release[which]?.() };
}

test("what comes one by one is sent one by one, at once", async () => {
  const sent: number[][] = [];
  const line = new Coalescer<number>(async (items) => sent.push(items));
  for (const item of [1, 2, 3]) await line.add(item);
  expect(sent).toEqual([[1], [2], [3]]);
  expect(line.idle).toBe(true);
});

test("what comes while something is under way goes together, in order, when that is done", async () => {
  const { sent, line, done } = receiver();
  void line.add(1);
  await sleep(0);
  for (const item of [2, 3, 4]) void line.add(item);
  await sleep(20);
  expect(sent).toEqual([[1]]);
  done(0);
  await sleep(20);
  expect(sent).toEqual([[1], [2, 3, 4]]);
});

test("nothing waits longer than a quarter of a second for a receiver that does not answer", async () => {
  const { sent, line } = receiver();
  void line.add(1);
  await sleep(0);
  const began = performance.now();
  void line.add(2);
  await expect.poll(() => sent).toEqual([[1], [2]]);
  expect(performance.now() - began).toBeGreaterThan(200);
});

const message = (seq: number, body: string) => ({ seq, rev: seq, body }) as Message;

test("events hold as many messages as fit into 10 KB, in order, and only the rev of one that never fits", () => {
  const bodies = [...Array.from({ length: 30 }, () => "x".repeat(900)), "y".repeat(11_000), "z"];
  const events = eventsOf(bodies.map((body, index) => message(index + 1, body)));
  for (const event of events) expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThanOrEqual(10_000);
  expect(events.map(({ messages, lastRev }) => messages.map(({ seq }) => seq).concat(lastRev ?? []))).toEqual(
    [
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      [11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
      [21, 22, 23, 24, 25, 26, 27, 28, 29, 30],
      [31],
      [32],
    ],
  );
});
