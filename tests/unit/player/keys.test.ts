import { expect, test } from "vitest";
import { commandFor, isCharacter } from "@/components/player/keys";

const press = { shift: false, modified: false, place: "page", mode: "stage" } as const;

test.each([
  [" ", { do: "toggle" }],
  ["k", { do: "toggle" }],
  ["K", { do: "toggle" }],
  ["j", { do: "seekBy", ms: -10_000 }],
  ["l", { do: "seekBy", ms: 10_000 }],
  ["ArrowLeft", { do: "seekBy", ms: -5000 }],
  ["m", { do: "mute" }],
  ["c", { do: "captions" }],
  ["f", { do: "fullscreen" }],
  ["t", { do: "chat" }],
  ["i", { do: "pip" }],
  ["7", { do: "seekTo", share: 0.7 }],
  ["x", null],
  ["Tab", null],
])("on the stage %j means %j", (key, command) => {
  expect(commandFor({ ...press, key })).toEqual(command);
});

test.each([
  ["N", { do: "next" }],
  ["P", { do: "previous" }],
  ["<", { do: "speedBy", steps: -1 }],
  [">", { do: "speedBy", steps: 1 }],
  ["?", { do: "help" }],
  ["F", null],
])("with shift %j means %j", (key, command) => {
  expect(commandFor({ ...press, shift: true, key })).toEqual(command);
});

test("what is typed, or pressed with a modifier, is left alone", () => {
  expect(commandFor({ ...press, key: "k", place: "field" })).toBeNull();
  expect(commandFor({ ...press, key: "N", shift: true, place: "field" })).toBeNull();
  expect(commandFor({ ...press, key: "l", modified: true })).toBeNull();
});

test("a button keeps the space bar, a slider its arrows", () => {
  expect(commandFor({ ...press, key: " ", place: "button" })).toBeNull();
  expect(commandFor({ ...press, key: "ArrowRight", place: "button" })).toEqual({ do: "seekBy", ms: 5000 });
  expect(commandFor({ ...press, key: "ArrowRight", place: "widget" })).toBeNull();
  expect(commandFor({ ...press, key: "k", place: "widget" })).toEqual({ do: "toggle" });
});

test("up and down scroll the page unless the player has the focus", () => {
  expect(commandFor({ ...press, key: "ArrowUp" })).toBeNull();
  expect(commandFor({ ...press, key: "ArrowUp", place: "player" })).toEqual({ do: "volumeBy", share: 0.05 });
});

test("the dock leaves the page its keys", () => {
  const docked = { ...press, mode: "dock" } as const;
  for (const key of [" ", "ArrowLeft", "5", "f", "c"]) expect(commandFor({ ...docked, key })).toBeNull();
  expect(commandFor({ ...docked, key: "k" })).toEqual({ do: "toggle" });
  expect(commandFor({ ...docked, key: "N", shift: true })).toEqual({ do: "next" });
});

test("letters, digits and signs can be turned off; named keys and the space bar cannot", () => {
  for (const key of ["k", "K", "7", "?", "/"]) expect(isCharacter(key)).toBe(true);
  for (const key of [" ", "ArrowLeft", "Tab", "Escape"]) expect(isCharacter(key)).toBe(false);
});
