import { rememberCaptions } from "./captions";
import { load, unload } from "./engine";
import { forgetPlaceAtEnd, keepPlace } from "./list-progress";
import { announce, announcePosition, withdraw } from "./media-session";
import { isPart } from "./part";
import { stopAtEnd } from "./part-end";
import { usePlayback } from "./playback-store";
import { getPositionMs, mediaElement, usePlayer } from "./player-store";
import { savedPosition, savePosition } from "./positions";
import { placeAfter } from "./queue-places";
import { saveQueue, saveQueuePlace } from "./queue-storage";
import { skipBroken } from "./skipping";
import { goOn } from "./transport";

const SAVE_EVERY_MS = 5000;
const TELL_EVERY_MS = 900;

/** Makes the media element do what the store says, and the store say what the element does. Returns what ends that. */
export function drive() {
  const video = mediaElement();
  if (!video) return () => undefined;
  const stopped = new AbortController();
  const forgetCaptions = rememberCaptions();
  const unsubscribe = usePlayer.subscribe((state, before) => {
    if (state.load.count !== before.load.count) loadCurrent();
    if (!state.current && before.current) leave();
    if (state.mode === "dock" && before.mode === "stage") docked();
    if (state.status === "error" && before.status !== "error") queueMicrotask(skipBroken);
    if (state.queue !== before.queue || state.playlistId !== before.playlistId) saveQueue();
    if (state.queue !== before.queue || state.index !== before.index || state.repeat !== before.repeat)
      placeChanged();
  });
  listen(video, stopped.signal);
  if (usePlayer.getState().load.count > 0) loadCurrent();
  saveQueue();
  return () => {
    stopped.abort();
    forgetCaptions();
    unsubscribe();
  };
}

function loadCurrent() {
  const { current, load: asked } = usePlayer.getState();
  if (!current) return;
  const saved = asked.startMs === undefined && !isPart(current) ? savedPosition(current.media) : null;
  const startMs = asked.startMs ?? saved ?? current.startMs ?? 0;
  usePlayer.setState({ positionMs: startMs });
  load(current.media, startMs);
  usePlayback.setState({ resumedAtMs: saved });
  announceCurrent();
}

function placeChanged() {
  saveQueuePlace();
  announceCurrent();
}

function announceCurrent() {
  const state = usePlayer.getState();
  if (state.current && !state.parked) announce(state.current.media, placeAfter(state) !== null);
}

function leave() {
  unload();
  withdraw();
}

function listen(video: HTMLVideoElement, signal: AbortSignal) {
  const on = (name: keyof HTMLMediaElementEventMap, listener: () => void) =>
    video.addEventListener(name, listener, { signal });
  on("playing", () => playing());
  on("pause", () => paused(video));
  on("ended", () => ended());
  stopAtEnd(video, ended, signal);
  on("timeupdate", () => tell(TELL_EVERY_MS));
  on("seeking", () => seeking(video));
  for (const name of ["playing", "pause", "seeked", "ratechange"] as const) on(name, announcePosition);
  window.addEventListener("pagehide", () => save(), { signal });
}

function playing() {
  usePlayer.setState({ status: "playing" });
  save();
}

function paused(video: HTMLVideoElement) {
  const { status } = usePlayer.getState();
  const stopped = video.paused && !video.ended;
  if (stopped && (status === "playing" || status === "loading")) usePlayer.setState({ status: "paused" });
  save();
}

/** A seek after the end plays no further by itself, but it is over with being ended. */
function seeking(video: HTMLVideoElement) {
  tell(0);
  if (usePlayer.getState().status === "ended" && video.paused) usePlayer.setState({ status: "paused" });
}

let savedAt = 0;

/** Tells the position if the one told before is so many milliseconds off, and saves it from time to time. */
function tell(apart: number) {
  const { current, positionMs, status } = usePlayer.getState();
  if (!current || status === "loading" || status === "error") return;
  const now = getPositionMs();
  if (Math.abs(now - positionMs) >= apart) usePlayer.setState({ positionMs: now });
  if (Math.abs(now - savedAt) >= SAVE_EVERY_MS) save();
}

function save() {
  const { current, status, parked } = usePlayer.getState();
  if (!current || parked || status === "loading") return;
  savedAt = getPositionMs();
  saveQueuePlace();
  if (!isPart(current)) savePosition(current.media, savedAt);
  if (status !== "ended") keepPlace({ now: status === "paused" });
}

/** Where no countdown is shown, what is next comes at once. */
function docked() {
  const { current, status } = usePlayer.getState();
  if (current && status === "ended" && !usePlayback.getState().stays) goOn();
}

/** A film on its page is followed by a countdown, which the page shows; music, and what is docked or repeated, goes on at once. */
function ended() {
  usePlayback.setState({ stays: false });
  usePlayer.setState({ status: "ended" });
  save();
  forgetPlaceAtEnd();
  const { current, mode, repeat } = usePlayer.getState();
  const shown = current?.media.kind === "video" && mode === "stage" && !document.hidden;
  if (!shown || repeat === "one") goOn();
}
