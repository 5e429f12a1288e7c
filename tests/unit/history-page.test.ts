import { expect, test } from "vitest";
import { withEntry, without } from "@/components/library/history-page";
import type { HistoryEntry, HistoryPage } from "@/lib/library/schema";

const entry = (mediaId: string, hour: number) =>
  ({ mediaId, watchedAt: `2026-11-22T0${hour}:00:00.000Z` }) as HistoryEntry;
const ids = ({ items }: HistoryPage) => items.map(({ mediaId }) => mediaId).join("");
const page: HistoryPage = { items: [entry("a", 9), entry("b", 7), entry("c", 5)], nextCursor: "next" };

test("an entry whose removal failed goes back to its place, whatever has come and gone meanwhile", () => {
  const more = { ...without(page, "b"), items: [...without(page, "b").items, entry("d", 3)] };
  expect(ids(withEntry(more, entry("b", 7)))).toBe("abcd");
  expect(ids(withEntry(without(without(page, "b"), "a"), entry("b", 7)))).toBe("bc");
  expect(ids(withEntry(page, entry("e", 1)))).toBe("abce");
  expect(withEntry(page, entry("b", 7))).toEqual(page);
});
