import { ofTab, QUEUE, readOwn, writeOwn } from "./own-storage";
import { getPositionMs, usePlayer } from "./player-store";
import type { Queue, QueueEntry } from "./queue";

const PLACE = "queue-place";

type SavedEntry = Omit<QueueEntry, "media"> & { mediaId: string };

/** What a tab keeps of its queue. Of media only the ids: whether they may still be seen is asked anew. */
export type SavedQueue = Pick<Queue, "unshuffled"> & {
  entries: SavedEntry[];
  playlistId: string | null;
  share: string | null;
};

export type SavedPlace = Pick<Queue, "index" | "repeat"> & { positionMs: number };

let filled = false;

/** Keeps the queue. That there is none counts once there was one: before that, the saved one is still to be put up. */
export function saveQueue() {
  const { queue, unshuffled, playlistId, share = null } = usePlayer.getState();
  filled ||= queue.length > 0;
  if (!filled) return;
  const entries = queue.map(({ media, ...entry }) => ({ ...entry, mediaId: media.id }));
  const saved: SavedQueue = { entries, unshuffled, playlistId, share };
  writeOwn(QUEUE, entries.length ? saved : null, ofTab);
}

export function saveQueuePlace() {
  const { index, repeat, current } = usePlayer.getState();
  const place: SavedPlace = { index, repeat, positionMs: getPositionMs() };
  writeOwn(PLACE, current ? place : null, ofTab);
}

/** What the tab last played for this viewer. */
export function savedQueue() {
  const queue = readOwn(QUEUE, ofTab) as SavedQueue | null;
  const place = readOwn(PLACE, ofTab) as SavedPlace | null;
  return queue && place ? { queue, place } : null;
}
