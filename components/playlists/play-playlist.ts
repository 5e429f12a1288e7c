"use client";

import { loadPlayer } from "@/components/player/load-player";
import { placeWithin } from "@/components/player/part";
import { play } from "@/components/player/player-store";
import { entriesOf, type QueueEntry } from "@/components/player/queue";
import { toastError } from "@/components/ui/toast";
import { currentViewer } from "@/components/viewer";
import type { ActionResult } from "@/lib/action";
import { findQueue } from "@/lib/playlists/actions";
import type { PlaylistEntry } from "@/lib/playlists/schema";
import { call } from "./call";

const FRESH_MS = 10_000;
let prepared: { asked: string; at: number; queue: Promise<ActionResult<PlaylistEntry[]>> } | undefined;

/** What playing a list plays, as it was at most 10 s ago. `share` is the end of an unlisted list's link. */
export function fetchPlaylist(playlistId: string, share?: string) {
  // What somebody else may see, or by a link that is no more, is asked for anew.
  const asked = [playlistId, share, currentViewer()?.id].join();
  if (prepared?.asked === asked && Date.now() - prepared.at < FRESH_MS) return prepared.queue;
  prepared = { asked, at: Date.now(), queue: call(() => findQueue({ playlistId, share })) };
  return prepared.queue;
}

/** Fetches the queue as soon as somebody seems about to press play: sound may only start close to the click. */
export function preparePlaylist(playlistId: string, share?: string) {
  loadPlayer().catch(() => undefined);
  return fetchPlaylist(playlistId, share);
}

/** The list has changed: what was fetched of it is no longer what it plays. */
export function forgetPrepared() {
  prepared = undefined;
}

type PlayFrom = {
  share?: string;
  /** The item to begin with, the list's first one without it. */
  itemId?: string;
  /** Where to begin within its media, in milliseconds. */
  startMs?: number;
  shuffle?: boolean;
};

/** Plays a playlist. Answers the entry it began with, or null after saying why not. */
export async function playPlaylist(playlistId: string, { share, itemId, startMs, shuffle }: PlayFrom = {}) {
  const result = await preparePlaylist(playlistId, share);
  if (!result.ok) {
    forgetPrepared();
    toastError(result.error.message);
    return null;
  }
  const list = entriesOf(result.data);
  const queue = shuffle ? await shuffledOrder(list) : list;
  const index = itemId ? queue.findIndex((entry) => entry.itemId === itemId) : 0;
  const entry = queue[index];
  if (!entry) {
    toastError("There is nothing to play here at the moment.");
    return null;
  }
  const unshuffled = shuffle ? list.map(({ key }) => key) : null;
  const from = startMs === undefined ? undefined : placeWithin(entry, startMs);
  play(queue, { index, playlistId, share, startMs: from, unshuffled });
  return entry;
}

async function shuffledOrder(list: QueueEntry[]) {
  const { permuted } = await import("@/components/player/queue-edits");
  return permuted(list);
}
