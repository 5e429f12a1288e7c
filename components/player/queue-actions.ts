"use client";

import { toast, toastError } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import { findPlayable } from "@/lib/media/actions";
import type { PlayableMedia } from "@/lib/media/schema";
import { loadPlayer } from "./load-player";
import { close, modeFor, usePlayer } from "./player-store";
import { entryOf, type Queue, type QueueEntry } from "./queue";
import { withLast, withNext, without } from "./queue-edits";

/** A media's id, or which part of a media is to be played. */
type Queued = string | ({ mediaId: string } & Pick<QueueEntry, "startMs" | "endMs">);

/** Puts media right behind what plays, and offers to undo it. Where nothing plays, they wait in the docked player. */
export function playNextInQueue(media: Queued[]) {
  return put(media, withNext, "Plays next");
}

/** As `playNextInQueue`, at the end of the queue. */
export function addToQueue(media: Queued[]) {
  return put(media, withLast, "Added to the queue");
}

async function put(
  media: Queued[],
  into: (state: Queue, entries: QueueEntry[]) => Queue,
  said: string,
): Promise<void> {
  const wanted = media.map((one) => (typeof one === "string" ? { mediaId: one } : one));
  const found = await fetchPlayable(wanted.map(({ mediaId }) => mediaId));
  if (!found.ok) return toastError(found.error.message);
  const playable = new Map(found.data.map((one) => [one.id, one]));
  const entries = wanted.flatMap(({ mediaId, ...part }) => {
    const one = playable.get(mediaId);
    return one ? [{ ...entryOf(one), ...part }] : [];
  });
  const [first] = entries;
  if (!first) return toastError("That cannot be played at the moment.");
  loadPlayer().catch(() => undefined);
  usePlayer.setState((state) =>
    state.current ? into(state, entries) : { ...into(state, entries), ...parkedAt(first) },
  );
  const many = entries.length > 1 ? ` (${entries.length})` : "";
  toast(`${said}: ${first.media.title}${many}.`, {
    action: { label: "Undo", onClick: () => takeOut(entries) },
  });
}

function parkedAt(entry: QueueEntry) {
  const mode = modeFor(entry.media.id, usePlayer.getState().stage, null);
  const positionMs = entry.startMs ?? 0;
  return { index: 0, current: entry, status: "paused", parked: true, positionMs, mode } as const;
}

function takeOut(entries: QueueEntry[]) {
  const keys = new Set(entries.map(({ key }) => key));
  const { parked, current } = usePlayer.getState();
  if (parked && current && keys.has(current.key)) close();
  else usePlayer.setState((state) => without(state, keys));
}

async function fetchPlayable(mediaIds: string[]): Promise<ActionResult<PlayableMedia[]>> {
  try {
    return await findPlayable({ mediaIds });
  } catch {
    const message = "We could not reach the server. Please try again.";
    return { ok: false, error: { code: "unavailable", message, retryable: true } };
  }
}
