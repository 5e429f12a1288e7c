import { findPlayable } from "@/lib/media/actions";
import type { PlayableMedia } from "@/lib/media/schema";
import { modeFor, usePlayer } from "./player-store";
import { type SavedQueue, savedQueue } from "./queue-storage";

/** Puts up what this tab played before it was loaded anew, without playing it. */
export async function restoreQueue() {
  const saved = savedQueue();
  if (!saved || usePlayer.getState().current) return;
  const mediaIds = [...new Set(saved.queue.entries.map(({ mediaId }) => mediaId))];
  const found = await findPlayable({ mediaIds }).catch(() => null);
  if (!found?.ok || usePlayer.getState().current) return;
  const queue = entriesOf(saved.queue, found.data);
  const { index, positionMs, repeat } = saved.place;
  const key = saved.queue.entries[index]?.key;
  const place = queue.findIndex((entry) => entry.key === key);
  const current = queue[Math.max(0, place)];
  if (!current) return;
  const { playlistId, share, unshuffled } = saved.queue;
  const keys = new Set(queue.map((entry) => entry.key));
  usePlayer.setState(({ stage }) => ({
    queue,
    index: Math.max(0, place),
    current,
    playlistId,
    share,
    unshuffled: unshuffled?.filter((known) => keys.has(known)) ?? null,
    repeat,
    status: "paused",
    parked: true,
    positionMs: place < 0 ? (current.startMs ?? 0) : positionMs,
    mode: modeFor(current.media.id, stage, null),
  }));
}

/** What may still be seen of the queue. */
function entriesOf({ entries }: SavedQueue, media: PlayableMedia[]) {
  const byId = new Map(media.map((one) => [one.id, one]));
  return entries.flatMap(({ mediaId, ...entry }) => {
    const found = byId.get(mediaId);
    return found ? [{ ...entry, media: found }] : [];
  });
}
