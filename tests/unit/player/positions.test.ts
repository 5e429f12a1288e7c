import { expect, test } from "vitest";
import { isResumable, withPosition } from "@/components/player/positions";
import type { PlayableMedia } from "@/lib/media/schema";

const media = { id: "a", durationMs: 60_000 } as PlayableMedia;

test("neither the beginning nor the end is resumed", () => {
  expect(isResumable(4999, 60_000)).toBe(false);
  expect(isResumable(5000, 60_000)).toBe(true);
  expect(isResumable(54_999, 60_000)).toBe(true);
  expect(isResumable(55_000, 60_000)).toBe(false);
  expect(isResumable(5000, 8000)).toBe(false);
});

test("a position replaces the one before", () => {
  expect(withPosition({ a: { positionMs: 1, at: 1 } }, media, 20_000, 2)).toEqual({
    a: { positionMs: 20_000, at: 2 },
  });
});

test("what has been seen to its end is forgotten", () => {
  expect(withPosition({ a: { positionMs: 20_000, at: 1 } }, media, 60_000, 2)).toEqual({});
});

test("the oldest positions make room beyond 200", () => {
  const many = Object.fromEntries(
    Array.from({ length: 200 }, (_, at) => [`m${at}`, { positionMs: 9000, at }]),
  );
  const kept = withPosition(many, media, 20_000, 1000);
  expect(Object.keys(kept)).toHaveLength(200);
  expect(kept).not.toHaveProperty("m0");
  expect(kept).toHaveProperty("m1");
  expect(kept).toHaveProperty("a");
});
