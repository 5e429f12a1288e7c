import { fetchPlaylist } from "@/components/playlists/play-playlist";
import type { PlayableMedia } from "@/lib/media/schema";
import { keepsOwn, ofTab, QUEUE } from "./own-storage";
import { placeWithin } from "./part";
import { close, continueWith, getPositionMs, play, start, usePlayer } from "./player-store";
import { entriesOf, entryOf, joined } from "./queue";

/** What the address asks for: a playlist and the item in it, and in `?t=` a moment in seconds. */
function asked() {
  const query = new URLSearchParams(location.search);
  const seconds = Number(query.get("t") ?? Number.NaN);
  return {
    list: { playlistId: query.get("list"), share: query.get("share") },
    itemId: query.get("item"),
    momentMs: seconds >= 0 ? seconds * 1000 : undefined,
  };
}

/** Plays the media of this page, within the playlist that the address names. */
export function playHere(media: PlayableMedia, startMs?: number) {
  const { list, itemId, momentMs } = asked();
  const from = startMs ?? momentMs;
  const { parked, current, playlistId } = usePlayer.getState();
  const waits =
    parked && current?.media.id === media.id && (!list.playlistId || list.playlistId === playlistId);
  if (waits) return start(current, from);
  play([{ ...entryOf(media), itemId }], { ...list, startMs: from });
  if (list.playlistId) void joinList(list.playlistId, list.share, from === undefined);
}

async function joinList(playlistId: string, share: string | null, fromItsStart: boolean) {
  const found = await fetchPlaylist(playlistId, share ?? undefined);
  if (!found.ok || usePlayer.getState().playlistId !== playlistId) return;
  continueWith(entriesOf(found.data), { playlistId, share });
  const { current } = usePlayer.getState();
  if (!fromItsStart || !current) return;
  const positionMs = getPositionMs();
  const within = placeWithin(current, positionMs);
  if (within !== positionMs) start(current, within);
}

/**
 * Shows the playlist that the address names before anything of it is played, unless the player is in use. Returns what
 * takes it away again if it was not played.
 */
export function putUpList(media: PlayableMedia) {
  const { list, itemId } = asked();
  const { playlistId, share } = list;
  if (!playlistId || usePlayer.getState().current || keepsOwn(QUEUE, ofTab)) return () => undefined;
  let left = false;
  let put: unknown;
  void fetchPlaylist(playlistId, share ?? undefined).then((found) => {
    if (left || !found.ok || usePlayer.getState().current) return;
    const entries = entriesOf(found.data);
    const { queue, index } = joined(entries, { ...entryOf(media), itemId });
    if (queue !== entries) return;
    const current = queue[index] ?? null;
    put = current;
    const positionMs = current?.startMs ?? 0;
    usePlayer.setState({
      ...list,
      queue,
      index,
      current,
      positionMs,
      status: "paused",
      parked: true,
      mode: "stage",
    });
  });
  return () => {
    left = true;
    const { parked, current } = usePlayer.getState();
    if (parked && current === put) close();
  };
}
