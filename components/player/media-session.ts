import type { PlayableMedia } from "@/lib/media/schema";
import { getPositionMs, mediaElement, resume } from "./player-store";
import { pause, playNext, previous, seek } from "./transport";

const STEP_MS = 10_000;

/** Tells the system what plays, for its media keys, lock screen and headsets. */
export function announce(media: PlayableMedia, hasNext: boolean) {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = new MediaMetadata({
    title: media.title,
    artist: media.artist,
    album: "Matinee",
    artwork: [{ src: media.posterSmallUrl }, { src: media.posterUrl }].map(({ src }) => ({
      src: new URL(src, location.href).href,
    })),
  });
  for (const [action, handler] of handlers(hasNext)) handle(action, handler);
}

function handlers(hasNext: boolean): [MediaSessionAction, MediaSessionActionHandler | null][] {
  return [
    ["play", resume],
    ["pause", pause],
    ["previoustrack", previous],
    ["nexttrack", hasNext ? playNext : null],
    ["seekbackward", ({ seekOffset }) => seek(getPositionMs() - (seekOffset ? seekOffset * 1000 : STEP_MS))],
    ["seekforward", ({ seekOffset }) => seek(getPositionMs() + (seekOffset ? seekOffset * 1000 : STEP_MS))],
    ["seekto", ({ seekTime }) => seek((seekTime ?? 0) * 1000)],
  ];
}

function handle(action: MediaSessionAction, handler: MediaSessionActionHandler | null) {
  try {
    navigator.mediaSession.setActionHandler(action, handler);
  } catch {
    // A browser may not know an action; the others still count.
  }
}

export function announcePosition() {
  const video = mediaElement();
  if (!video || !Number.isFinite(video.duration) || !("mediaSession" in navigator)) return;
  const { duration, playbackRate, currentTime } = video;
  navigator.mediaSession.setPositionState?.({
    duration,
    playbackRate,
    position: Math.min(currentTime, duration),
  });
  navigator.mediaSession.playbackState = video.paused ? "paused" : "playing";
}

export function withdraw() {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = null;
  navigator.mediaSession.playbackState = "none";
}
