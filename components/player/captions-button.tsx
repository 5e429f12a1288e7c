"use client";

import { Captions } from "lucide-react";
import { useSyncExternalStore } from "react";
import { shownCaptions, toggleCaptions } from "./captions";
import { mediaElement } from "./player-store";

/** Turns captions on and off; which language, the settings say. */
export function CaptionsButton() {
  const on = useShownCaptions() !== null;
  return (
    <button
      type="button"
      className="player-button player-captions"
      aria-label="Captions"
      aria-pressed={on}
      title="Captions (C)"
      onClick={toggleCaptions}
    >
      <Captions />
    </button>
  );
}

/** The language of the captions on the screen, or null. */
export function useShownCaptions() {
  return useSyncExternalStore(subscribe, shownCaptions, () => null);
}

function subscribe(changed: () => void) {
  const tracks = mediaElement()?.textTracks;
  const names = ["change", "addtrack", "removetrack"] as const;
  for (const name of names) tracks?.addEventListener(name, changed);
  return () => {
    for (const name of names) tracks?.removeEventListener(name, changed);
  };
}
