import fc from "fast-check";
import { expect, test } from "vitest";
import { placeAt, placed, restored } from "@/components/playlists/editor/arrange";
import { mediaOfLink, mediaOfLinks } from "@/components/playlists/editor/media-link";
import { chosen, everything, nothing, remaining } from "@/components/playlists/editor/selection";
import { readTime, writeTime } from "@/components/playlists/editor/times";
import { afterDrop, givenWay } from "@/components/playlists/editor/use-drag";

const of = (ids: string) => [...ids].map((id) => ({ id }));
const ids = (items: { id: string }[]) => items.map(({ id }) => id).join("");
const order = [..."abcdef"];
const origin = "https://matinee.example";
const media = "01a20486-d438-7471-b746-4d20cc1e9b86";

test("a range goes from where it began, and can be drawn again", () => {
  const begun = chosen(nothing, "only", "b", order);
  expect([...chosen(begun, "range", "d", order).ids].join("")).toBe("bcd");
  expect([...chosen(begun, "range", "a", order).ids].sort().join("")).toBe("ab");
  const more = chosen(chosen(begun, "toggle", "e", order), "range", "f", order);
  expect([...more.ids].join("")).toBe("bef");
  expect([...chosen(nothing, "range", "c", order).ids]).toEqual(["c"]);
});

test("a range that is drawn shorter gives back what it took, and nothing else", () => {
  const apart = chosen(chosen(nothing, "only", "f", order), "toggle", "a", order);
  const long = chosen(apart, "range", "d", order);
  expect([...long.ids].sort().join("")).toBe("abcdf");
  const short = chosen(long, "range", "b", order);
  expect([...short.ids].sort().join("")).toBe("abf");
  const next = chosen(chosen(short, "toggle", "d", order), "range", "e", order);
  expect([...next.ids].sort().join("")).toBe("abdef");
});

test("what has left the list is selected no more", () => {
  const all = everything(order);
  expect(remaining(all, order)).toBe(all);
  expect([...remaining(all, ["c", "x"]).ids]).toEqual(["c"]);
  expect(remaining(all, ["c"]).anchor).toBeNull();
});

test("only addresses of this site's media count as links", () => {
  expect(mediaOfLink(` ${origin}/media/${media.toUpperCase()}?t=3#x `, origin)).toBe(media);
  expect(mediaOfLink(`/media/${media}`, origin)).toBe(media);
  for (const text of [
    `https://evil.example/media/${media}`,
    `${origin}/media/${media}/rooms`,
    media,
    "the reef",
    "",
  ])
    expect(mediaOfLink(text, origin), text).toBeNull();
  expect(mediaOfLinks(`${origin}/media/${media}\n/media/${media} and words`, origin)).toEqual([media]);
});

test("times are read as people type them, and written so that they are read back", () => {
  expect(["75", "1:15", "0:01:15", " 1:15,5 "].map(readTime)).toEqual([75_000, 75_000, 75_000, 75_500]);
  expect(readTime("")).toBeNull();
  expect(["1:75", "a", "-3", "1:2:3:4", "1."].map(readTime)).toEqual(Array(5).fill(undefined));
  fc.assert(
    fc.property(fc.nat(604_800_000), (milliseconds) => {
      expect(readTime(writeTime(milliseconds))).toBe(milliseconds);
    }),
  );
});

test("items go to a place of the list, together and in their order", () => {
  expect(ids(placed(of("abcdef"), ["e", "b"], "top"))).toBe("beacdf");
  expect(ids(placed(of("abcdef"), ["a", "c"], { after: "e", index: 9 }))).toBe("bdeacf");
  expect(ids(placed(of("abcdef"), ["a"], { after: "gone", index: 2 }))).toBe("bcadef");
  expect(ids(placed(of("abcdef"), ["f"], placeAt(of("abcdef"), ["f"], 3)))).toBe("abfcde");
});

test("a drop puts a row where its gap was", () => {
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), (from, to) => {
      const id = order[from] ?? "";
      const drag = { id, ids: [id], from, to };
      const dropped = placed(of("abcdef"), [id], { after: afterDrop(of("abcdef"), drag), index: 0 });
      expect(dropped[to]?.id).toBe(id);
      const shown = order.map((row, index) => ({ id: row, at: index + givenWay(index, drag) }));
      expect(ids(shown.toSorted((one, other) => one.at - other.at))).toBe(ids(dropped));
    }),
  );
});

test("whatever was done to some items, they go back to where they were", () => {
  const some = fc.subarray(order, { minLength: 1 });
  fc.assert(
    fc.property(some, fc.nat(6), fc.boolean(), (changed, position, removed) => {
      const before = of("abcdef");
      const now = removed
        ? before.filter(({ id }) => !changed.includes(id))
        : placed(before, changed, placeAt(before, changed, position));
      expect(ids(restored(now, before, changed))).toBe("abcdef");
      expect(ids(restored([...now, { id: "new" }], before, changed))).toBe("abcdefnew");
    }),
  );
  expect(ids(restored(of("fedcba"), of("abcdef"), order))).toBe("abcdef");
  expect(ids(restored(of("abcx"), of("abc"), ["x"]))).toBe("abc");
});
