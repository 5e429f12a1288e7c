import fc from "fast-check";
import { expect, test } from "vitest";
import {
  idBefore,
  isOrderKey,
  keyBetween,
  keysAfter,
  placesFor,
  withInserted,
  withMoved,
} from "@/lib/playlists/order";

const letters = ["a", "b", "c", "d"].map((id) => ({ id }));
const ids = (items: { id: string }[]) => items.map((item) => item.id).join("");

test("an item moves to the index it is dropped at, and never past the ends", () => {
  expect(ids(withMoved(letters, "a", 2))).toBe("bcad");
  expect(ids(withMoved(letters, "d", 0))).toBe("dabc");
  expect(ids(withMoved(letters, "b", 99))).toBe("acdb");
  expect(ids(withMoved(letters, "c", -5))).toBe("cabd");
  expect(withMoved(letters, "x", 0)).toBe(letters);
});

test("an item knows the one before it", () => {
  expect(idBefore(letters, "a")).toBeNull();
  expect(idBefore(letters, "c")).toBe("b");
  expect(idBefore(letters, "x")).toBeNull();
});

test("only keys that a neighbour can be made for count as keys", () => {
  expect(["a0", "a0V", "Zz", keysAfter(null, 5000).at(-1) ?? ""].every(isOrderKey)).toBe(true);
  const wrong = ["", "0", "a", "a00", "a0 ", "a0\0", "b0", "é", "a0'; --", "\ud800", `a${"0".repeat(500)}1`];
  expect(wrong.filter(isOrderKey)).toEqual([]);
});

test("whatever is moved, keys sort as the list stands and nothing is lost", () => {
  const moves = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 60 });
  fc.assert(
    fc.property(moves, (steps) => {
      let items = keysAfter(null, 10).map((position, index) => ({ id: String(index), position }));
      for (const [from, to] of steps) items = rekeyed(withMoved(items, String(from), to), String(from));
      expect(items.map((item) => item.id).sort()).toEqual([..."0123456789"]);
      expect(items.map((item) => item.position)).toEqual(items.map((item) => item.position).sort());
    }),
  );
});

test("an item that is put back stands where it stood", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(29), (count, at) => {
      const items = keysAfter(null, count).map((position, index) => ({ id: String(index), position }));
      const item = items[at % count];
      if (item)
        expect(
          withInserted(
            items.filter((other) => other !== item),
            item,
          ),
        ).toEqual(items);
    }),
  );
});

test("items that were taken out come back where they stood, and behind who has taken their place", () => {
  const numbers = fc.uniqueArray(fc.nat(29), { maxLength: 12 });
  fc.assert(
    fc.property(numbers, numbers, (gone, taken) => {
      const all = keysAfter(null, 30).map((position, index) => ({ id: String(index), position }));
      const items = all.filter((_, index) => gone.includes(index));
      const intruders = items.filter(({ id }) => taken.includes(Number(id)));
      const others = all
        .filter((item) => !items.includes(item))
        .concat(intruders.map(({ id, position }) => ({ id: `new ${id}`, position })))
        .sort((a, b) => (a.position < b.position ? -1 : 1));
      const back = placesFor(others, items);
      const order = [...others, ...back].sort((a, b) => (a.position < b.position ? -1 : 1));
      const expected = all.flatMap(({ id }) =>
        intruders.some((item) => item.id === id) ? [`new ${id}`, id] : [id],
      );
      expect(order.map(({ id }) => id)).toEqual(expected);
      expect(new Set(order.map(({ position }) => position)).size).toBe(order.length);
    }),
  );
});

/** What the server does after a move: a new key between the new neighbours. */
function rekeyed(items: { id: string; position: string }[], id: string) {
  const index = items.findIndex((item) => item.id === id);
  const position = keyBetween(items[index - 1]?.position ?? null, items[index + 1]?.position ?? null);
  return items.map((item) => (item.id === id ? { id, position } : item));
}
