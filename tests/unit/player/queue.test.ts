import { expect, test } from "vitest";
import { mediaPath, placeAfter, placeBefore, placeIn } from "@/components/player/queue";
import type { PlayableMedia } from "@/lib/media/schema";

function entry(id: string) {
  const media: PlayableMedia = {
    id,
    kind: "video",
    title: id,
    artist: "",
    durationMs: 60_000,
    hlsUrl: "",
    posterUrl: "",
    posterSmallUrl: "",
    captions: [],
    waveform: [],
    colour: "",
  };
  return { media };
}

const queue = ["a", "b", "c"].map(entry);

test("a queue advances to its end and no further", () => {
  expect(placeAfter(queue, 0)).toBe(1);
  expect(placeAfter(queue, 2)).toBeNull();
  expect(placeAfter([], 0)).toBeNull();
});

test("previous goes back in the first 3 seconds, and starts anew after them", () => {
  expect(placeBefore(2, 3000)).toBe(1);
  expect(placeBefore(2, 3001)).toBe(2);
  expect(placeBefore(0, 0)).toBe(0);
});

test("a list that arrives late is joined where the current media stands in it", () => {
  expect(placeIn(queue, entry("b"))).toEqual({ queue, index: 1 });
});

test("a media that its list has lost leads the list", () => {
  const lost = entry("x");
  expect(placeIn(queue, lost)).toEqual({ queue: [lost, ...queue], index: 0 });
});

test("the address of a media names the list it is played in", () => {
  expect(mediaPath("a", null)).toBe("/media/a");
  expect(mediaPath("a", "l")).toBe("/media/a?list=l");
});
