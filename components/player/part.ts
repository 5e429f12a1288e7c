import type { QueueEntry } from "./queue";

type Part = Pick<QueueEntry, "startMs" | "endMs"> & { media: { durationMs: number } };

/** Where a part ends, in milliseconds of its media. */
export function endOf({ media, endMs }: Part) {
  return Math.min(endMs ?? media.durationMs, media.durationMs);
}

/** How long an entry plays, in milliseconds. */
export function lengthOf(part: Part) {
  return Math.max(0, endOf(part) - (part.startMs ?? 0));
}

/** What is left to play of a queue, in milliseconds, from a position within the entry at `index` on. */
export function timeLeft(queue: Part[], index: number, positionMs: number) {
  const current = queue[index];
  const rest = queue.slice(index + 1).reduce((sum, part) => sum + lengthOf(part), 0);
  return rest + (current ? Math.min(lengthOf(current), Math.max(0, endOf(current) - positionMs)) : 0);
}

/** A position as far as it lies within an entry's part; otherwise where the part begins. */
export function placeWithin(part: Part, positionMs: number) {
  const startMs = part.startMs ?? 0;
  return !isPart(part) || (positionMs >= startMs && positionMs < endOf(part)) ? positionMs : startMs;
}

/** Whether only a piece of the media is played. */
export function isPart({ media, startMs, endMs }: Part) {
  return (startMs ?? 0) > 0 || (endMs !== null && endMs < media.durationMs);
}
