import { expect, test } from "vitest";
import { withNewest, withOlder } from "@/components/collaboration/changes";
import type { Change, ChangePage } from "@/lib/playlists/change-schema";

const change = (version: number, more: Partial<Change> = {}) =>
  ({ version, reverts: null, reverted: false, revertible: true, ...more }) as Change;
const page = (versions: number[], nextCursor: number | null): ChangePage => ({
  items: versions.map((version) => change(version)),
  nextCursor,
});
const versions = (known: ChangePage) => known.items.map(({ version }) => version);

test("a live change comes in at the top, and the pages that were asked for stay", () => {
  const known = withOlder(page([6, 5, 4], 4), page([3, 2, 1], 1));
  const merged = withNewest(known, page([7, 6, 5], 5));
  expect(versions(merged)).toEqual([7, 6, 5, 4, 3, 2, 1]);
  expect(merged.nextCursor).toBe(1);
});

test("what does not join without a gap is dropped", () => {
  const merged = withNewest(page([3, 2, 1], null), page([9, 8, 7], 7));
  expect(merged).toEqual(page([9, 8, 7], 7));
  expect(withNewest(undefined, page([2, 1], null))).toEqual(page([2, 1], null));
});

test("a change further down knows that it is reverted, and that it no longer is", () => {
  const known = page([4, 3, 2, 1], null);
  const reverted = withNewest(known, { items: [change(5, { reverts: 1 }), change(4)], nextCursor: 4 });
  expect(reverted.items.at(-1)).toMatchObject({ version: 1, reverted: true });
  const again = [change(6, { reverts: 5 }), change(5, { reverts: 1, reverted: true })];
  const back = withNewest(reverted, { items: again, nextCursor: 5 });
  expect(back.items.at(-1)).toMatchObject({ version: 1, reverted: false, revertible: true });
});
