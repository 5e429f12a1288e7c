import { expect, test } from "vitest";
import { withPlace } from "@/components/player/list-places";

const place = (at: number) => ({ itemId: "item", positionMs: 1000, at });

test("a list's place replaces the one before, and goes when the list has come to its end", () => {
  expect(withPlace({ a: place(1) }, "a", place(2))).toEqual({ a: place(2) });
  expect(withPlace({ a: place(1), b: place(1) }, "a", null)).toEqual({ b: place(1) });
});

test("the oldest places make room beyond 100", () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`l${at}`, place(at)]));
  const kept = withPlace(many, "new", place(500));
  expect(Object.keys(kept)).toHaveLength(100);
  expect(kept).not.toHaveProperty("l0");
  expect(kept).toHaveProperty("l1");
});
