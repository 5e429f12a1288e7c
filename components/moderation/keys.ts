"use client";

import { useEffect, useRef } from "react";
import { preferences } from "@/components/player/preferences";
import { isField } from "@/components/player/typing";

type Keys = Record<string, (() => void) | undefined>;

/**
 * Single keys that do something on this page, before the player's own take them. They rest while one types or a dialog
 * or menu is open, and where single keys are turned off.
 */
export function useKeys(keys: Keys) {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const run = current.current[event.key];
      if (!run || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !isOurs(event))
        return;
      event.preventDefault();
      event.stopPropagation();
      run();
    }
    document.addEventListener("keydown", press, { capture: true });
    return () => document.removeEventListener("keydown", press, { capture: true });
  }, []);
}

function isOurs({ target }: KeyboardEvent) {
  if (isField(target) || !preferences().singleKeys) return false;
  return !document.querySelector("[role=dialog], [role=alertdialog], [role=menu]");
}
