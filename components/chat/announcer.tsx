"use client";

import { useEffect, useRef, useState } from "react";
import type { Message } from "@/lib/chat/schema";
import { useRoomHandle, useRoomState } from "./room-context";

const EVERY_MS = 3_000;

/** Tells screen readers what others write: at most once in 3 s, and a lively moment only as a number. */
export function Announcer() {
  const { engine, viewer } = useRoomHandle();
  const lastSeq = useRoomState(({ timeline }) => timeline.messages.at(-1)?.seq);
  const told = useRef<number | undefined>(undefined);
  const [words, setWords] = useState("");

  useEffect(() => {
    if (lastSeq === undefined) return;
    told.current ??= lastSeq;
    const timer = setTimeout(() => {
      const { messages } = engine.store.getState().timeline;
      const fresh = messages.filter(
        ({ seq, author }) => seq > (told.current ?? 0) && author.id !== viewer.id,
      );
      told.current = messages.at(-1)?.seq;
      if (fresh.length > 0) setWords(wordsFor(fresh));
    }, EVERY_MS);
    return () => clearTimeout(timer);
  }, [lastSeq, engine, viewer.id]);

  return (
    <p aria-live="polite" className="sr-only">
      {words}
    </p>
  );
}

function wordsFor(messages: Message[]) {
  if (messages.length > 2) return `${messages.length} new messages`;
  return messages.map(({ author, body }) => `${author.name}: ${body}`).join(". ");
}
