import { expect, test } from "vitest";
import { isPart, lengthOf, placeWithin, timeLeft } from "@/components/player/part";

const part = (startMs: number | null, endMs: number | null, durationMs = 60_000) => ({
  media: { durationMs },
  startMs,
  endMs,
});

test("an entry is as long as the part that is played", () => {
  expect(lengthOf(part(null, null))).toBe(60_000);
  expect(lengthOf(part(10_000, null))).toBe(50_000);
  expect(lengthOf(part(10_000, 15_000))).toBe(5_000);
  expect(lengthOf(part(null, 90_000))).toBe(60_000);
  expect(lengthOf(part(70_000, null))).toBe(0);
});

test("what is left of a queue counts from the position on, and never less than nothing of what plays", () => {
  const queue = [part(null, null), part(10_000, 20_000), part(null, null, 5_000)];
  expect(timeLeft(queue, 0, 45_000)).toBe(15_000 + 10_000 + 5_000);
  expect(timeLeft(queue, 1, 0)).toBe(10_000 + 5_000);
  expect(timeLeft(queue, 1, 50_000)).toBe(5_000);
  expect(timeLeft(queue, 2, 2_000)).toBe(3_000);
  expect(timeLeft([], 0, 0)).toBe(0);
});

test("a part is less than the media", () => {
  expect(isPart(part(null, null))).toBe(false);
  expect(isPart(part(0, 60_000))).toBe(false);
  expect(isPart(part(1, null))).toBe(true);
  expect(isPart(part(null, 59_000))).toBe(true);
});

test("a position outside the part becomes its beginning", () => {
  const middle = part(10_000, 20_000);
  expect(placeWithin(middle, 9_999)).toBe(10_000);
  expect(placeWithin(middle, 10_000)).toBe(10_000);
  expect(placeWithin(middle, 19_999)).toBe(19_999);
  expect(placeWithin(middle, 20_000)).toBe(10_000);
  expect(placeWithin(part(null, 5_000), 30_000)).toBe(0);
  expect(placeWithin(part(null, null), 60_000)).toBe(60_000);
});
