"use client";

import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { useEditor } from "./editor-context";
import type { Selection } from "./selection";

/** Runs what takes these items out of the list. The focus goes to the row that follows them. */
export type Leave = (ids: string[], run: () => void) => void;

type Options = {
  leave: RefObject<Leave | null>;
  list: RefObject<HTMLElement | null>;
  items: PlaylistItem[];
  selection: Selection;
  onEscape: () => void;
};

const PAGE_ROWS = 8;

/**
 * The keyboard's way through the rows: the list is one stop of the tab key, the arrow keys go on from there (home, end
 * and page keys, too). Space chooses, shift extends, enter plays, delete removes, alt with the arrows moves. A row that
 * is moved or out of sight keeps the focus.
 */
export function useFocusRow({ leave, list, items, selection, onEscape }: Options) {
  const { editing, editable, choose, remove, play } = useEditor();
  const [id, setId] = useState<string | null>(null);
  const scrollTo = useRef<(index: number) => void>(() => undefined);
  const wanted = useRef(false);
  const lastIndex = useRef(0);
  const found = items.findIndex((item) => item.id === id);
  const index = found >= 0 ? found : Math.min(lastIndex.current, items.length - 1);
  const row = items[index]?.id;

  useLayoutEffect(() => {
    lastIndex.current = Math.max(index, 0);
    if (!wanted.current || !row) return;
    wanted.current = false;
    rowOf(list.current, row)?.focus({ preventScroll: true });
  });

  function go(to: number) {
    const next = items[Math.min(Math.max(to, 0), items.length - 1)];
    if (!next) return;
    wanted.current = true;
    flushSync(() => setId(next.id));
    scrollTo.current(items.indexOf(next));
    return next.id;
  }

  /** Keeps the focus where it is in its row, though moving a row's element would cost it. */
  function moveBy(step: number) {
    const focused = document.activeElement;
    const ids = row ? movedWith(row, selection) : [];
    const rest = items.filter((item) => !ids.includes(item.id));
    const first = items.findIndex((item) => ids.includes(item.id));
    const to = Math.min(Math.max(first + step, 0), rest.length);
    flushSync(() => editing.move(ids, { after: rest[to - 1]?.id ?? null, index: to }));
    scrollTo.current(to);
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  }

  useImperativeHandle(leave, () => (ids, run) => {
    const gone = new Set(ids);
    const from = row && gone.has(row) ? index : items.findIndex((item) => gone.has(item.id));
    const next = items.slice(from).find((item) => !gone.has(item.id));
    const before = items.slice(0, from).findLast((item) => !gone.has(item.id));
    const to = next?.id ?? before?.id ?? null;
    wanted.current = true;
    flushSync(() => {
      setId(to);
      run();
    });
    // A menu or dialog that closes hands the focus back to its button, which may be gone.
    requestAnimationFrame(() => {
      if (to && document.activeElement === document.body)
        rowOf(list.current, to)?.focus({ preventScroll: true });
    });
  });

  function onKeyDown(event: KeyboardEvent) {
    // A row's menu is elsewhere in the page, but tells the list of its keys.
    if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
    const step = stepOf(event.key, items.length);
    if (event.altKey && editable && (event.key === "ArrowUp" || event.key === "ArrowDown"))
      return taken(event, () => moveBy(step));
    if (event.altKey || (event.target as HTMLElement).getAttribute("aria-pressed") === "true") return;
    if (step !== 0) {
      if (!onRow(event)) return;
      return taken(event, () => {
        const next = go(index + step);
        if (next && event.shiftKey && editable) choose("range", next);
      });
    }
    if (event.key === "Escape") return onEscape();
    if (!onRow(event) || !row) return;
    if (event.key === "Enter") return taken(event, () => items[index]?.media && play(row));
    if (!editable) return;
    if (event.key === " ") return taken(event, () => choose(event.shiftKey ? "range" : "toggle", row));
    if (event.key === "Delete" || event.key === "Backspace")
      return taken(event, () => remove(movedWith(row, selection)));
  }

  function onFocus({ target }: FocusEvent<HTMLElement>) {
    const focused = target.closest<HTMLElement>("[data-item]")?.dataset.item;
    if (focused) setId(focused);
  }

  return { index, scrollTo, onKeyDown, onFocus };
}

/** A row that is chosen acts together with all that are. */
function movedWith(id: string, { ids }: Selection) {
  return ids.has(id) ? [...ids] : [id];
}

function stepOf(key: string, count: number) {
  const steps = {
    ArrowUp: -1,
    ArrowDown: 1,
    PageUp: -PAGE_ROWS,
    PageDown: PAGE_ROWS,
    Home: -count,
    End: count,
  };
  return steps[key as keyof typeof steps] ?? 0;
}

function taken(event: KeyboardEvent, run: () => unknown) {
  event.preventDefault();
  event.stopPropagation();
  run();
}

/** On the row itself: its buttons have keys of their own. */
function onRow(event: KeyboardEvent) {
  return event.target instanceof HTMLElement && event.target.hasAttribute("data-item");
}

function rowOf(list: HTMLElement | null, id: string) {
  return list?.querySelector<HTMLElement>(`[data-item="${id}"]`);
}
