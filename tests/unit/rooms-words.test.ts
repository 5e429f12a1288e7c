import { expect, test, vi } from "vitest";
import { signInPath } from "@/components/accounts/sign-in-path";
import { shared } from "@/components/rooms/while-seen";
import { leavingWords, usedWords } from "@/components/rooms/words";

test("leaving says what it means for whoever leaves", () => {
  expect(leavingWords({ role: "owner", visibility: "invitation" })).toContain("passes to the moderator");
  expect(leavingWords({ role: "member", visibility: "invitation" })).toContain("invited again");
  expect(leavingWords({ role: "moderator", visibility: "private" })).toContain("invited again");
  expect(leavingWords({ role: "member", visibility: "public" })).toContain("when you come back");
});

test("a link says how often it was used", () => {
  expect([0, 1, 2].map((used) => usedWords(used, null))).toEqual([
    "not used yet",
    "used once",
    "used 2 times",
  ]);
  expect(usedWords(0, 5)).toBe("used 0 of 5 times");
  expect(usedWords(1, 1)).toBe("used 1 of 1 time");
});

test("what several watch begins once, and ends with the last of them, whoever that is", () => {
  const end = vi.fn();
  const begin = vi.fn(() => end);
  const watch = shared(begin);
  const [first, second] = [watch(), watch()];
  first();
  expect(begin).toHaveBeenCalledTimes(1);
  expect(end).not.toHaveBeenCalled();
  second();
  expect(end).toHaveBeenCalledTimes(1);
  watch();
  expect(begin).toHaveBeenCalledTimes(2);
});

test("signing in leads back to the page with its query, and never to itself", () => {
  expect(signInPath("/media/1", "?room=2")).toBe("/sign-in?callbackUrl=%2Fmedia%2F1%3Froom%3D2");
  expect(signInPath("/sign-up")).toBe("/sign-in?callbackUrl=%2F");
});
