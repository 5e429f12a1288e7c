"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const NEAR_END_PX = 48;
const NEAR_EDGE_PX = 400;
/** So much of what one has read stands above the first new message when the list opens. */
const ABOVE_NEW_PX = 72;

type Anchor = { seq: string; top: number };

type Edges = {
  /** What is drawn: when it changes, the reader's place is kept. */
  drawn: unknown;
  /** The newest messages are not drawn, so the foot is not the end. */
  detached: boolean;
  onNearTop: () => void;
  onNearFoot: () => void;
  onAtEnd: (atEnd: boolean) => void;
};

/**
 * A list that grows at both ends under a reader who does not move: at the end it stays at the end, elsewhere the first
 * line in sight keeps its place to the pixel. Lines carry `data-seq`. It opens at the line `data-new-from-here`, if there
 * is one, else at the end.
 */
export function useAnchoredScroll({ drawn, detached, onNearTop, onNearFoot, onAtEnd }: Edges) {
  const list = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor | null>(null);
  const following = useRef(true);
  const opened = useRef(false);
  const [atEnd, setAtEnd] = useState(true);

  const look = useCallback(() => {
    const box = list.current;
    if (!box) return;
    const below = box.scrollHeight - box.scrollTop - box.clientHeight;
    following.current = !detached && below < NEAR_END_PX;
    anchor.current = following.current ? null : firstInSight(box);
    setAtEnd(following.current);
    if (box.scrollTop < NEAR_EDGE_PX) onNearTop();
    if (below < NEAR_EDGE_PX) onNearFoot();
  }, [detached, onNearTop, onNearFoot]);

  useEffect(() => onAtEnd(atEnd), [atEnd, onAtEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawn` is what has just been drawn anew.
  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    const start = opened.current ? null : box.querySelector<HTMLElement>("[data-new-from-here]");
    opened.current ||= box.querySelector("[data-seq]") !== null;
    if (start)
      box.scrollTop += start.getBoundingClientRect().top - box.getBoundingClientRect().top - ABOVE_NEW_PX;
    else if (following.current && !detached) box.scrollTop = box.scrollHeight;
    else if (anchor.current) keep(box, anchor.current);
    look();
  }, [drawn, detached, look]);

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

function firstInSight(box: HTMLElement): Anchor | null {
  const edge = box.getBoundingClientRect().top;
  for (const line of box.querySelectorAll<HTMLElement>("[data-seq]")) {
    const { top, bottom } = line.getBoundingClientRect();
    if (bottom > edge) return { seq: line.dataset.seq ?? "", top };
  }
  return null;
}

function keep(box: HTMLElement, { seq, top }: Anchor) {
  const line = box.querySelector(`[data-seq="${seq}"]`);
  if (line) box.scrollTop += line.getBoundingClientRect().top - top;
}
