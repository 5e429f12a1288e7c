import { getPositionMs, mediaElement, usePlayer } from "./player-store";

const NEAR_MS = 500;

/**
 * Ends an entry where its part ends, when playback comes there from before. Who seeks beyond that place sees the rest
 * of the media.
 */
export function stopAtEnd(video: HTMLVideoElement, ended: () => void, signal: AbortSignal) {
  let before = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const check = () => {
    clearTimeout(timer);
    const left = leftMs();
    if (left === null || video.seeking) return;
    if (left <= 0 && before) return stop();
    before = left > 0;
    // The element tells its time four times a second: the last stretch is timed.
    if (before && left < NEAR_MS && !video.paused) timer = setTimeout(check, left / video.playbackRate);
  };
  const stop = () => {
    before = false;
    usePlayer.setState({ status: "ended" });
    video.pause();
    ended();
  };
  const sought = () => {
    before = (leftMs() ?? 0) > 0;
  };
  for (const name of ["timeupdate", "playing", "seeked"]) video.addEventListener(name, check, { signal });
  video.addEventListener("seeking", sought, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
}

/** How far it is to the end of the part that plays; null when the whole media is played, or nothing. */
function leftMs() {
  const { current, status } = usePlayer.getState();
  if (!current || current.endMs === null || status === "loading" || status === "ended") return null;
  return mediaElement() ? current.endMs - getPositionMs() : null;
}
