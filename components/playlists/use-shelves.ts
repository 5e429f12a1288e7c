"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { withConsent } from "@/components/sharing/consent";
import { toast, toastError } from "@/components/ui/toast";
import { listShelves } from "@/lib/playlists/actions";
import { revertChange } from "@/lib/playlists/change-actions";
import { addItems, removeItems } from "@/lib/playlists/item-actions";
import type { Shelf } from "@/lib/playlists/schema";
import { call } from "./call";

type Status = "loading" | "ready" | "signed-out" | "failed";
export type Shelves = ReturnType<typeof useShelves>;

/** Stands for an item that the server has not named yet. */
const PENDING = "pending";

/** The viewer's playlists and which of them hold a media, asked for anew whenever the dialog opens. */
export function useShelves(mediaId: string, open: boolean) {
  const [list, setList] = useState<Shelf[]>([]);
  const [status, setStatus] = useState<Status>("loading");
  const [said, say] = useState("");
  const busy = useRef(new Set<string>());

  const reload = useCallback(async () => {
    const result = await call(() => listShelves({ mediaId }));
    if (result.ok) setList(result.data);
    else say(result.error.message);
    setStatus(result.ok ? "ready" : result.error.code === "unauthenticated" ? "signed-out" : "failed");
  }, [mediaId]);

  useEffect(() => {
    if (open) void reload();
  }, [open, reload]);

  function put(id: string, itemId: string | null) {
    setList((before) => before.map((shelf) => (shelf.id === id ? { ...shelf, itemId } : shelf)));
  }

  function fail(shelf: Shelf, message: string) {
    put(shelf.id, shelf.itemId);
    say(message);
    toastError(message);
  }

  async function add(shelf: Shelf) {
    put(shelf.id, PENDING);
    const input = { playlistId: shelf.id, mediaIds: [mediaId] };
    const result = await withConsent((confirmed) => addItems({ ...input, confirmed }));
    if (!result) return put(shelf.id, null);
    if (!result.ok) return fail(shelf, result.error.message);
    const [item] = result.data.items;
    // It had come into the list meanwhile, from another window.
    if (!item) return reload();
    put(shelf.id, item.id);
    tell(`Added to ${shelf.title}.`, { ...shelf, itemId: null }, result.data.version);
  }

  async function remove(shelf: Shelf) {
    if (!shelf.itemId) return;
    const itemIds = [shelf.itemId];
    put(shelf.id, null);
    const result = await call(() => removeItems({ playlistId: shelf.id, itemIds }));
    if (!result.ok) return fail(shelf, result.error.message);
    tell(`Removed from ${shelf.title}.`, shelf, result.data.version);
  }

  /** `before` is the shelf as undoing leaves it. */
  function tell(words: string, before: Shelf, version: number) {
    say(words);
    const undo = async () => {
      put(before.id, before.itemId);
      const back = await call(() => revertChange({ playlistId: before.id, version }));
      if (!back.ok) fail(before, back.error.message);
      void reload();
    };
    toast(words.replace(before.title, `“${before.title}”`), {
      action: { label: "Undo", onClick: () => void undo() },
    });
  }

  async function toggle(shelf: Shelf) {
    if (busy.current.has(shelf.id)) return;
    busy.current.add(shelf.id);
    await (shelf.itemId ? remove(shelf) : add(shelf));
    busy.current.delete(shelf.id);
  }

  function made(shelf: Shelf) {
    setList((before) => [shelf, ...before]);
    say(`Added to ${shelf.title}.`);
  }

  return { list, status, said, reload, toggle, made };
}
