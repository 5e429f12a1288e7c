"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { toast, toastError } from "@/components/ui/toast";
import type { ErrorBody } from "@/lib/errors";
import type { MediaCard } from "@/lib/media/schema";
import { addItem, findItems, moveItem, removeItem, restoreItem } from "@/lib/playlists/actions";
import { idBefore, withInserted, withMoved } from "@/lib/playlists/order";
import { type ItemPage, limits, type PlaylistItem } from "@/lib/playlists/schema";
import { call } from "../call";
import { forgetPrepared } from "../play-playlist";

/** An item that was added on screen, and that the server has not named yet. */
export function isPending(item: PlaylistItem) {
  return item.position === "";
}

/**
 * The items of an own playlist. Every change shows at once and is then sent; one that fails is taken back and said, and
 * where somebody else has changed the list, it is fetched anew.
 */
export function useItems(playlistId: string, first: ItemPage) {
  const [items, setItems] = useState(first.items);
  const [complete, setComplete] = useState(first.nextCursor === null);
  const [said, say] = useState("");
  const latest = useRef(items);
  const changes = useRef(0);

  const change = useCallback((next: (items: PlaylistItem[]) => PlaylistItem[]) => {
    forgetPrepared();
    changes.current += 1;
    latest.current = next(latest.current);
    setItems(latest.current);
  }, []);

  const reload = useCallback(async (): Promise<unknown> => {
    const before = changes.current;
    const result = await call(() => findItems({ playlistId, limit: limits.items }));
    if (!result.ok)
      return toastError(result.error.message, { action: { label: "Try again", onClick: reload } });
    // What was changed while it was on its way is not in this answer; actions go out in order, so the next one has it.
    if (changes.current !== before) return reload();
    change(() => result.data.items);
    return setComplete(true);
  }, [playlistId, change]);

  useEffect(() => {
    if (!complete) void reload();
  }, [complete, reload]);

  /** `retry` is offered where trying again may help. */
  function failed(error: ErrorBody, takeBack: () => void, retry: () => void) {
    if (error.code === "conflict" || error.code === "not_found") void reload();
    takeBack();
    const action = error.retryable ? { label: "Try again", onClick: retry } : undefined;
    toastError(error.message, { action });
  }

  async function move(id: string, index: number) {
    const before = latest.current;
    const item = before.find((candidate) => candidate.id === id);
    if (!item || isPending(item)) return;
    const from = before.indexOf(item);
    const after = withMoved(before, id, index);
    const to = after.indexOf(item);
    if (from === to) return;
    change(() => after);
    say(`${nameOf(item)} is now ${to + 1} of ${after.length}.`);
    const afterItemId = idBefore(after, id);
    const result = await call(() => moveItem({ playlistId, itemId: id, afterItemId }));
    if (!result.ok)
      return failed(
        result.error,
        () => change((now) => withMoved(now, id, from)),
        () => void move(id, to),
      );
    if (result.data.renewed) return reload();
    const { position } = result.data.item;
    change((now) => now.map((other) => (other.id === id ? { ...other, position } : other)));
  }

  async function add(media: MediaCard) {
    const empty = { unavailable: null, note: "", startMs: null, endMs: null, addedBy: null };
    const id = crypto.randomUUID();
    const temporary: PlaylistItem = { id, position: "", media, ...empty, addedAt: new Date().toISOString() };
    change((now) => [...now, temporary]);
    say(`${media.title} was added.`);
    const result = await call(() => addItem({ playlistId, mediaId: media.id }));
    const without = (now: PlaylistItem[]) => now.filter(({ id }) => id !== temporary.id);
    if (!result.ok)
      return failed(
        result.error,
        () => change(without),
        () => void add(media),
      );
    if (!result.data.added) return reload();
    const { id: itemId, position } = result.data.item;
    change((now) => now.map((item) => (item.id === temporary.id ? { ...item, id: itemId, position } : item)));
  }

  async function remove(item: PlaylistItem) {
    if (isPending(item)) return;
    const from = latest.current.findIndex(({ id }) => id === item.id);
    change((now) => now.filter(({ id }) => id !== item.id));
    say(`${nameOf(item)} was removed.`);
    const result = await call(() => removeItem({ playlistId, itemId: item.id }));
    if (!result.ok)
      return failed(
        result.error,
        () => change((now) => now.toSpliced(from, 0, item)),
        () => void remove(item),
      );
    const removed = { ...item, position: result.data.item.position };
    const action = item.media ? { label: "Undo", onClick: () => void restore(removed) } : undefined;
    toast(`Removed “${nameOf(item)}”.`, { action });
  }

  async function restore(item: PlaylistItem) {
    const mediaId = item.media?.id;
    if (!mediaId || latest.current.some(({ id }) => id === item.id)) return;
    change((now) => withInserted(now, item));
    say(`${nameOf(item)} is back.`);
    const { id: itemId, position } = item;
    const result = await call(() => restoreItem({ playlistId, itemId, mediaId, position }));
    if (!result.ok)
      return failed(
        result.error,
        () => change((now) => now.filter(({ id }) => id !== itemId)),
        () => void restore(item),
      );
    if (result.data.item.position !== position) void reload();
  }

  return { items, complete, said, move, add, remove };
}

export function nameOf(item: PlaylistItem) {
  return item.media?.title ?? "An item that is not available";
}
