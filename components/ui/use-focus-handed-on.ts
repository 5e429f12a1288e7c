"use client";

import { useLayoutEffect, useRef } from "react";

/**
 * For a row that its own button removes: the focus goes on to the next row, else the one before, else to what stays
 * around them (`data-rows` and a `tabIndex` of -1), and never to the page behind, which has other keys. A row takes it
 * itself if it can, else its first control does.
 */
export function useFocusHandedOn<Row extends HTMLElement>() {
  const row = useRef<Row>(null);
  useLayoutEffect(() => {
    const { current } = row;
    return () => {
      if (current?.contains(document.activeElement)) handOn(current);
    };
  }, []);
  return row;
}

function handOn(row: Element) {
  const beside = [row.nextElementSibling, row.previousElementSibling].map(focusableOf);
  const heirs = [...beside, row.parentElement?.closest<HTMLElement>("[data-rows]")];
  // The row is taken away right after this; what goes along with it inherits nothing.
  queueMicrotask(() => heirs.find((heir) => heir?.isConnected)?.focus());
}

function focusableOf(row: Element | null) {
  if (row instanceof HTMLElement && row.hasAttribute("tabindex")) return row;
  return row?.querySelector<HTMLElement>("button, a[href]");
}
