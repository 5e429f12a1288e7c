"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { type Choice, chosen, everything, nothing, remaining, type Selection } from "./selection";

/** What is selected of a list that changes meanwhile. `selecting` shows check boxes, also before the first is chosen. */
export function useSelection(items: PlaylistItem[]) {
  const [selection, setSelection] = useState<Selection>(nothing);
  const [mode, setMode] = useState(false);
  const order = useMemo(() => items.map(({ id }) => id), [items]);
  const latest = useRef(order);
  latest.current = order;
  const present = useMemo(() => remaining(selection, order), [selection, order]);
  const choose = useCallback((choice: Choice, id: string) => {
    setSelection((before) => chosen(before, choice, id, latest.current));
    if (choice !== "only") setMode(true);
  }, []);
  const clear = useCallback(() => {
    setSelection(nothing);
    setMode(false);
  }, []);
  return {
    selection: present,
    ids: useMemo(() => order.filter((id) => present.ids.has(id)), [order, present]),
    selecting: mode || present.ids.size > 1,
    choose,
    clear,
    begin: () => setMode(true),
    all: () => setSelection(everything(order)),
  };
}
