"use client";

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useState } from "react";
import { ROW_PX } from "./row-height";

/** What a server draws of a list, and a browser at first: enough rows for a large screen. */
const FIRST_SCREEN = { width: 1280, height: 900 };
/** What covers rows at the top (header and toolbar) and at the foot (tab bar and player) of the window. */
const COVERED = { top: 136, bottom: 168 };

type Options = {
  list: RefObject<HTMLElement | null>;
  count: number;
  keyOf: (index: number) => string | number;
  /** Rows that stay in the page when they are out of sight: the focused one, and the one that a finger holds. */
  held: number[];
};

/** The rows in sight of a list of any length that scrolls with the page. */
export function useRows({ list, count, keyOf, held }: Options) {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollMargin: top,
    scrollPaddingStart: COVERED.top,
    scrollPaddingEnd: COVERED.bottom,
    initialRect: FIRST_SCREEN,
    getItemKey: keyOf,
    rangeExtractor: (range) => withHeld(range, held),
  });
  return {
    height: rows.getTotalSize(),
    rows: rows.getVirtualItems().map(({ key, index, start }) => ({ key, index, y: start - top })),
    scrollTo: (index: number) => rows.scrollToIndex(index, { align: "auto" }),
  };
}

function withHeld(range: Range, held: number[]) {
  const indexes = new Set([...defaultRangeExtractor(range), ...held.filter((index) => index >= 0)]);
  return [...indexes].sort((a, b) => a - b);
}
