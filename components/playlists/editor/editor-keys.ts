"use client";

import { useEffect, useRef } from "react";
import { toastError } from "@/components/ui/toast";
import { limits } from "@/lib/playlists/limits";
import type { Editing } from "./editing";
import { mediaOfLinks } from "./media-link";
import { findLinked } from "./use-media-search";

type Keys = { undo: () => void; all: () => void; paste: (text: string) => void };

/** Keys that work wherever the focus is on the editor's page, unless somebody is typing or a dialog is open. */
export function useEditorKeys(editing: Editing, { enabled, all }: { enabled: boolean; all: () => void }) {
  const latest = useRef<Keys>(null);
  latest.current = { undo: editing.stack.undoLast, all, paste: (text) => void addLinks(editing, text) };
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (elsewhere(event.target) || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      const run = { z: latest.current?.undo, a: inGrid(event.target) ? latest.current?.all : undefined }[
        event.key
      ];
      if (!run) return;
      event.preventDefault();
      run();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!elsewhere(event.target)) latest.current?.paste(event.clipboardData?.getData("text") ?? "");
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("paste", onPaste);
    };
  }, [enabled]);
}

async function addLinks(editing: Editing, text: string) {
  const ids = mediaOfLinks(text, location.origin);
  if (ids.length === 0) return;
  if (ids.length > limits.adding) return toastError(`At most ${limits.adding} can be added at once, please.`);
  try {
    const { items } = await findLinked(ids);
    if (items.length > 0) await editing.add(items);
    else toastError("That link leads to nothing here.");
  } catch {
    toastError("We could not see where that link leads. Please try again.");
  }
}

function elsewhere(target: EventTarget | null) {
  return (
    target instanceof Element &&
    target.closest(
      "input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu]",
    ) !== null
  );
}

function inGrid(target: EventTarget | null) {
  return target instanceof Element && target.closest("[role=grid]") !== null;
}
