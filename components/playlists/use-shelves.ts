"use client";

import { useCallback, useEffect, useState } from "react";
import { saveWithConsent, withConsent } from "@/components/sharing/consent";
import { useOnce } from "@/components/ui/once";
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
  const once = useOnce();

  const reload = useCallback(async () => {
    const result = await call(() => listShelves({ mediaId }));
    if (result.ok) setList(result.data);
    else say(result.error.message);
    setStatus(result.ok ? "ready" : result.error.code === "unauthenticated" ? "signed-out" : "failed");
  }, [mediaId]);

  useEffect(() => {
    if (open) void reload();
  }, [open, reload]);

  function put(id: string, itemIds: string[]) {
    setList((before) => before.map((shelf) => (shelf.id === id ? { ...shelf, itemIds } : shelf)));
  }

  function fail(shelf: Shelf, message: string) {
    put(shelf.id, shelf.itemIds);
    say(message);
    toastError(message);
  }

  async function add(shelf: Shelf) {
    put(shelf.id, [PENDING]);
    const input = { playlistId: shelf.id, mediaIds: [mediaId] };
    const result = await withConsent((confirmed) => addItems({ ...input, confirmed }));
    if (!result) return put(shelf.id, []);
    if (!result.ok) return fail(shelf, result.error.message);
    const [item] = result.data.items;
    // It had come into the list meanwhile, from another window.
    if (!item) return reload();
    put(shelf.id, [item.id]);
    tell(`Added to ${shelf.title}.`, { ...shelf, itemIds: [] }, result.data.version);
  }

  async function remove(shelf: Shelf) {
    const { itemIds } = shelf;
    put(shelf.id, []);
    const result = await call(() => removeItems({ playlistId: shelf.id, itemIds }));
    if (!result.ok) return fail(shelf, result.error.message);
    const often = itemIds.length > 1 ? `, where it was ${itemIds.length} times` : "";
    tell(`Removed from ${shelf.title}${often}.`, shelf, result.data.version);
  }

  /** `before` is the shelf as undoing leaves it. */
  function tell(words: string, before: Shelf, version: number) {
    say(words);
    const undo = async () => {
      put(before.id, before.itemIds);
      const ref = { playlistId: before.id, version };
      const back = await saveWithConsent((confirmed) => revertChange({ ...ref, confirmed }));
      if (!back.ok) fail(before, back.error.message);
      void reload();
    };
    toast(words.replace(before.title, `“${before.title}”`), {
      action: { label: "Undo", onClick: () => void undo() },
    });
  }

  const toggle = (shelf: Shelf) =>
    once(shelf.id, () => (shelf.itemIds.length > 0 ? remove(shelf) : add(shelf)));

  function made(shelf: Shelf) {
    setList((before) => [shelf, ...before]);
    say(`Added to ${shelf.title}.`);
  }

  return { list, status, said, reload, toggle, made };
}
