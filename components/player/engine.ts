import Hls, { type ErrorData, type HlsConfig, type LoadPolicy } from "hls.js/light";
import type { PlayableMedia } from "@/lib/media/schema";
import { fresh, type Problem, usePlayback } from "./playback-store";
import { getPositionMs, mediaElement, usePlayer } from "./player-store";
import { prefer, preferences } from "./preferences";
import { recoveryDelayMs } from "./recovery";

const HLS_TYPE = "application/vnd.apple.mpegurl";

let hls: Hls | null = null;
let loaded = new AbortController();
let failures = 0;
let mediaErrors = 0;

/** Loads a media into the one element and plays it from a position on: by hls.js, or natively without MSE (iPhone). */
export function load(media: PlayableMedia, startMs: number) {
  unload();
  const video = mediaElement();
  if (!video) return;
  if (Hls.isSupported()) loadWithHls(video, media, startMs);
  else if (video.canPlayType(HLS_TYPE)) loadNatively(video, media, startMs);
  else return fail("unsupported");
  startPlaying(video);
}

export function unload() {
  loaded.abort();
  loaded = new AbortController();
  failures = 0;
  mediaErrors = 0;
  usePlayback.setState({ ...fresh, renditions: [] });
  if (hls) hls.destroy();
  else if (mediaElement()?.currentSrc) clearSource();
  hls = null;
}

function clearSource() {
  mediaElement()?.removeAttribute("src");
  mediaElement()?.load();
}

function startPlaying(video: HTMLVideoElement) {
  const { signal } = loaded;
  video.playbackRate = video.defaultPlaybackRate = preferences().speed;
  video.play().catch((error: DOMException) => {
    const stillLoading = !signal.aborted && usePlayer.getState().status === "loading";
    if (stillLoading && error.name === "NotAllowedError") usePlayer.setState({ status: "paused" });
  });
}

const retries: LoadPolicy = {
  default: {
    maxTimeToFirstByteMs: 10_000,
    maxLoadTimeMs: 60_000,
    timeoutRetry: { maxNumRetry: 2, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: { maxNumRetry: 2, retryDelayMs: 500, maxRetryDelayMs: 4000, backoff: "exponential" },
  },
};

/** A picture is not fetched finer than it is shown, and not further ahead than half a minute: data costs money. */
const config: Partial<HlsConfig> = {
  capLevelToPlayerSize: true,
  maxBufferLength: 20,
  maxMaxBufferLength: 30,
  backBufferLength: 60,
  abrEwmaDefaultEstimate: 2_000_000,
  fragLoadPolicy: retries,
  playlistLoadPolicy: retries,
  manifestLoadPolicy: retries,
};

function loadWithHls(video: HTMLVideoElement, media: PlayableMedia, startMs: number) {
  const next = new Hls({ ...config, startPosition: startMs > 0 ? startMs / 1000 : -1 });
  hls = next;
  next.on(Hls.Events.MANIFEST_PARSED, () => takeRenditions(next));
  next.on(Hls.Events.LEVEL_SWITCHED, (_event, { level }) => usePlayback.setState({ shown: level }));
  next.on(Hls.Events.FRAG_BUFFERED, () => {
    failures = 0;
  });
  next.on(Hls.Events.ERROR, (_event, data) => data.fatal && recover(next, media, data));
  next.loadSource(media.hlsUrl);
  next.attachMedia(video);
}

function takeRenditions(from: Hls) {
  const renditions = from.levels.map(({ height = 0, bitrate }) => ({ height, bitrate }));
  const { height } = preferences();
  const preferred = renditions.findIndex((rendition) => height !== null && rendition.height === height);
  usePlayback.setState({ renditions, chosen: preferred < 0 ? "auto" : preferred });
  if (preferred >= 0) from.startLevel = from.nextLevel = preferred;
}

/** Holds one rendition, or leaves the choice to the connection. Remembered for films. */
export function chooseRendition(chosen: number | "auto") {
  if (!hls) return;
  hls.nextLevel = chosen === "auto" ? -1 : chosen;
  usePlayback.setState({ chosen });
  const height = chosen === "auto" ? null : usePlayback.getState().renditions[chosen]?.height;
  prefer({ height: height || null });
}

/** Answers that asking again does not change. */
const gone = [403, 404, 410];

function recover(from: Hls, media: PlayableMedia, { type, response }: ErrorData) {
  if (type === Hls.ErrorTypes.MEDIA_ERROR && mediaErrors++ === 0) return from.recoverMediaError();
  if (type !== Hls.ErrorTypes.NETWORK_ERROR) return fail("broken");
  if (!navigator.onLine) return failUntilOnline();
  if (!from.levels.length && gone.includes(response?.code ?? 0)) return fail("missing");
  const delay = recoveryDelayMs(++failures);
  if (delay === null) return fail(response?.code === 404 ? "missing" : "network");
  const timer = setTimeout(
    () => (from.levels.length ? from.startLoad() : from.loadSource(media.hlsUrl)),
    delay,
  );
  loaded.signal.addEventListener("abort", () => clearTimeout(timer));
}

function failUntilOnline() {
  const { signal } = loaded;
  fail("offline");
  window.addEventListener("online", () => retry(), { once: true, signal });
}

/** Loads again at the place where it stopped. */
export function retry() {
  const { current } = usePlayer.getState();
  if (!current) return;
  const positionMs = getPositionMs();
  usePlayer.setState({ status: "loading", positionMs });
  load(current.media, positionMs);
}

/** Says that playback stopped, once what is already buffered has been played. */
function fail(problem: Problem) {
  const video = mediaElement();
  const stop = () => {
    usePlayback.setState({ problem });
    usePlayer.setState({ status: "error" });
    hls?.stopLoad();
    video?.pause();
  };
  const running = video && !video.paused && video.readyState > HTMLMediaElement.HAVE_CURRENT_DATA;
  if (running) video.addEventListener("waiting", stop, { once: true, signal: loaded.signal });
  else stop();
}

function loadNatively(video: HTMLVideoElement, media: PlayableMedia, startMs: number) {
  const { signal } = loaded;
  const started = () => {
    if (startMs > 0) video.currentTime = startMs / 1000;
  };
  video.addEventListener("loadedmetadata", started, { once: true, signal });
  video.addEventListener("resize", () => takeNativeSize(video), { signal });
  video.addEventListener("error", () => failNatively(video), { signal });
  video.src = media.hlsUrl;
}

function takeNativeSize({ videoHeight }: HTMLVideoElement) {
  usePlayback.setState({ renditions: [{ height: videoHeight, bitrate: 0 }], shown: 0 });
}

function failNatively({ error }: HTMLVideoElement) {
  if (!navigator.onLine) return failUntilOnline();
  fail(error?.code === MediaError.MEDIA_ERR_NETWORK ? "network" : "broken");
}
