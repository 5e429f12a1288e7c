"use client";

import { useEffect, useState } from "react";
import { CALM_SLOW_SECONDS } from "@/lib/moderation/rules-limits";
import { useMayModerate, useRoomHandle, useRoomState } from "./room-context";

const TICK_MS = 500;

/**
 * How slowly one may speak here, and how long it still takes. Only for show: what is sent earlier waits by itself. Those
 * who keep order are not held up.
 */
export function SlowMode() {
  const keeps = useMayModerate();
  const slow = useRoomState(({ room }) => room.slowModeSeconds);
  const calm = useIsAhead(useRoomState(({ room }) => room.calmUntil));
  const seconds = calm ? Math.max(slow, CALM_SLOW_SECONDS) : slow;
  if (keeps || seconds === 0) return null;
  return <Countdown name={calm ? "Calm mode" : "Slow mode"} seconds={seconds} />;
}

function Countdown({ name, seconds }: { name: string; seconds: number }) {
  // This browser's clock may be another than the server's: nobody waits longer than the room says.
  const left = Math.min(seconds, useSecondsLeft(useNextAt(seconds)));
  return (
    <span className="ml-auto shrink-0 px-2 text-muted text-xs tabular-nums">
      {name}: {left > 0 ? `next in ${spanWords(left)}` : `${spanWords(seconds)} between messages`}
    </span>
  );
}

/** Whether a moment is still to come; false again once it is over. */
function useIsAhead(moment: string | null) {
  const [now, setNow] = useState(Date.now);
  const at = moment ? Date.parse(moment) : 0;
  useEffect(() => {
    setNow(Date.now());
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  return at > now;
}

/** The moment at which the viewer may speak next: as the server said of what waits, else counted from their last message. */
function useNextAt(seconds: number) {
  const { viewer } = useRoomHandle();
  const retryAt = useRoomState(({ outbox }) => outbox.find(({ state }) => state === "unsent")?.retryAt ?? 0);
  const saidAt = useRoomState(({ timeline }) => {
    const last = timeline.messages.findLast(({ author }) => author.id === viewer.id);
    return last ? Date.parse(last.createdAt) : 0;
  });
  return Math.max(retryAt, saidAt + seconds * 1_000);
}

/** Whole seconds until a moment by the browser's clock, counted down while there are any. */
export function useSecondsLeft(until: number) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    if (until <= Date.now()) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (until <= Date.now()) clearInterval(timer);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [until]);
  return Math.max(0, Math.ceil((until - now) / 1_000));
}

/** `45 s`, `2 min`, `2 min 30 s` */
export function spanWords(seconds: number) {
  const minutes = Math.floor(seconds / 60);
  return [minutes > 0 && `${minutes} min`, (seconds % 60 > 0 || minutes === 0) && `${seconds % 60} s`]
    .filter(Boolean)
    .join(" ");
}
