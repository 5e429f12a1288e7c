import type { Announcements } from "@dnd-kit/core";
import type { QueueEntry } from "./queue";

type Over = Parameters<Announcements["onDragOver"]>[0];

/** What is said while an entry is dragged: its title, and the place that it has or would have. */
export function announcementsOf(queue: QueueEntry[]): Announcements {
  const placeOf = (id: unknown) => queue.findIndex(({ key }) => key === id);
  const at = (id: unknown, place = placeOf(id)) => {
    const title = queue[placeOf(id)]?.media.title ?? "The entry";
    return `${title}, place ${place + 1} of ${queue.length}.`;
  };
  const dropped = ({ active, over }: Over) =>
    over && over.id !== active.id
      ? `Moved: ${at(active.id, placeOf(over.id))}`
      : `Put back: ${at(active.id)}`;
  return {
    onDragStart: ({ active }) => `Lifted: ${at(active.id)}`,
    onDragOver: ({ active, over }) => (over ? `Over: ${at(active.id, placeOf(over.id))}` : undefined),
    onDragEnd: dropped,
    onDragCancel: ({ active }) => `Put back: ${at(active.id)}`,
  };
}
