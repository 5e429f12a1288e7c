import { saveWithConsent } from "@/components/sharing/consent";
import { toastError } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import type { MediaCard } from "@/lib/media/schema";
import { revertChange } from "@/lib/playlists/change-actions";
import {
  addItems,
  editItem,
  moveItems,
  moveItemsTo,
  removeItems,
  sortItems,
} from "@/lib/playlists/item-actions";
import type { PlaylistItem } from "@/lib/playlists/schema";
import type { Allowed } from "../adding";
import { call } from "../call";
import { indexOf, ordered, type Place, placed, restored, type SortKey, sorted } from "./arrange";
import type { Intent } from "./list-engine";

type Answer = { version: number };

/** What an item plays and what is written on it. */
export type ItemPart = Pick<PlaylistItem, "note" | "startMs" | "endMs">;

/** An item that was added on screen, and that the server has not named yet. */
export function isPending(item: PlaylistItem) {
  return item.position === "";
}

export function moving(
  playlistId: string,
  itemIds: string[],
  to: Place,
): Intent<Answer & { renewed: boolean; items: { id: string; position: string }[] }> {
  return {
    name: `move ${itemIds}`,
    show: (items) => placed(items, itemIds, to),
    send: (items, version) =>
      withPresent(items, itemIds, (there) =>
        moveItems({ playlistId, itemIds: there, to: destination(items, itemIds, to), version }),
      ),
    keep: (items, { renewed, items: moved }) =>
      renewed ? null : withPositions(placed(items, itemIds, to), moved),
  };
}

export function removing(playlistId: string, itemIds: string[]): Intent<Answer & { itemIds: string[] }> {
  return {
    show: (items) => without(items, itemIds),
    send: (items, version) =>
      withPresent(items, itemIds, (there) => removeItems({ playlistId, itemIds: there, version })),
    keep: (items) => without(items, itemIds),
  };
}

export function adding(
  playlistId: string,
  media: MediaCard[],
  allowed: Allowed,
): Intent<Answer & { items: PlaylistItem[]; there: string[] }> {
  const mediaIds = media.map(({ id }) => id);
  const waiting = media.map(pendingItem);
  return {
    show: (items) => [...items, ...(allowed.allowDuplicates ? waiting : fresh(items, waiting))],
    send: (_, version) => call(() => addItems({ playlistId, mediaIds, version, ...allowed })),
    keep: (items, data) => [...items, ...data.items],
  };
}

export function editing(
  playlistId: string,
  itemId: string,
  part: ItemPart,
): Intent<Answer & { item: PlaylistItem }> {
  return {
    show: (items) => items.map((item) => (item.id === itemId ? { ...item, ...part } : item)),
    send: (_, version) => call(() => editItem({ playlistId, itemId, ...part, version })),
    keep: (items, data) => items.map((item) => (item.id === itemId ? data.item : item)),
  };
}

export function sorting(
  playlistId: string,
  by: SortKey,
  descending: boolean,
): Intent<Answer & { order: { id: string; position: string }[] }> {
  return {
    show: (items) => sorted(items, by, descending),
    send: (_, version) => call(() => sortItems({ playlistId, by, descending, version })),
    keep: (items, { order }) => ordered(items, order),
  };
}

export function movingTo(
  playlistId: string,
  itemIds: string[],
  toPlaylistId: string,
  allowed: Allowed,
): Intent<Answer & { itemIds: string[]; there: string[]; to: { playlistId: string; version: number } }> {
  return {
    show: (items) => without(items, itemIds),
    send: () => call(() => moveItemsTo({ playlistId, itemIds, toPlaylistId, ...allowed })),
    keep: (items, data) => without(items, data.itemIds),
  };
}

/** What it takes to undo a change of one's own; `elsewhere` is what it did to another list. */
export type Undoable = {
  version: number;
  before: PlaylistItem[];
  ids: string[];
  elsewhere?: { playlistId: string; version: number };
};

/** Takes a change back, on screen as far as it is known how the list was before, and then as the server says. */
export function undoing(
  playlistId: string,
  { version, before, ids, elsewhere }: Undoable,
): Intent<Answer & { missing: number }> {
  return {
    show: (items) => restored(items, before, ids),
    send: async () => {
      const ref = { playlistId, version };
      const back = await saveWithConsent((confirmed) => revertChange({ ...ref, confirmed }));
      // What is back here and not gone there is in both lists, which is better than in none.
      const other = back.ok && elsewhere && (await call(() => revertChange(elsewhere)));
      if (other && !other.ok) toastError(other.error.message);
      return back;
    },
    keep: () => null,
  };
}

/** Others may have removed items meanwhile: what is wanted of them is done to those that are left. */
async function withPresent<Data>(
  items: PlaylistItem[],
  ids: string[],
  run: (ids: string[]) => Promise<ActionResult<Data>>,
): Promise<ActionResult<Data>> {
  const present = new Set(items.map(({ id }) => id));
  const there = ids.filter((id) => present.has(id));
  if (there.length > 0) return call(() => run(there));
  const message = "Somebody else has removed that from the playlist meanwhile.";
  return { ok: false, error: { code: "conflict", message, retryable: false } };
}

function destination(items: PlaylistItem[], itemIds: string[], to: Place) {
  if (typeof to === "string") return to;
  if (to.after === null) return "top";
  if (items.some(({ id }) => id === to.after)) return { after: to.after };
  return { index: indexOf(without(items, itemIds), to) };
}

function without(items: PlaylistItem[], ids: string[]) {
  const gone = new Set(ids);
  return items.filter(({ id }) => !gone.has(id));
}

function withPositions(items: PlaylistItem[], moved: { id: string; position: string }[]) {
  const positions = new Map(moved.map(({ id, position }) => [id, position]));
  return items.map((item) => {
    const position = positions.get(item.id);
    return position === undefined ? item : { ...item, position };
  });
}

function fresh(items: PlaylistItem[], waiting: PlaylistItem[]) {
  const present = new Set(items.map(({ media }) => media?.id));
  return waiting.filter(({ media }) => !present.has(media?.id));
}

function pendingItem(media: MediaCard): PlaylistItem {
  const empty = { position: "", unavailable: null, note: "", startMs: null, endMs: null, addedBy: null };
  return { id: crypto.randomUUID(), media, ...empty, addedAt: new Date().toISOString() };
}
