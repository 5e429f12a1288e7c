import type { PlaylistItem } from "@/lib/playlists/schema";

type Identified = { id: string };

/** Where moved items go: an end of the list, or behind another item; `index` says where that was, should it be gone. */
export type Place = "top" | "bottom" | { after: string | null; index: number };

export type SortKey = "title" | "artist" | "duration" | "added";

/** The list with some items at another place. Among themselves they keep their order. */
export function placed<Item extends Identified>(items: Item[], ids: string[], to: Place): Item[] {
  const wanted = new Set(ids);
  const moved = items.filter(({ id }) => wanted.has(id));
  const rest = items.filter(({ id }) => !wanted.has(id));
  return rest.toSpliced(indexOf(rest, to), 0, ...moved);
}

/** The index of a place among the items that stay. */
export function indexOf(rest: Identified[], to: Place): number {
  if (to === "top") return 0;
  if (to === "bottom") return rest.length;
  if (to.after === null) return 0;
  const found = rest.findIndex(({ id }) => id === to.after);
  return found < 0 ? Math.min(to.index, rest.length) : found + 1;
}

/** Positions count from 1: the place that makes the first of these items the `position`th of the list. */
export function placeAt(items: Identified[], ids: string[], position: number): Place {
  const wanted = new Set(ids);
  const rest = items.filter(({ id }) => !wanted.has(id));
  const index = Math.min(Math.max(position - 1, 0), rest.length);
  return { after: rest[index - 1]?.id ?? null, index };
}

/**
 * The list with some items as they were before a change: back at their old places, each behind the one that it stood
 * behind. Items that were not there before are gone.
 */
export function restored<Item extends Identified>(now: Item[], before: Item[], ids: string[]): Item[] {
  const changed = new Set(ids);
  const rest = now.filter(({ id }) => !changed.has(id));
  const staying = new Set(rest.map(({ id }) => id));
  const behind = new Map<string | null, Item[]>();
  let last: string | null = null;
  for (const item of before) {
    if (staying.has(item.id)) last = item.id;
    if (!changed.has(item.id)) continue;
    const followers = behind.get(last) ?? [];
    behind.set(last, followers);
    followers.push(item);
  }
  return [...(behind.get(null) ?? []), ...rest.flatMap((item) => [item, ...(behind.get(item.id) ?? [])])];
}

/** Sorted once, as the server does it (about: letters are compared there by the database's rules). */
export function sorted(items: PlaylistItem[], by: SortKey, descending: boolean): PlaylistItem[] {
  const direction = descending ? -1 : 1;
  return items.toSorted((a, b) => {
    if (!a.media || !b.media) return Number(!a.media) - Number(!b.media);
    return direction * compare(a, b, by);
  });
}

function compare(a: PlaylistItem, b: PlaylistItem, by: SortKey) {
  if (by === "duration") return lengthOf(a) - lengthOf(b);
  if (by === "added") return a.addedAt < b.addedAt ? -1 : Number(a.addedAt > b.addedAt);
  return (a.media?.[by] ?? "").localeCompare(b.media?.[by] ?? "", "en", { sensitivity: "base" });
}

/** How long an item plays, its start and end considered, in milliseconds. */
export function lengthOf({ media, startMs, endMs }: Pick<PlaylistItem, "media" | "startMs" | "endMs">) {
  if (!media) return 0;
  return Math.max(0, Math.min(endMs ?? media.durationMs, media.durationMs) - (startMs ?? 0));
}

/** The list in the order of these ids and with these positions, as the server answered it. */
export function ordered(
  items: PlaylistItem[],
  order: { id: string; position: string }[],
): PlaylistItem[] | null {
  const known = new Map(items.map((item) => [item.id, item]));
  const all = order.flatMap(({ id, position }) => {
    const item = known.get(id);
    return item ? [{ ...item, position }] : [];
  });
  return all.length === items.length ? all : null;
}
