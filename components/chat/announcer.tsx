"use client";

import { useEffect, useRef, useState } from "react";
import { isDetached, isLoaded } from "@/lib/chat/sync";
import { recallAnnouncements, toBeSaid, useAnnouncements, wordsFor } from "./announcing";
import { isFolded } from "./folds";
import { useRoomHandle, useRoomState } from "./room-context";

const EVERY_MS = 3_000;

type Said = { words: string; turn: number };

/** Tells screen readers what others write, as far as the viewer wants that: at most once in 3 s. */
export function Announcer() {
  const { engine, viewer } = useRoomHandle();
  const timeline = useRoomState((state) => state.timeline);
  const told = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [{ words, turn }, setSaid] = useState<Said>({ words: "", turn: 0 });
  useEffect(recallAnnouncements, []);

  useEffect(() => {
    if (!isLoaded(timeline)) return;
    told.current ??= timeline.lastSeq;
    if (timer.current !== undefined || timeline.lastSeq <= told.current) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const state = engine.store.getState();
      const now = state.timeline;
      if (isDetached(now)) return;
      const after = told.current ?? 0;
      const fresh = now.messages.filter((one) => one.seq > after && !isFolded(state, viewer.id, one));
      const { chosen } = useAnnouncements.getState();
      const said = toBeSaid(fresh, now.messages, { viewerId: viewer.id, chosen });
      told.current = Math.max(after, now.lastSeq);
      if (said.length > 0) setSaid((before) => ({ words: wordsFor(said), turn: before.turn + 1 }));
    }, EVERY_MS);
  }, [timeline, engine, viewer.id]);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );

  // A new element each time, or the same words twice would be said once.
  return (
    <div aria-live="polite" className="sr-only">
      <p key={turn}>{words}</p>
    </div>
  );
}
