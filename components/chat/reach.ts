import { create } from "zustand";
import { getPositionMs, usePlayer } from "@/components/player/player-store";

type Reach = {
  mediaId: string | null;
  /** How far the viewer has got in it since it was begun; null while that is not known. */
  reachedMs: number | null;
};

/** How far this tab has got in what it plays. Whoever goes back knows what comes. */
export const useReach = create<Reach>(() => ({ mediaId: null, reachedMs: null }));

let followers = 0;
let unsubscribe: () => void = () => undefined;

/** Follows the player. Returns what ends that. */
export function followReach() {
  followers += 1;
  if (followers === 1) {
    take();
    unsubscribe = usePlayer.subscribe(take);
  }
  return () => {
    followers -= 1;
    if (followers === 0) unsubscribe();
  };
}

function take() {
  const { current } = usePlayer.getState();
  const mediaId = current?.media.id ?? null;
  const before = useReach.getState();
  const nowMs = mediaId ? getPositionMs() : null;
  const reachedMs =
    before.mediaId === mediaId && nowMs !== null ? Math.max(before.reachedMs ?? 0, nowMs) : nowMs;
  if (before.mediaId !== mediaId || before.reachedMs !== reachedMs) useReach.setState({ mediaId, reachedMs });
}

/** How far the viewer has got in a media; null when it is not played in this tab, so that nobody can tell. */
export function reachIn(mediaId: string) {
  const reach = useReach.getState();
  return reach.mediaId === mediaId ? reach.reachedMs : null;
}
