"use client";

import { DndContext, DragOverlay, getClientRect } from "@dnd-kit/core";
import { type RefObject, useRef } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { ItemFace } from "../item-face";
import { restrictToVertical } from "./drag-axis";
import { useEditor } from "./editor-context";
import { ItemRow } from "./item-row";
import { ROW_PX } from "./row-height";
import type { Selection } from "./selection";
import { nameOf } from "./telling";
import { type Drag, givenWay, useDrag } from "./use-drag";
import { type Leave, useFocusRow } from "./use-focus-row";
import { useRows } from "./use-rows";

type ItemGridProps = {
  items: PlaylistItem[];
  /** While changes are on their way. */
  busy: boolean;
  /** How many rows there will be when all have come. */
  total: number;
  selection: Selection;
  selecting: boolean;
  playing: string | undefined;
  onEscape: () => void;
  leave: RefObject<Leave | null>;
};

const instructions = {
  draggable:
    "To reorder, press space, move with the arrow keys, and press space again to drop or escape to cancel. Alt with the arrow keys moves an item at once.",
};

/** What is over what is said by `useDrag`: the list is all one place to dnd-kit. */
const silent = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

/** A table whose rows are chosen and gone through by keyboard. */
const grid = { role: "grid", tabIndex: -1, "aria-label": "Items", "aria-multiselectable": true } as const;

/** The items, as many as there may be: only the rows in sight are in the page. */
export function ItemGrid({ items, busy, total, selection, selecting, playing, ...rest }: ItemGridProps) {
  const { editing } = useEditor();
  const list = useRef<HTMLTableElement>(null);
  const { drag, sensors, handlers } = useDrag({
    items,
    selected: selection.ids,
    say: editing.say,
    onDrop: (ids, after) => editing.move(ids, { after, index: indexAfter(items, ids, after) }),
  });
  const focus = useFocusRow({ list, items, selection, ...rest });
  const { rows, height, scrollTo } = useRows({
    list,
    count: Math.max(items.length, total),
    keyOf: (index) => items[index]?.id ?? index,
    held: [drag?.from ?? -1, focus.index],
  });
  focus.scrollTo.current = scrollTo;
  return (
    <DndContext
      id="playlist-items"
      sensors={sensors}
      modifiers={[restrictToVertical]}
      measuring={{ draggable: { measure: getClientRect } }}
      autoScroll={{ layoutShiftCompensation: false }}
      accessibility={{ announcements: silent, screenReaderInstructions: instructions }}
      {...handlers}
    >
      <div className="relative">
        <table
          ref={list}
          {...grid}
          aria-rowcount={items.length}
          aria-busy={busy}
          onKeyDown={focus.onKeyDown}
          onFocus={focus.onFocus}
          className="relative block outline-none"
          style={{ height }}
        >
          <tbody className="block">
            {rows.map(({ key, index, y }) => {
              const item = items[index];
              if (!item) return <WaitingRow key={key} y={y} />;
              return (
                <ItemRow
                  key={key}
                  item={item}
                  index={index}
                  selected={selection.ids.has(item.id)}
                  selecting={selecting}
                  current={item.id === playing}
                  stop={index === focus.index}
                  dragged={drag?.ids.includes(item.id) ?? false}
                  y={y + givenWay(index, drag) * ROW_PX}
                />
              );
            })}
          </tbody>
        </table>
        {drag && drag.ids.length > 1 && <DropLine drag={drag} />}
      </div>
      <DragOverlay>{drag && <Lifted drag={drag} items={items} />}</DragOverlay>
    </DndContext>
  );
}

function indexAfter(items: PlaylistItem[], ids: string[], after: string | null) {
  const moved = new Set(ids);
  return items.filter(({ id }) => !moved.has(id)).findIndex(({ id }) => id === after) + 1;
}

function WaitingRow({ y }: { y: number }) {
  return (
    <tr
      style={{ transform: `translateY(${y}px)` }}
      className="absolute inset-x-0 top-0 flex h-18 items-center px-3"
    >
      <td className="flex flex-1 items-center gap-4 p-0">
        <Skeleton className="aspect-video w-24" />
        <Skeleton className="h-5 flex-1" />
      </td>
    </tr>
  );
}

/** Where several dragged rows would come to stand. */
function DropLine({ drag: { from, to } }: { drag: Drag }) {
  const slot = to > from ? to + 1 : to;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 top-0 h-0.5 rounded-full bg-accent"
      style={{ transform: `translateY(${slot * ROW_PX - 1}px)` }}
    />
  );
}

/** What follows the pointer: the row that was lifted, and how many come along. */
function Lifted({ drag, items }: { drag: Drag; items: PlaylistItem[] }) {
  const item = items.find(({ id }) => id === drag.id);
  const more = drag.ids.length > 1;
  if (!item) return null;
  return (
    <div
      title={nameOf(item)}
      className="relative flex h-18 cursor-grabbing items-center rounded-card bg-overlay px-4 shadow-overlay"
    >
      <ItemFace item={item} />
      {more && (
        <span className="absolute -top-2 -left-2 grid h-7 min-w-7 place-items-center rounded-full bg-accent px-1.5 font-semibold text-accent-text text-sm tabular-nums">
          {drag.ids.length}
        </span>
      )}
    </div>
  );
}
