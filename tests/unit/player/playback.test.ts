import { expect, test } from "vitest";
import { barsOf, barsPath } from "@/components/player/peaks";
import { renditionName } from "@/components/player/playback-store";
import { recoveryDelayMs } from "@/components/player/recovery";
import { speedAfter } from "@/components/player/speeds";

test("a failing stream is tried three times before the viewer is asked", () => {
  expect([1, 2, 3, 4].map(recoveryDelayMs)).toEqual([1000, 2000, 4000, null]);
});

test("speeds step through what the menu offers, and stay within", () => {
  expect(speedAfter(1, 1)).toBe(1.25);
  expect(speedAfter(1, -1)).toBe(0.75);
  expect(speedAfter(2, 1)).toBe(2);
  expect(speedAfter(0.5, -1)).toBe(0.5);
  expect(speedAfter(1.1, 1)).toBe(1.25);
});

test("renditions are called by their height, sound by its bit rate", () => {
  expect(renditionName({ height: 720, bitrate: 1_700_000 })).toBe("720p");
  expect(renditionName({ height: 0, bitrate: 128_000 })).toBe("128 kbit/s");
});

test("bars keep the loudest peak of what they stand for, and silence stays visible", () => {
  expect(barsOf([0, 0.2, 0.9, 0.1], 2)).toEqual([0.2, 0.9]);
  expect(barsOf([0, 0], 2)).toEqual([0.04, 0.04]);
  expect(barsOf([0.5], 3)).toEqual([0.5, 0.5, 0.5]);
  expect(barsOf([], 2)).toEqual([0.04, 0.04]);
});

test("the drawing has one box for each bar", () => {
  expect(barsPath([0.5, 1]).match(/M/g)).toHaveLength(2);
});
