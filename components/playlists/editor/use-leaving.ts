"use client";

import { useRef, useState } from "react";
import type { Editing } from "./editing";
import type { Editor } from "./editor-context";
import type { Leave } from "./use-focus-row";

/** What takes items out of the list without leaving the focus nowhere: it goes to a row, or to the list when none is left. */
export function useLeaving(editing: Editing) {
  const leave = useRef<Leave>(null);
  const section = useRef<HTMLElement>(null);
  const [leaving] = useState((): Pick<Editor, "remove" | "moveTo"> => {
    const go: Leave = (ids, run) => {
      if (leave.current) leave.current(ids, run);
      else run();
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) section.current?.focus({ preventScroll: true });
      });
    };
    return {
      remove: (ids) => go(ids, () => editing.remove(ids)),
      moveTo: (ids, target) => go(ids, () => void editing.moveTo(ids, target)),
    };
  });
  return { leave, section, leaving };
}
