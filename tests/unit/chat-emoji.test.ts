import { expect, test } from "vitest";
import { isEmoji, normalEmoji } from "@/lib/chat/emoji";

const emoji = ["👍", "👍🏽", "❤️", "❤", "🏳️‍🌈", "👨‍👩‍👧‍👦", "🇩🇪", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "☺️", "🫠", "✅"];
const others = [
  "",
  " ",
  "a",
  "1",
  "👍👍",
  "👍 ",
  "👍a",
  "é",
  "字",
  ":)",
  "👍\u0301\u0301",
  "\u200d",
  "\ufe0f",
  "🇩",
  "<b>",
];

test.each(emoji)("%s is one emoji", (one) => {
  expect(isEmoji(one)).toBe(true);
});

test.each(others)("%j is not one emoji", (one) => {
  expect(isEmoji(one)).toBe(false);
});

test("a heart is the same reaction with and without its selector", () => {
  expect(normalEmoji("❤")).toBe("❤️");
  expect(normalEmoji("❤️")).toBe("❤️");
  expect(normalEmoji("👍")).toBe("👍");
});
