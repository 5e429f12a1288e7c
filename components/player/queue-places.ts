import type { Queue } from "./queue";

const RESTART_AFTER_MS = 3000;

/**
 * The place after the present one, or null at the end. `byItself` when playback has come to an end and nobody asked to
 * go on: then one that is repeated begins again. What failed is passed over.
 */
export function placeAfter({ queue, index, repeat, failed }: Queue, byItself = false) {
  if (byItself && repeat === "one") return index;
  const end = repeat === "all" ? index + queue.length : queue.length - 1;
  for (let place = index + 1; place <= end; place++) {
    const entry = queue[place % queue.length];
    if (entry && !failed.includes(entry.key)) return place % queue.length;
  }
  return null;
}

/** Where "previous" leads: the start of this media once it has run for 3 s, otherwise the media before it. */
export function placeBefore({ queue, index, repeat, failed }: Queue, playedMs: number) {
  if (playedMs > RESTART_AFTER_MS) return index;
  const end = repeat === "all" ? index - queue.length + 1 : 0;
  for (let place = index - 1; place >= end; place--) {
    const wrapped = (place + queue.length) % queue.length;
    const entry = queue[wrapped];
    if (entry && !failed.includes(entry.key)) return wrapped;
  }
  return index;
}
