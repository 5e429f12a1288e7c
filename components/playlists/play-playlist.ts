"use client";

import { loadPlayer } from "@/components/player/load-player";
import { play } from "@/components/player/player-store";
import { entriesOf } from "@/components/player/queue";
import { toastError } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import { findQueue } from "@/lib/playlists/actions";
import type { PlaylistEntry } from "@/lib/playlists/schema";
import { call } from "./call";

const FRESH_MS = 10_000;
let prepared: { playlistId: string; at: number; queue: Promise<ActionResult<PlaylistEntry[]>> } | undefined;

/** Fetches the queue as soon as somebody seems about to press play: sound may only start close to the click. */
export function preparePlaylist(playlistId: string) {
  if (prepared?.playlistId === playlistId && Date.now() - prepared.at < FRESH_MS) return prepared.queue;
  loadPlayer().catch(() => undefined);
  prepared = { playlistId, at: Date.now(), queue: call(() => findQueue({ playlistId })) };
  return prepared.queue;
}

/** The list has changed: what was fetched of it is no longer what it plays. */
export function forgetPrepared() {
  prepared = undefined;
}

/** Plays a playlist, from one of its items on. Answers the media it began with, or null after saying why not. */
export async function playPlaylist(playlistId: string, itemId?: string) {
  const result = await preparePlaylist(playlistId);
  if (!result.ok) {
    forgetPrepared();
    toastError(result.error.message);
    return null;
  }
  const index = itemId ? result.data.findIndex((entry) => entry.itemId === itemId) : 0;
  const entry = result.data[index];
  if (entry) play(entriesOf(result.data), { index, playlistId });
  else toastError("There is nothing to play here at the moment.");
  return entry?.media ?? null;
}
