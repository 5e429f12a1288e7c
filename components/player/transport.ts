import { toast } from "@/components/ui/toast";
import { getPositionMs, mediaElement, modeFor, resume, shows, start, usePlayer } from "./player-store";
import { mediaPath, type QueueEntry } from "./queue";
import { placeAfter, placeBefore } from "./queue-places";
import { isTyping } from "./typing";

/** Goes to a place in the queue. The media's page follows if the viewer is on it and is not just typing there. */
export function playAt(index: number) {
  const { queue, mode, stage } = usePlayer.getState();
  const entry = queue[index];
  if (!entry) return;
  const { id } = entry.media;
  const follows = mode === "stage" && !shows(stage, id) && !isTyping();
  usePlayer.setState({ index, following: follows ? id : null });
  start(entry, entry.startMs ?? 0);
  if (stage?.mediaId === id) nameItem(entry);
}

/** What plays on the page already goes on there, and the item that its address names is now another one. */
function nameItem({ media, itemId }: QueueEntry) {
  const { playlistId, share } = usePlayer.getState();
  const list = new URLSearchParams(location.search).get("list");
  if (!playlistId || list !== playlistId || location.pathname !== `/media/${media.id}`) return;
  history.replaceState(null, "", mediaPath(media.id, { playlistId, share }, itemId));
}

export function playNext() {
  pass(placeAfter(usePlayer.getState()));
}

/** As `playNext`, when an entry has come to its end by itself: one that is repeated begins again. */
export function goOn() {
  pass(placeAfter(usePlayer.getState(), true));
}

/** Goes on to a place, and says what of the list was passed over on the way. */
function pass(place: number | null) {
  if (place === null) return;
  const { index, queue, current, unshuffled } = usePlayer.getState();
  if (current && queue[place] === current) return again(current);
  const skipped = place === index + 1 && !unshuffled ? queue[place]?.skipped : undefined;
  if (skipped)
    toast(
      skipped === 1
        ? "Skipped 1 item that is not available."
        : `Skipped ${skipped} items that are not available.`,
    );
  playAt(place);
}

/** Plays an entry once more, from what is loaded of it. */
function again({ startMs }: QueueEntry) {
  seek(startMs ?? 0);
  resume();
}

/** Starts the media anew when it has run for more than 3 s, otherwise plays the one before it. */
export function previous() {
  const state = usePlayer.getState();
  const startMs = state.current?.startMs ?? 0;
  const place = placeBefore(state, getPositionMs() - startMs);
  if (place === state.index) seek(startMs);
  else playAt(place);
}

export function pause() {
  mediaElement()?.pause();
}

export function seek(positionMs: number) {
  const { current, load, parked, remote } = usePlayer.getState();
  const element = mediaElement();
  if (!current) return;
  const target = Math.min(Math.max(0, positionMs), current.media.durationMs);
  if (remote) return remote.seek(target);
  if (!element) return;
  if (!parked && element.readyState === 0) usePlayer.setState({ load: { ...load, startMs: target } });
  else if (!parked) element.currentTime = target / 1000;
  usePlayer.setState({ positionMs: target });
}

/** Gives up waiting for the next media's page: the player docks if another page is shown. */
export function stopFollowing() {
  usePlayer.setState(({ current, stage }) => ({
    following: null,
    mode: current ? modeFor(current.media.id, stage, null) : "dock",
  }));
}
