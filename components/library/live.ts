import { request } from "@/components/chat/api";
import { getPositionMs, usePlayer } from "@/components/player/player-store";
import { takePositions } from "@/components/player/positions";
import { onHeartbeat } from "@/components/player/watching";
import type { Progress } from "@/lib/library/schema";
import { sayWatched } from "./marks";
import { useProgress } from "./progress";

/**
 * Keeps what the viewer's library shows on pages of others up to date while they are signed in: how far they got, and
 * what leaves "Watch later". Returns what ends that.
 */
export function followLibrary() {
  let stopped = false;
  request<{ items: Progress[] }>("/api/library/progress").then(
    ({ items }) => !stopped && learn(items),
    () => undefined,
  );
  const silence = onHeartbeat(({ mediaId, leftWatchLater }) => {
    const { current, queue } = usePlayer.getState();
    if (current?.media.id === mediaId) show(mediaId, getPositionMs() / current.media.durationMs);
    const media = queue.find((entry) => entry.media.id === mediaId)?.media;
    if (leftWatchLater !== undefined && media) sayWatched(media, leftWatchLater);
  });
  return () => {
    stopped = true;
    silence();
    useProgress.setState({}, true);
  };
}

/** What other devices told is resumed here, too. */
function learn(items: Progress[]) {
  takePositions(items);
  const fractions = items.map(({ mediaId, positionMs, durationMs }) => [mediaId, positionMs / durationMs]);
  useProgress.setState(Object.fromEntries(fractions));
}

function show(mediaId: string, fraction: number) {
  useProgress.setState({ [mediaId]: fraction });
}
