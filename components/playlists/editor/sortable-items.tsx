"use client";

import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { type RefObject, useRef, useState } from "react";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { ItemFace } from "../item-face";
import { restrictToVertical } from "./drag-axis";
import { LongList, PlainList } from "./item-lists";
import type { RowActions } from "./item-row";
import { nameOf } from "./use-items";

type SortableItemsProps = RowActions & { items: PlaylistItem[]; playing: string | undefined };

/** Longer lists keep only the rows in sight in the page. */
const PLAIN_UP_TO = 100;

const instructions = {
  draggable:
    "To reorder, press space, move with the arrow keys, and press space again to drop or escape to cancel. Alt with the arrow keys moves an item at once.",
};

/** The owner's items, reordered by mouse, finger and keyboard. */
export function SortableItems({ items, playing, ...actions }: SortableItemsProps) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const wandered = useRef(false);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  function drop({ active, over }: DragEndEvent) {
    setActiveId(null);
    const index = items.findIndex(({ id }) => id === over?.id);
    if (index >= 0) actions.onMove(String(active.id), index);
  }
  const active = items.find(({ id }) => id === activeId);
  const List = items.length > PLAIN_UP_TO ? LongList : PlainList;
  return (
    <DndContext
      id="playlist-items"
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[restrictToVertical]}
      accessibility={{
        announcements: announcementsFor(items, wandered),
        screenReaderInstructions: instructions,
      }}
      onDragStart={({ active: { id } }) => {
        wandered.current = false;
        setActiveId(String(id));
      }}
      onDragCancel={() => setActiveId(null)}
      onDragEnd={drop}
    >
      <SortableContext items={items} strategy={verticalListSortingStrategy}>
        <List items={items} playing={playing} activeId={activeId} {...actions} />
      </SortableContext>
      <DragOverlay>
        {active && (
          <div className="flex h-18 items-center rounded-card bg-overlay pr-4 pl-9 shadow-overlay sm:pl-13">
            <ItemFace media={active.media} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** A lifted item is over itself at once, which is said only when it has come back from elsewhere. */
function announcementsFor(items: PlaylistItem[], wandered: RefObject<boolean>): Announcements {
  const name = (id: string | number) => {
    const item = items.find((candidate) => candidate.id === id);
    return item ? nameOf(item) : "The item";
  };
  const place = (id: string | number) =>
    `${items.findIndex((item) => item.id === id) + 1} of ${items.length}`;
  return {
    onDragStart: ({ active }) => `${name(active.id)} is lifted, place ${place(active.id)}.`,
    onDragOver: ({ active, over }) => {
      if (!over || (over.id === active.id && !wandered.current)) return undefined;
      wandered.current = true;
      return `${name(active.id)} would be ${place(over.id)}.`;
    },
    onDragEnd: ({ active, over }) =>
      over ? `${name(active.id)} is dropped at ${place(over.id)}.` : undefined,
    onDragCancel: ({ active }) => `${name(active.id)} is back at ${place(active.id)}.`,
  };
}
