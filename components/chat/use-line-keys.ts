"use client";

import { type FocusEvent, type KeyboardEvent, useState } from "react";

const LINE = "[data-line]";

/**
 * Arrow keys, Home and End lead from line to line; one of them is in the order of the Tab key: where the focus was
 * last, else the last one. `toEnd` shows the newest.
 */
export function useLineKeys(keys: readonly string[], toEnd: () => void) {
  const [focused, setFocused] = useState<string | null>(null);
  const active = focused !== null && keys.includes(focused) ? focused : keys.at(-1);

  function onFocus({ target }: FocusEvent) {
    const line = target.closest<HTMLElement>(LINE);
    if (line?.dataset.line) setFocused(line.dataset.line);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const line = lineOf(event);
    if (!line || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const lines = [...event.currentTarget.querySelectorAll<HTMLElement>(LINE)];
    const next = nextLine(lines, lines.indexOf(line), event.key);
    if (!next) return;
    event.preventDefault();
    if (event.key === "End") toEnd();
    next.focus();
  }

  return { active, onFocus, onKeyDown };
}

/** The line that a key was pressed on or within; none when it was pressed where something is typed, or in a menu. */
function lineOf({ target, currentTarget }: KeyboardEvent<HTMLElement>) {
  if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return null;
  return target.closest("textarea, input") ? null : target.closest<HTMLElement>(LINE);
}

function nextLine(lines: HTMLElement[], at: number, key: string) {
  if (key === "ArrowUp") return lines[at - 1];
  if (key === "ArrowDown") return lines[at + 1];
  if (key === "Home") return lines[0];
  return key === "End" ? lines.at(-1) : undefined;
}
