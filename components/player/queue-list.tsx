"use client";

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  type Modifier,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import type { PlayableMedia } from "@/lib/media/schema";
import { usePlayer } from "./player-store";
import type { QueueEntry } from "./queue";
import { moveInQueue } from "./queue-controls";
import { QueueRow } from "./queue-row";
import { announcementsOf } from "./queue-telling";

const ROW_PX = 56;

const vertically: Modifier = ({ transform }) => ({ ...transform, x: 0 });

const instructions = {
  draggable:
    "To reorder, press space, move with the arrow keys, and press space again to drop or escape to cancel. Alt with the arrow keys moves an entry at once.",
};

/** The entries in playing order, of which only those in sight are in the page. */
export function QueueList({ onAdd }: { onAdd: (media: PlayableMedia) => void }) {
  const queue = usePlayer((state) => state.queue);
  const index = usePlayer((state) => state.index);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const scroller = useRef<HTMLDivElement>(null);
  const kept = queue.findIndex(({ key }) => key === dragged);
  const rows = useVirtualizer({
    count: queue.length,
    estimateSize: () => ROW_PX,
    overscan: 6,
    getScrollElement: () => scroller.current,
    getItemKey: (place) => queue[place]?.key ?? place,
    rangeExtractor: (range) => withRow(range, kept),
  });
  // What plays is in sight when the list is opened, and stays where one has scrolled to after that.
  useEffect(
    () => rows.scrollToIndex(Math.max(0, usePlayer.getState().index - 1), { align: "start" }),
    [rows],
  );
  const move = (entry: QueueEntry, place: number) => {
    moveInQueue(entry.key, place);
    const now = usePlayer.getState().queue.indexOf(entry);
    setSaid(`${entry.media.title} is now ${now + 1} of ${queue.length}.`);
  };
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const place = queue.findIndex(({ key }) => key === over?.id);
    if (place >= 0) moveInQueue(String(active.id), place);
  };
  return (
    <DndContext
      id="queue"
      sensors={useReordering()}
      collisionDetection={closestCenter}
      modifiers={[vertically]}
      accessibility={{ announcements: announcementsOf(queue), screenReaderInstructions: instructions }}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
    >
      <SortableContext items={queue.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
        <div ref={scroller} className="queue-scroller">
          <ol aria-label="Queue" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ key, index: place, start }) => {
              const entry = queue[place];
              if (!entry) return null;
              return (
                <QueueRow
                  key={key}
                  entry={entry}
                  place={place}
                  count={queue.length}
                  current={place === index}
                  top={start}
                  onMove={(to) => move(entry, to)}
                  onAdd={() => onAdd(entry.media)}
                />
              );
            })}
          </ol>
        </div>
      </SortableContext>
      <p role="status" className="sr-only">
        {said}
      </p>
    </DndContext>
  );
}

function useReordering() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
}

/** Fingers follow the element that they touched, so the one that is dragged stays in the page. */
function withRow(range: Range, place: number) {
  const places = defaultRangeExtractor(range);
  return place < 0 || places.includes(place) ? places : [...places, place].sort((a, b) => a - b);
}
