import { currentViewer } from "@/components/viewer";
import { clearProgress, saveProgress } from "@/lib/playlists/progress-actions";
import { savePlace } from "./list-places";
import { getPositionMs, usePlayer } from "./player-store";
import { placeAfter } from "./queue-places";

const TELL_EVERY_MS = 15_000;

let told = { itemId: "", positionMs: 0 };

/**
 * Keeps where the viewer is in the list that plays: in this browser at once and, signed in, on the server every 15 s and
 * when `now`. A shuffled list has no place to come back to.
 */
export function keepPlace({ now = false } = {}) {
  const { playlistId, share, current, unshuffled } = usePlayer.getState();
  const itemId = current?.itemId;
  if (!playlistId || !itemId || unshuffled) return;
  const positionMs = getPositionMs();
  savePlace(playlistId, { itemId, positionMs, at: Date.now() });
  const apart = told.itemId === itemId ? Math.abs(positionMs - told.positionMs) : Number.POSITIVE_INFINITY;
  if (!currentViewer() || apart < (now ? 1000 : TELL_EVERY_MS)) return;
  told = { itemId, positionMs };
  // What is not kept there is kept here.
  saveProgress({ playlistId, share: share ?? undefined, itemId, positionMs }).catch(() => undefined);
}

/** A list that has been played to its end begins anew the next time. */
export function forgetPlaceAtEnd() {
  const state = usePlayer.getState();
  const { playlistId, unshuffled } = state;
  if (!playlistId || unshuffled || placeAfter(state, true) !== null) return;
  told = { itemId: "", positionMs: 0 };
  savePlace(playlistId, null);
  if (currentViewer()) clearProgress({ playlistId }).catch(() => undefined);
}
