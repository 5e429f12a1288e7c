"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
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
  place: ReadersPlace;
  onNearTop: () => void;
  onNearFoot: () => void;
  onAtEnd: (atEnd: boolean) => void;
  /** The last line in sight, while that is not the end. */
  onSeen: (seq: number) => void;
};

/** Where the reader is: at a line, at the end (null), or nowhere yet. */
export type ReadersPlace = RefObject<Place | null | undefined>;

/**
 * A list that grows at both ends under a reader who does not move: at the end it stays at the end, elsewhere the first
 * line in sight keeps its place to the pixel. Lines carry `data-seq`. It opens at `place`, else at the line
 * `data-new-from-here`, if there is one, else at the end. `beforeDrawing` must be called right before what is drawn changes.
 */
export function useAnchoredScroll(edges: Edges) {
  const { drawn, detached, full, target, place, onNearTop, onNearFoot, onAtEnd, onSeen } = edges;
  const list = useRef<HTMLDivElement>(null);
  const looked = useRef({ scrollTop: 0, size: "" });
  const turn = useRef(0);
  const [atEnd, setAtEnd] = useState<boolean | null>(null);

  const takePlace = useCallback(() => {
    const box = list.current;
    if (!box || !isShown(box) || !hasLines(box)) return null;
    place.current = !detached && below(box) < NEAR_END_PX ? null : firstInSight(box);
    looked.current = { scrollTop: box.scrollTop, size: sizeOf(box) };
    return box;
  }, [detached, place]);

  const look = useCallback(() => {
    const box = takePlace();
    if (!box) return;
    setAtEnd(place.current === null);
    const seen = place.current && lastInSight(box);
    if (seen !== null && seen !== undefined) onSeen(seen);
    // Both edges near, and what comes in at one goes at the other: that would never end.
    if (full && box.scrollHeight < box.clientHeight + 2 * NEAR_EDGE_PX) return;
    if (box.scrollTop < NEAR_EDGE_PX) onNearTop();
    if (below(box) < NEAR_EDGE_PX) onNearFoot();
  }, [takePlace, full, place, onNearTop, onNearFoot, onSeen]);

  /** Whoever follows the end does so however much it has grown, unless they have scrolled since. */
  const beforeDrawing = useCallback(() => {
    if (place.current || list.current?.scrollTop !== looked.current.scrollTop) takePlace();
  }, [place, takePlace]);

  useEffect(() => {
    if (atEnd !== null) onAtEnd(atEnd);
  }, [atEnd, onAtEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawn` is what has just been drawn anew.
  useLayoutEffect(() => {
    const box = list.current;
    if (!box || !isShown(box)) return;
    // What was seeked back over is unsaid, and whoever read there is at the end.
    if (place.current && !hasLines(box)) place.current = null;
    const start = place.current === undefined && box.querySelector<HTMLElement>("[data-new-from-here]");
    const wanted = target && target.seq > 0 && target.turn !== turn.current ? lineAt(box, target.seq) : null;
    if (wanted && target) {
      turn.current = target.turn;
      goTo(box, wanted);
    } else if (start)
      box.scrollTop += start.getBoundingClientRect().top - box.getBoundingClientRect().top - ABOVE_NEW_PX;
    else if (place.current) keep(box, place.current);
    else if (!detached) box.scrollTop = box.scrollHeight;
    look();
  }, [drawn, detached, look, target]);

  useEffect(() => {
    const box = list.current;
    if (!box?.firstElementChild) return;
    const observer = new ResizeObserver(() => {
      if (!isShown(box) || sizeOf(box) === looked.current.size) return;
      if (place.current) keep(box, place.current);
      else box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    observer.observe(box.firstElementChild);
    return () => observer.disconnect();
  }, [place]);

  const toEnd = useCallback(() => {
    const box = list.current;
    if (!box) return;
    place.current = null;
    box.scrollTop = box.scrollHeight;
    looked.current.scrollTop = box.scrollTop;
  }, [place]);

  return { list, atEnd, toEnd, beforeDrawing, onScroll: look };
}

const below = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement) =>
  scrollHeight - scrollTop - clientHeight;
const sizeOf = ({ clientWidth, clientHeight, scrollHeight }: HTMLElement) =>
  `${clientWidth} ${clientHeight} ${scrollHeight}`;

const hasLines = (box: HTMLElement) => box.querySelector("[data-seq]") !== null;
/** While another part of the page is shown in its place, nobody reads. */
const isShown = (box: HTMLElement) => box.clientHeight > 0;

/** Brings a line into the middle, and the keyboard to it unless somebody is typing. */
function goTo(box: HTMLElement, line: HTMLElement) {
  const { top, height } = line.getBoundingClientRect();
  box.scrollTop += top - box.getBoundingClientRect().top - (box.clientHeight - height) / 2;
  if (!isTyping()) line.focus({ preventScroll: true });
}
