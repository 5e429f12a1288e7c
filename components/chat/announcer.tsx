"use client";

import { useEffect, useRef, useState } from "react";
import type { Message } from "@/lib/chat/schema";
import { isDetached, isLoaded } from "@/lib/chat/sync";
import { useRoomHandle, useRoomState } from "./room-context";

const EVERY_MS = 3_000;

type Said = { words: string; turn: number };

/** Tells screen readers what others write: at most once in 3 s, and a lively moment only as a number. */
export function Announcer() {
  const { engine, viewer } = useRoomHandle();
  const timeline = useRoomState((state) => state.timeline);
  const told = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [{ words, turn }, setSaid] = useState<Said>({ words: "", turn: 0 });

  useEffect(() => {
    if (!isLoaded(timeline)) return;
    told.current ??= timeline.lastSeq;
    if (timer.current !== undefined || timeline.lastSeq <= told.current) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const now = engine.store.getState().timeline;
      if (isDetached(now)) return;
      const after = told.current ?? 0;
      const fresh = now.messages.filter(({ seq, author }) => seq > after && author.id !== viewer.id);
      told.current = Math.max(after, now.lastSeq);
      if (fresh.length > 0) setSaid((before) => ({ words: wordsFor(fresh), turn: before.turn + 1 }));
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

function wordsFor(messages: Message[]) {
  if (messages.length > 2) return `${messages.length} new messages`;
  return messages.map(({ author, body }) => `${author.name}: ${body}`).join(". ");
}
