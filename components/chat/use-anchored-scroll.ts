"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { isTyping } from "@/components/player/typing";
import { firstInSight, keep, lastInSight, lineAt, type Place } from "./line-places";

const NEAR_END_PX = 48;
const NEAR_EDGE_PX = 400;
/** So much of what one has read stands above the first new message when the list opens. */
const ABOVE_NEW_PX = 72;

type Edges = {
  /** What is drawn: when it changes, the reader's place is kept. */
  drawn: unknown;
  /** The newest messages are not drawn, so the foot is not the end. */
  detached: boolean;
  /** No more can be drawn without letting go of something at the other end. */
  full: boolean;
  /** Where a link or a quote leads; each turn once. */
  target: { seq: number; turn: number } | null;
  onNearTop: () => void;
  onNearFoot: () => void;
  onAtEnd: (atEnd: boolean) => void;
  /** The last line in sight, while that is not the end. */
  onSeen: (seq: number) => void;
};

/**
 * A list that grows at both ends under a reader who does not move: at the end it stays at the end, elsewhere the first
 * line in sight keeps its place to the pixel. Lines carry `data-seq`. It opens at the line `data-new-from-here`, if there
 * is one, else at the end.
 */
export function useAnchoredScroll(edges: Edges) {
  const { drawn, detached, full, target, onNearTop, onNearFoot, onAtEnd, onSeen } = edges;
  const list = useRef<HTMLDivElement>(null);
  const anchor = useRef<Place | null>(null);
  const following = useRef(true);
  const opened = useRef(false);
  const turn = useRef(0);
  const [atEnd, setAtEnd] = useState<boolean | null>(null);

  const look = useCallback(() => {
    const box = list.current;
    if (!box?.querySelector("[data-seq]")) return;
    const below = box.scrollHeight - box.scrollTop - box.clientHeight;
    following.current = !detached && below < NEAR_END_PX;
    anchor.current = following.current ? null : firstInSight(box);
    setAtEnd(following.current);
    const seen = following.current ? null : lastInSight(box);
    if (seen !== null) onSeen(seen);
    // Both edges near, and what comes in at one goes at the other: that would never end.
    if (full && box.scrollHeight < box.clientHeight + 2 * NEAR_EDGE_PX) return;
    if (box.scrollTop < NEAR_EDGE_PX) onNearTop();
    if (below < NEAR_EDGE_PX) onNearFoot();
  }, [detached, full, onNearTop, onNearFoot, onSeen]);

  useEffect(() => {
    if (atEnd !== null) onAtEnd(atEnd);
  }, [atEnd, onAtEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawn` is what has just been drawn anew.
  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    const start = opened.current ? null : box.querySelector<HTMLElement>("[data-new-from-here]");
    opened.current ||= box.querySelector("[data-seq]") !== null;
    const wanted = target && target.seq > 0 && target.turn !== turn.current ? lineAt(box, target.seq) : null;
    if (wanted && target) {
      turn.current = target.turn;
      goTo(box, wanted);
    } else if (start)
      box.scrollTop += start.getBoundingClientRect().top - box.getBoundingClientRect().top - ABOVE_NEW_PX;
    else if (following.current && !detached) box.scrollTop = box.scrollHeight;
    else if (anchor.current) keep(box, anchor.current);
    look();
  }, [drawn, detached, look, target]);

  useEffect(() => {
    const box = list.current;
    if (!box?.firstElementChild) return;
    const observer = new ResizeObserver(() => {
      if (following.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    observer.observe(box.firstElementChild);
    return () => observer.disconnect();
  }, []);

  const toEnd = useCallback(() => {
    following.current = true;
    anchor.current = null;
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, []);

  return { list, atEnd, toEnd, onScroll: look };
}

/** Brings a line into the middle, and the keyboard to it unless somebody is typing. */
function goTo(box: HTMLElement, line: HTMLElement) {
  const { top, height } = line.getBoundingClientRect();
  box.scrollTop += top - box.getBoundingClientRect().top - (box.clientHeight - height) / 2;
  if (!isTyping()) line.focus({ preventScroll: true });
}
