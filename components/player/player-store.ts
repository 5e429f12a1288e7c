"use client";

import { create } from "zustand";
import { placeAfter, placeBefore, placeIn, type QueueEntry } from "./queue";
import { isTyping } from "./typing";

export type { QueueEntry };

export type PlayerStatus = "idle" | "loading" | "playing" | "paused" | "ended" | "error";

/** The place on a media page where its media is shown. */
type Stage = { mediaId: string; element: HTMLElement };

type PlayerState = {
  queue: QueueEntry[];
  index: number;
  current: QueueEntry | null;
  playlistId: string | null;
  status: PlayerStatus;
  /** About once a second; `getPositionMs()` is exact. */
  positionMs: number;
  /** "stage" while the media's own page shows it, "dock" elsewhere. */
  mode: "stage" | "dock";
  stage: Stage | null;
  /** Set while the page follows the queue to its next media: the player stays where it is until that page is there. */
  following: string | null;
  /** Counts the loads, so that the same media can be played anew. Without `startMs` a saved position is resumed. */
  load: { count: number; startMs?: number };
};

const nothing = {
  queue: [],
  index: 0,
  current: null,
  playlistId: null,
  status: "idle",
  positionMs: 0,
  mode: "dock",
  following: null,
} as const;

export const usePlayer = create<PlayerState>(() => ({
  ...nothing,
  queue: [],
  stage: null,
  load: { count: 0 },
}));

let element: HTMLVideoElement | null = null;
/** The one media element, for the player's own parts. */
export function mediaElement() {
  return element;
}

export function setMediaElement(next: HTMLVideoElement | null) {
  element = next;
}

type PlayOptions = { index?: number; playlistId?: string; startMs?: number };

/**
 * Plays a queue from `index` on. Playing what is already current only takes over the queue and resumes. Call it from a
 * click: browsers let nothing sound before one.
 */
export function play(queue: QueueEntry[], { index = 0, playlistId, startMs }: PlayOptions = {}) {
  const entry = queue[index];
  if (!entry) return;
  const { current, status } = usePlayer.getState();
  const running = current?.media.id === entry.media.id && status !== "error" && startMs === undefined;
  usePlayer.setState({ queue, playlistId: playlistId ?? null, index, following: null });
  if (running) resume();
  else start(entry, startMs);
}

/** Takes over the rest of a queue for what already plays, as when a playlist's entries arrive after its first one. */
export function continueWith(queue: QueueEntry[], playlistId: string) {
  const { current } = usePlayer.getState();
  if (current) usePlayer.setState({ ...placeIn(queue, current), playlistId });
}

function start(entry: QueueEntry, startMs?: number) {
  allowSound();
  usePlayer.setState(({ load, stage, following }) => ({
    current: entry,
    status: "loading",
    positionMs: startMs ?? 0,
    load: { count: load.count + 1, startMs },
    mode: modeFor(entry.media.id, stage, following),
  }));
}

/** WebKit lets an element sound only if a click touched it, and the player's code may arrive after the click is over. */
function allowSound() {
  if (element && !element.currentSrc) element.load();
}

function modeFor(mediaId: string, stage: Stage | null, following: string | null): "stage" | "dock" {
  return stage?.mediaId === mediaId || following === mediaId ? "stage" : "dock";
}

/** Goes to a place in the queue. The media's page follows if the viewer is on it and is not just typing there. */
export function playAt(index: number) {
  const { queue, mode, stage } = usePlayer.getState();
  const entry = queue[index];
  if (!entry) return;
  const { id } = entry.media;
  const follows = mode === "stage" && stage?.mediaId !== id && !isTyping();
  usePlayer.setState({ index, following: follows ? id : null });
  start(entry, 0);
}

export function playNext() {
  const { queue, index } = usePlayer.getState();
  const next = placeAfter(queue, index);
  if (next !== null) playAt(next);
}

/** Starts the media anew when it has run for more than 3 s, otherwise plays the one before it. */
export function previous() {
  const { index } = usePlayer.getState();
  const place = placeBefore(index, getPositionMs());
  if (place === index) seek(0);
  else playAt(place);
}

export function pause() {
  element?.pause();
}

/** Plays on; after an error, loads the media again at the place where it stopped. */
export function resume() {
  const { current, status } = usePlayer.getState();
  if (!current || status === "loading") return;
  if (status === "error") start(current, getPositionMs());
  else element?.play().catch(() => undefined);
}

export function seek(positionMs: number) {
  const { current, load } = usePlayer.getState();
  if (!current || !element) return;
  const target = Math.min(Math.max(0, positionMs), current.media.durationMs);
  if (element.readyState === 0) usePlayer.setState({ load: { ...load, startMs: target } });
  else element.currentTime = target / 1000;
  usePlayer.setState({ positionMs: target });
}

export function close() {
  element?.pause();
  usePlayer.setState({ ...nothing, queue: [] });
}

/** The exact position of the current media in milliseconds, 0 without one. */
export function getPositionMs() {
  const { current, positionMs, status } = usePlayer.getState();
  if (!current) return 0;
  if (!element) return positionMs;
  // Before its first picture the element may not have gone yet to where it is to begin.
  const starting = status === "loading" || status === "error";
  const needed = starting ? element.HAVE_CURRENT_DATA : element.HAVE_METADATA;
  return element.readyState < needed ? positionMs : Math.round(element.currentTime * 1000);
}

/** Tells where the page shows a media. Returns what takes the place back. */
export function registerStage(stage: Stage) {
  usePlayer.setState(({ current, following }) => {
    const arrived = following === stage.mediaId ? null : following;
    return { stage, following: arrived, mode: current ? modeFor(current.media.id, stage, arrived) : "dock" };
  });
  return () =>
    usePlayer.setState((state) => {
      if (state.stage?.element !== stage.element) return state;
      const mode = state.current ? modeFor(state.current.media.id, null, state.following) : "dock";
      return { stage: null, mode };
    });
}

/** Gives up waiting for the next media's page: the player docks if another page is shown. */
export function stopFollowing() {
  usePlayer.setState(({ current, stage }) => ({
    following: null,
    mode: current ? modeFor(current.media.id, stage, null) : "dock",
  }));
}
