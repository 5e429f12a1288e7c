import { readOwn, writeOwn } from "./own-storage";

/** Where somebody left off in a list, and when by this browser's clock. */
export type Place = { itemId: string; positionMs: number; at: number };
type Places = Record<string, Place>;

const NAME = "lists";
const KEPT = 100;

/** The places with this one in it, or without the list's if it is null; the oldest beyond 100 are forgotten. */
export function withPlace(places: Places, playlistId: string, place: Place | null): Places {
  const { [playlistId]: _before, ...others } = places;
  const newest = Object.entries(others).sort(([, a], [, b]) => b.at - a.at);
  const kept = Object.fromEntries(newest.slice(0, KEPT - 1));
  return place ? { ...kept, [playlistId]: place } : kept;
}

/** Where this viewer left off in a list in this browser. */
export function savedPlace(playlistId: string): Place | undefined {
  return read()[playlistId];
}

export function savePlace(playlistId: string, place: Place | null) {
  writeOwn(NAME, withPlace(read(), playlistId, place));
}

/** Forgets where this viewer left off in all lists in this browser. */
export function forgetPlaces() {
  writeOwn(NAME, null);
}

function read(): Places {
  const saved = readOwn(NAME);
  return saved && typeof saved === "object" ? (saved as Places) : {};
}
