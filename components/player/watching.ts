"use client";

import { useEffect } from "react";
import { create } from "zustand";
import { refreshViewer, useViewer } from "@/components/viewer";
import type { Heartbeat as Answer } from "@/lib/watching/schema";
import { besideCode, takeBeside } from "./beside-store";
import { leaseLeftMs, retryDelayMs } from "./lease";
import { getPositionMs, mediaElement, type PlayerStatus, usePlayer } from "./player-store";

/** The answer to a heartbeat, and the media that it was about. */
export type Heartbeat = Answer & { mediaId: string };

type Lease = { mediaId: string; leaseExpiresAt: string };

const SEEK_SETTLES_MS = 1000;
const ANSWER_WITHIN_MS = 15_000;

/** `lapsed` is the media whose lease ran out because no heartbeat was answered: nobody has refused it. */
type Known = { lease: Lease | null; lapsed: string | null };

const useLease = create<Known>(() => ({ lease: null, lapsed: null }));
const listeners = new Set<(heartbeat: Heartbeat) => void>();
let expiry: ReturnType<typeof setTimeout> | undefined;

/**
 * Whether the viewer is watching this media: the player holds it, and the server's lease on it has not run out.
 * `lapsed` when it did only because the server could not be reached; heartbeats go on and may bring it back.
 */
export function useWatching(mediaId: string) {
  const lapsed = useLease((state) => state.lapsed === mediaId);
  const lease = useLease((state) => (state.lease?.mediaId === mediaId ? state.lease : null));
  const held = usePlayer((state) => state.current?.media.id === mediaId);
  const watching = held && lease !== null;
  return { watching, lapsed: held && lapsed, leaseExpiresAt: watching ? lease.leaseExpiresAt : null };
}

/** `lapsed` of `useWatching`, outside React. */
export const hasLapsed = (mediaId: string) => useLease.getState().lapsed === mediaId;

/** Calls `listener` with every answered heartbeat. Returns what ends that. */
export function onHeartbeat(listener: (heartbeat: Heartbeat) => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Sends heartbeats while the player holds a media that has begun to play and somebody is signed in. */
export function useHeartbeats() {
  const viewerId = useViewer()?.id;
  const mediaId = usePlayer((state) => (state.remote ? undefined : state.current?.media.id));
  useEffect(() => {
    if (!viewerId || !mediaId) return;
    return sendHeartbeats(mediaId);
  }, [viewerId, mediaId]);
}

function sendHeartbeats(mediaId: string) {
  let failures = 0;
  let begun = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopped = new AbortController();

  async function beat() {
    clearTimeout(timer);
    if (!begun) return;
    const next = await post(mediaId, stopped.signal);
    if (stopped.signal.aborted || next === "stop") return;
    failures = next === "failed" ? failures + 1 : 0;
    clearTimeout(timer);
    timer = setTimeout(beat, next === "failed" ? retryDelayMs(failures) : next);
  }

  function soon(wait: number) {
    clearTimeout(timer);
    timer = setTimeout(beat, wait);
  }

  function follow(status: PlayerStatus) {
    begun ||= status === "playing";
    if (status === "playing" || status === "paused" || status === "ended") void beat();
  }

  const unsubscribe = usePlayer.subscribe((state, before) => {
    if (state.current?.media.id === mediaId && state.status !== before.status) follow(state.status);
  });
  const options = { signal: stopped.signal };
  mediaElement()?.addEventListener("seeked", () => begun && soon(SEEK_SETTLES_MS), options);
  document.addEventListener("visibilitychange", () => void beat(), options);
  window.addEventListener("online", () => void beat(), options);
  follow(usePlayer.getState().status);
  return () => {
    unsubscribe();
    stopped.abort();
    clearTimeout(timer);
    end();
  };
}

/**
 * Posts one heartbeat. Resolves to the wait before the next one, or to why there is none. That a media has come to its
 * end is told even when the next one takes its place at once.
 */
async function post(mediaId: string, stopped: AbortSignal): Promise<number | "failed" | "stop"> {
  const state = stateToTell();
  const secondScreen = besideCode();
  const call = new AbortController();
  const giveUp = () => call.abort();
  const late = setTimeout(giveUp, ANSWER_WITHIN_MS);
  if (state !== "ended") stopped.addEventListener("abort", giveUp);
  try {
    const response = await fetch("/api/watching", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ mediaId, positionMs: getPositionMs(), state, secondScreen }),
      keepalive: true,
      signal: call.signal,
    });
    if (response.ok) return await take(mediaId, response, stopped, secondScreen);
    if (stopped.aborted) return "stop";
    return refused(response.status);
  } catch {
    return stopped.aborted ? "stop" : "failed";
  } finally {
    clearTimeout(late);
    stopped.removeEventListener("abort", giveUp);
  }
}

function stateToTell() {
  const { status } = usePlayer.getState();
  return status === "playing" || status === "ended" ? status : "paused";
}

async function take(mediaId: string, response: Response, stopped: AbortSignal, secondScreen?: string) {
  const answer: Answer = await response.json();
  takeBeside(secondScreen, answer.secondScreen);
  const heartbeat = { ...answer, mediaId };
  if (!stopped.aborted) holdLease(heartbeat, response.headers.get("date"));
  for (const listener of listeners) listener(heartbeat);
  return heartbeat.nextHeartbeatMs;
}

/**
 * Takes over what another screen's heartbeats have brought, while this one stands beside it. `serverDate` is the `Date`
 * of the answer that told of it.
 */
export function takeRemoteHeartbeat(heartbeat: Heartbeat, serverDate: string | null) {
  holdLease(heartbeat, serverDate);
  for (const listener of listeners) listener(heartbeat);
}

/** The other screen is not followed any more. */
export function dropRemoteLease() {
  end();
}

function holdLease(
  { mediaId, leaseExpiresAt }: Omit<Heartbeat, "nextHeartbeatMs">,
  serverDate: string | null,
) {
  const left = leaseLeftMs(leaseExpiresAt, serverDate, Date.now());
  clearTimeout(expiry);
  expiry = setTimeout(() => useLease.setState({ lease: null, lapsed: mediaId }), left);
  useLease.setState({ lease: { mediaId, leaseExpiresAt }, lapsed: null });
}

function refused(status: number) {
  if (status === 401) void refreshViewer();
  if (status !== 401 && status !== 403 && status !== 404) return "failed";
  end();
  return "stop";
}

function end() {
  clearTimeout(expiry);
  useLease.setState({ lease: null, lapsed: null });
}
