import type { PlayableMedia } from "@/lib/media/schema";

export type QueueEntry = { media: PlayableMedia };

const RESTART_AFTER_MS = 3000;

/** The place after `index`, or null at the end of the queue. */
export function placeAfter(queue: QueueEntry[], index: number) {
  return index + 1 < queue.length ? index + 1 : null;
}

/** Where "previous" leads: the start of this media once it has run for 3 s, otherwise the media before it. */
export function placeBefore(index: number, positionMs: number) {
  return positionMs > RESTART_AFTER_MS || index === 0 ? index : index - 1;
}

/** Where a media stands in a queue that arrived after it had begun to play; it leads the queue if it is not in it. */
export function placeIn(queue: QueueEntry[], entry: QueueEntry) {
  const index = queue.findIndex(({ media }) => media.id === entry.media.id);
  return index < 0 ? { queue: [entry, ...queue], index: 0 } : { queue, index };
}

/** The address of a media's page, within the playlist that is being played. */
export function mediaPath(mediaId: string, playlistId: string | null) {
  return playlistId ? `/media/${mediaId}?list=${playlistId}` : `/media/${mediaId}`;
}
