"use client";

import { create } from "zustand";
import { joined, type PlayedList, type Queue, type QueueEntry } from "./queue";

export type PlayerStatus = "idle" | "loading" | "playing" | "paused" | "ended" | "error";

/** What another screen of the viewer's plays while this one stands beside it, and what it does when it is asked. */
type Remote = {
  positionMs: () => number;
  seek: (positionMs: number) => void;
  play: () => void;
};

/** The place on a media page where its media is shown; without a media, one that shows whatever plays. */
type Stage = { mediaId: string | null; element: HTMLElement };

type PlayerState = Queue &
  PlayedList & {
    current: QueueEntry | null;
    status: PlayerStatus;
    /** About once a second; `getPositionMs()` is exact. */
    positionMs: number;
    /** "stage" while the media's own page shows it, "dock" elsewhere. */
    mode: "stage" | "dock";
    stage: Stage | null;
    /** Set while the page follows the queue to its next media: the player stays where it is until that page is there. */
    following: string | null;
    /** Put up without being loaded, until somebody presses play: what was playing before a reload, or was queued up. */
    parked: boolean;
    /** Counts the loads, so that the same media can be played anew. Without `startMs` a saved position is resumed. */
    load: { count: number; startMs?: number };
    /** Set while `current` plays on another screen, and nothing here. */
    remote: Remote | null;
    /** Counts the queues that took another one's place: what is undone concerns the one that it was done to. */
    queues: number;
  };

const nothing = {
  index: 0,
  current: null,
  playlistId: null,
  share: null,
  unshuffled: null,
  repeat: "off",
  status: "idle",
  positionMs: 0,
  mode: "dock",
  following: null,
  parked: false,
  remote: null,
} as const;

export const usePlayer = create<PlayerState>(() => ({
  ...nothing,
  queue: [],
  failed: [],
  stage: null,
  load: { count: 0 },
  queues: 0,
}));

let element: HTMLVideoElement | null = null;
/** The one media element, for the player's own parts. */
export function mediaElement() {
  return element;
}

export function setMediaElement(next: HTMLVideoElement | null) {
  element = next;
}

type PlayOptions = Partial<PlayedList> & { index?: number; startMs?: number; unshuffled?: string[] | null };

/**
 * Plays a queue from `index` on. Playing what is already current only takes over the queue and resumes. Call it from a
 * click: browsers let nothing sound before one.
 */
export function play(queue: QueueEntry[], { index = 0, startMs, ...options }: PlayOptions = {}) {
  const entry = queue[index];
  if (!entry) return;
  const { current, status, parked, repeat, playlistId: before } = usePlayer.getState();
  const { playlistId = null, share = null, unshuffled = null } = options;
  const running = !parked && status !== "error" && startMs === undefined && isSame(current, entry);
  const kept = playlistId === before ? repeat : "off";
  usePlayer.setState(({ queues }) => ({
    queue,
    index,
    playlistId,
    share,
    unshuffled,
    repeat: kept,
    failed: [],
    following: null,
    queues: queues + 1,
  }));
  if (!running) return start(entry, startMs);
  usePlayer.setState({ current: entry });
  resume();
}

/** Whether two entries play the same part of the same media. */
function isSame(one: QueueEntry | null, other: QueueEntry) {
  return one?.media.id === other.media.id && one.startMs === other.startMs && one.endMs === other.endMs;
}

/** Takes over the rest of a queue for what already plays, as when a playlist's entries arrive after its first one. */
export function continueWith(queue: QueueEntry[], list: PlayedList) {
  const { current, queues } = usePlayer.getState();
  if (!current) return;
  const place = joined(queue, current);
  usePlayer.setState({
    ...place,
    ...list,
    current: place.queue[place.index] ?? current,
    unshuffled: null,
    failed: [],
    queues: queues + 1,
  });
}

/** Loads an entry and plays it: from a position, or from where it begins or was left. */
export function start(entry: QueueEntry, startMs?: number) {
  allowSound();
  usePlayer.setState(({ load, stage, following }) => ({
    current: entry,
    status: "loading",
    parked: false,
    remote: null,
    positionMs: startMs ?? entry.startMs ?? 0,
    load: { count: load.count + 1, startMs },
    mode: modeFor(entry.media.id, stage, following),
  }));
}

/** WebKit lets an element sound only if a click touched it, and the player's code may arrive after the click is over. */
function allowSound() {
  if (element && !element.currentSrc) element.load();
}

export function shows(stage: Stage | null, mediaId: string) {
  return stage !== null && (stage.mediaId === null || stage.mediaId === mediaId);
}

export function modeFor(mediaId: string, stage: Stage | null, following: string | null): "stage" | "dock" {
  return shows(stage, mediaId) || following === mediaId ? "stage" : "dock";
}

/** Plays on; after an error, loads the media again at the place where it stopped; after the end, begins anew. */
export function resume() {
  const { current, status, parked, remote, positionMs } = usePlayer.getState();
  if (!current || status === "loading") return;
  if (remote) return remote.play();
  if (parked) return start(current, positionMs);
  if (status === "error") return start(current, getPositionMs());
  if (status === "ended" && element) element.currentTime = (current.startMs ?? 0) / 1000;
  element?.play().catch(() => undefined);
}

/** Stops what plays and puts the player away, with all that was to come. */
export function close() {
  element?.pause();
  usePlayer.setState(({ queues }) => ({ ...nothing, queue: [], failed: [], queues: queues + 1 }));
}

/** The exact position of the current media in milliseconds, 0 without one. */
export function getPositionMs() {
  const { current, positionMs, status, parked, remote } = usePlayer.getState();
  if (!current) return 0;
  if (remote) return remote.positionMs();
  if (!element || parked) return positionMs;
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
