import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joined, mediaPath, type Queue, type QueueEntry } from "@/components/player/queue";
import {
  moved,
  permuted,
  putBack,
  shuffled,
  straightened,
  withLast,
  withNext,
  without,
} from "@/components/player/queue-edits";
import { placeAfter, placeBefore } from "@/components/player/queue-places";
import { playable } from "../../support/playable";

function entry(key: string, of: Partial<QueueEntry> = {}): QueueEntry {
  return { key, media: playable(key), itemId: key, startMs: null, endMs: null, ...of };
}

function queueOf(keys: string[], state: Partial<Queue> = {}): Queue {
  return {
    queue: keys.map((key) => entry(key)),
    index: 0,
    unshuffled: null,
    repeat: "off",
    failed: [],
    ...state,
  };
}

const keysOf = ({ queue }: Pick<Queue, "queue">) => queue.map(({ key }) => key);
const playing = ({ queue, index }: Queue) => queue[index]?.key;
const abc = queueOf(["a", "b", "c"]);

describe("going on and back", () => {
  test("a queue advances to its end and no further", () => {
    expect(placeAfter(abc)).toBe(1);
    expect(placeAfter({ ...abc, index: 2 })).toBeNull();
    expect(placeAfter(queueOf([]))).toBeNull();
  });

  test("repeating all begins anew after the end, and a queue of one is its own next", () => {
    expect(placeAfter({ ...abc, index: 2, repeat: "all" })).toBe(0);
    expect(placeAfter(queueOf(["a"], { repeat: "all" }))).toBe(0);
    expect(placeBefore({ ...abc, repeat: "all" }, 0)).toBe(2);
  });

  test("what is repeated begins again by itself, and is left when the viewer goes on", () => {
    const one = { ...abc, repeat: "one" as const };
    expect(placeAfter(one, true)).toBe(0);
    expect(placeAfter(one)).toBe(1);
  });

  test("previous goes back in the first 3 seconds, and starts anew after them", () => {
    expect(placeBefore({ ...abc, index: 2 }, 3000)).toBe(1);
    expect(placeBefore({ ...abc, index: 2 }, 3001)).toBe(2);
    expect(placeBefore(abc, 0)).toBe(0);
  });

  test("what failed is passed over in both directions, and the end comes if nothing else is left", () => {
    expect(placeAfter({ ...abc, failed: ["b"] })).toBe(2);
    expect(placeBefore({ ...abc, index: 2, failed: ["b"] }, 0)).toBe(0);
    expect(placeAfter({ ...abc, failed: ["a", "b", "c"], repeat: "all" })).toBeNull();
  });
});

describe("a list that arrives late", () => {
  test("is joined where the current media stands in it, by its item if that is known", () => {
    expect(joined(abc.queue, entry("own", { media: entry("b").media, itemId: null })).index).toBe(1);
    const twice = [entry("x"), entry("y", { media: entry("x").media })];
    expect(joined(twice, entry("own", { media: entry("x").media, itemId: "y" })).index).toBe(1);
  });

  test("is led by a media that it has lost", () => {
    const lost = entry("x");
    expect(joined(abc.queue, lost)).toEqual({ queue: [lost, ...abc.queue], index: 0 });
  });
});

test("the address of a media names the list it is played in, its link and the item", () => {
  expect(mediaPath("a", { playlistId: null })).toBe("/media/a");
  expect(mediaPath("a", { playlistId: null, share: "s" }, "i")).toBe("/media/a");
  expect(mediaPath("a", { playlistId: "l" })).toBe("/media/a?list=l");
  expect(mediaPath("a", { playlistId: "l", share: "s" }, "i")).toBe("/media/a?list=l&share=s&item=i");
});

const someQueue = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 })
  .chain((keys) => fc.nat(keys.length - 1).map((index) => queueOf(keys, { index })));
const chance = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
const drawsOf = (stream: Iterator<number>) => () => stream.next().value as number;

