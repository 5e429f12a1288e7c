import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** Longer keys than this are renewed: they come from thousands of moves into the same gap. */
export const MAX_KEY = 120;

/** Behind every key: keys are of letters and digits. */
export const END = "~";

/** True for a fractional index that a new one can be made next to. */
export function isOrderKey(key: string) {
  if (key.length > 2 * MAX_KEY || !/^[0-9A-Za-z]+$/.test(key)) return false;
  try {
    return generateKeyBetween(key, null) > key;
  } catch {
    return false;
  }
}

/** A key between two neighbours; null is the start or the end of the list. */
export function keyBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

/** `count` short keys in order, all behind `last`. */
export function keysAfter(last: string | null, count: number): string[] {
  return generateNKeysBetween(last, null, count);
}

/** `count` keys in order between two neighbours; null is the start or the end of the list. */
export function keysBetween(before: string | null, after: string | null, count: number): string[] {
  return generateNKeysBetween(before, after, count);
}

type Identified = { id: string };

/** The same items with one at another index; unchanged when it is not among them. */
export function withMoved<Item extends Identified>(items: Item[], id: string, index: number): Item[] {
  const item = items.find((candidate) => candidate.id === id);
  if (!item) return items;
  const rest = items.filter((candidate) => candidate !== item);
  return rest.toSpliced(clamp(index, rest.length), 0, item);
}

/** The item that stands before another, or null when that one is first. */
export function idBefore(items: Identified[], id: string): string | null {
  const index = items.findIndex((item) => item.id === id);
  return items[index - 1]?.id ?? null;
}

/** The items with one put where its key belongs. */
export function withInserted<Item extends { position: string }>(items: Item[], item: Item): Item[] {
  const index = items.findIndex((other) => other.position > item.position);
  return items.toSpliced(index < 0 ? items.length : index, 0, item);
}

type Placed = { id: string; position: string };

/**
 * Where items come back to that once stood at those positions, among `others` in order: where they stood, or right behind
 * who has taken that place.
 */
export function placesFor<Item extends Placed>(others: Placed[], items: Item[]): Item[] {
  const sorted = items.toSorted(byPosition);
  let at = 0;
  return sorted.map((item, index) => {
    while ((others[at]?.position ?? END) < item.position) at += 1;
    if (others[at]?.position !== item.position) return item;
    const nexts = [others[at + 1]?.position ?? END, sorted[index + 1]?.position ?? END].sort();
    const next = nexts[0] === END ? null : (nexts[0] ?? null);
    return { ...item, position: keyBetween(item.position, next) };
  });
}

function byPosition(a: Placed, b: Placed) {
  return a.position < b.position ? -1 : 1;
}

function clamp(index: number, max: number) {
  return Math.min(Math.max(index, 0), max);
}
