"use client";

import {
  type DragMoveEvent,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useRef, useState } from "react";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { ROW_PX } from "./row-height";
import { nameOf } from "./telling";

/** What is being dragged: `id` by its handle, `ids` all that come along, from one place to the place that it is over. */
export type Drag = { id: string; ids: string[]; from: number; to: number };

type Options = {
  items: PlaylistItem[];
  selected: ReadonlySet<string>;
  onDrop: (ids: string[], afterId: string | null) => void;
  say: (text: string) => void;
};

/**
 * Dragging rows of one height: the place that a row is over follows from how far it has come, scrolling included, so
 * nothing is measured and the length of the list does not matter.
 */
export function useDrag({ items, selected, onDrop, say }: Options) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const latest = useRef<Drag | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, {
      scrollBehavior: "auto",
      coordinateGetter: (event, { currentCoordinates: { x, y } }) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.code];
        const to = latest.current && step ? latest.current.to + step : -1;
        return step && to >= 0 && to < items.length ? { x, y: y + step * ROW_PX } : undefined;
      },
    }),
  );
  function set(next: Drag | null) {
    latest.current = next;
    setDrag(next);
  }
  function place({ id, to }: Drag) {
    const item = items.find((other) => other.id === id);
    return `${item ? nameOf(item) : "The item"}, place ${to + 1} of ${items.length}`;
  }
  const onDragStart = ({ active }: DragStartEvent) => {
    const id = String(active.id);
    const from = items.findIndex((item) => item.id === id);
    if (from < 0) return;
    const ids = selected.has(id) ? items.flatMap((item) => (selected.has(item.id) ? item.id : [])) : [id];
    set({ id, ids, from, to: from });
    say(`Lifted: ${place({ id, ids, from, to: from })}.`);
  };
  const onDragMove = ({ delta }: DragMoveEvent) => {
    const { current } = latest;
    if (!current) return;
    const to = Math.min(Math.max(current.from + Math.round(delta.y / ROW_PX), 0), items.length - 1);
    if (to === current.to) return;
    set({ ...current, to });
    say(`Over: ${place({ ...current, to })}.`);
  };
  const onDragEnd = () => {
    const { current } = latest;
    set(null);
    if (!current) return;
    if (current.from === current.to) return say(`Put back: ${place(current)}.`);
    onDrop(current.ids, afterDrop(items, current));
  };
  const onDragCancel = () => {
    const { current } = latest;
    set(null);
    if (current) say(`Put back: ${place({ ...current, to: current.from })}.`);
  };
  return { drag, sensors, handlers: { onDragStart, onDragMove, onDragEnd, onDragCancel } };
}

/** The item behind which the dragged ones go, or null for the start. Rows before the place make way upwards. */
export function afterDrop(items: { id: string }[], { ids, from, to }: Drag): string | null {
  const moved = new Set(ids);
  const slot = to > from ? to + 1 : to;
  return items.slice(0, slot).findLast(({ id }) => !moved.has(id))?.id ?? null;
}

/** How far a row stands from its own place while one single row is dragged past it. */
export function givenWay(index: number, drag: Drag | null): number {
  if (!drag || drag.ids.length > 1) return 0;
  const { from, to } = drag;
  if (index === from) return to - from;
  if (index > from && index <= to) return -1;
  return index < from && index >= to ? 1 : 0;
}