describe("shuffle", () => {
  test("any draw is a permutation", () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), chance, (items, stream) => {
        const drawn = permuted(items, drawsOf(stream));
        expect([...drawn].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
      }),
    );
  });

  test("every order comes up", () => {
    const orders = new Set(Array.from({ length: 400 }, () => permuted([1, 2, 3]).join("")));
    expect(orders.size).toBe(6);
  });

  test("plays each once before any twice, beginning with what plays now", () => {
    fc.assert(
      fc.property(someQueue, chance, (before, stream) => {
        let now: Queue = { ...shuffled(before, drawsOf(stream)), repeat: "all" };
        const heard = [];
        for (let round = 0; round < 2 * now.queue.length; round++) {
          heard.push(playing(now));
          now = { ...now, index: placeAfter(now) ?? now.index };
        }
        const half = heard.slice(0, before.queue.length);
        expect(half[0]).toBe(playing(before));
        expect(half.toSorted()).toEqual(keysOf(before).toSorted());
        expect(heard.slice(before.queue.length)).toEqual(half);
      }),
    );
  });

  test("going back retraces what was heard", () => {
    fc.assert(
      fc.property(someQueue, chance, fc.nat(30), (before, stream, steps) => {
        let now: Queue = { ...shuffled(before, drawsOf(stream)), repeat: "all" };
        const heard = [playing(now)];
        for (let step = 0; step < steps; step++) {
          now = { ...now, index: placeAfter(now) ?? now.index };
          heard.push(playing(now));
        }
        for (const key of heard.toReversed()) {
          expect(playing(now)).toBe(key);
          now = { ...now, index: placeBefore(now, 0) };
        }
      }),
    );
  });

  test("what was played stays behind what plays", () => {
    fc.assert(
      fc.property(someQueue, chance, (before, stream) => {
        const after = shuffled(before, drawsOf(stream));
        expect(after.index).toBe(before.index);
        const played = keysOf(before).slice(0, before.index);
        expect(keysOf(after).slice(0, before.index)).toEqual(played);
      }),
    );
  });

  test("turned off, the queue has its own order again and what plays goes on", () => {
    fc.assert(
      fc.property(someQueue, chance, (before, stream) => {
        const after = straightened(shuffled(before, drawsOf(stream)));
        expect(after).toEqual(before);
      }),
    );
  });
});

type Edit = (state: Queue) => Queue;
let fresh = 0;
const someEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.nat(3).map((count) => (state: Queue) => withNext(state, freshEntries(count))),
  fc.nat(3).map((count) => (state: Queue) => withLast(state, freshEntries(count))),
  fc.nat().map((at) => (state: Queue) => without(state, new Set([keyAt(state, at)]))),
  fc.tuple(fc.nat(), fc.integer({ min: -3, max: 20 })).map(
    ([at, to]) =>
      (state: Queue) =>
        moved(state, keyAt(state, at), to),
  ),
  fc.constant((state: Queue) => shuffled(state)),
  fc.constant(straightened),
);
const freshEntries = (count: number) => Array.from({ length: count }, () => entry(`new ${fresh++}`));
const keyAt = ({ queue }: Queue, at: number) => queue[at % queue.length]?.key ?? "";

describe("changes", () => {
  test("play next stands right behind what plays, in the order given; add to queue at the end", () => {
    const state = { ...abc, index: 1 };
    expect(keysOf(withNext(state, [entry("x"), entry("y")]))).toEqual(["a", "b", "x", "y", "c"]);
    expect(keysOf(withLast(state, [entry("x"), entry("y")]))).toEqual(["a", "b", "c", "x", "y"]);
  });

  test("what is added while shuffled stays behind what it was added to", () => {
    const state = { ...queueOf(["b", "c", "a"]), unshuffled: ["a", "b", "c"] };
    expect(keysOf(straightened(withNext(state, [entry("x")])))).toEqual(["a", "b", "x", "c"]);
    expect(keysOf(straightened(withLast(state, [entry("x")])))).toEqual(["a", "b", "c", "x"]);
  });

  test("what was taken out comes back behind what it stood behind, whatever happened since", () => {
    fc.assert(
      fc.property(someQueue, fc.array(fc.nat(), { maxLength: 8 }), (before, places) => {
        const keys = new Set(places.map((place) => keyAt(before, place)));
        expect(putBack(without(before, keys), before, keys)).toEqual(before);
      }),
    );
    const b = new Set(["b"]);
    const later = moved(without(abc, b), "c", 0);
    expect(keysOf(putBack(later, abc, b))).toEqual(["c", "a", "b"]);
    const mixed = shuffled(without(abc, b));
    expect(keysOf(straightened(putBack(mixed, abc, b)))).toEqual(["a", "b", "c"]);
  });

  test("what was taken out with another press stays out", () => {
    const [b, c] = [new Set(["b"]), new Set(["c"])];
    const gone = without(without(abc, b), c);
    expect(keysOf(putBack(gone, abc, b))).toEqual(["a", "b"]);
    const mixed = without(shuffled(without(abc, b)), c);
    expect(keysOf(straightened(putBack(mixed, abc, b)))).toEqual(["a", "b"]);
  });

  test("an entry moves to a place as far as there is one", () => {
    expect(keysOf(moved(abc, "c", 0))).toEqual(["c", "a", "b"]);
    expect(keysOf(moved(abc, "a", 99))).toEqual(["b", "c", "a"]);
    expect(moved(abc, "nowhere", 1)).toBe(abc);
  });

  test("whatever is changed, what plays goes on, nothing is there twice and only what was removed is lost", () => {
    fc.assert(
      fc.property(someQueue, fc.array(someEdit, { maxLength: 20 }), (start, edits) => {
        let now = start;
        for (const edit of edits) {
          const before = now;
          now = edit(before);
          expect(playing(now)).toBe(playing(before));
          const keys = keysOf(now);
          expect(new Set(keys).size).toBe(keys.length);
          if (now.unshuffled) expect(now.unshuffled.toSorted()).toEqual(keys.toSorted());
          const lost = keysOf(before).filter((key) => !keys.includes(key));
          expect(lost.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
