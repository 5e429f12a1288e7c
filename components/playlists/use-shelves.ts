"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { toast, toastError } from "@/components/ui/toast";
import { addItem, listShelves, removeItem, restoreItem } from "@/lib/playlists/actions";
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
    const result = await call(() => addItem({ playlistId: shelf.id, mediaId }));
    if (!result.ok) return fail(shelf, result.error.message);
    const added = { ...shelf, itemId: result.data.item.id };
    put(shelf.id, added.itemId);
    say(`Added to ${shelf.title}.`);
    toast(`Added to “${shelf.title}”.`, { action: { label: "Undo", onClick: () => void remove(added) } });
  }

  async function remove(shelf: Shelf) {
    if (!shelf.itemId) return;
    const itemId = shelf.itemId;
    put(shelf.id, null);
    const result = await call(() => removeItem({ playlistId: shelf.id, itemId }));
    if (!result.ok) return fail(shelf, result.error.message);
    const { position } = result.data.item;
    say(`Removed from ${shelf.title}.`);
    const undo = async () => {
      put(shelf.id, itemId);
      const back = await call(() => restoreItem({ playlistId: shelf.id, itemId, mediaId, position }));
      if (!back.ok) fail({ ...shelf, itemId: null }, back.error.message);
    };
    toast(`Removed from “${shelf.title}”.`, { action: { label: "Undo", onClick: () => void undo() } });
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
