import { expect, test } from "vitest";
import { leaseLeftMs, retryDelayMs } from "@/components/player/lease";

const expires = "2026-05-01T12:01:15.000Z";
const serverNow = "Fri, 01 May 2026 12:00:00 GMT";

test("a lease runs by the server's clock, however wrong the reader's is", () => {
  expect(leaseLeftMs(expires, serverNow, Date.parse("2026-05-01T13:00:00Z"))).toBe(75_000);
});

test("without the server's clock the reader's has to do", () => {
  expect(leaseLeftMs(expires, null, Date.parse("2026-05-01T12:01:00Z"))).toBe(15_000);
});

test("a lease that has run out has nothing left", () => {
  expect(leaseLeftMs(expires, "Fri, 01 May 2026 12:02:00 GMT", 0)).toBe(0);
});

test("lost heartbeats are retried sooner than the next is due, then no more often than usual", () => {
  expect([1, 2, 3, 4, 5, 9].map(retryDelayMs)).toEqual([2000, 4000, 8000, 16_000, 25_000, 25_000]);
});
