"use client";

import { clsx } from "clsx";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { KeyList } from "@/components/ui/key-list";
import { shortcuts } from "./keys";
import { usePlayback } from "./playback-store";
import { prefer, preferences } from "./preferences";

/** The player's keys, in a dialog that `?` opens. */
export function ShortcutsHelp() {
  const open = usePlayback((state) => state.helpOpen);
  return (
    <Dialog
      open={open}
      onOpenChange={(helpOpen) => usePlayback.setState({ helpOpen })}
      title="Keyboard shortcuts"
    >
      <SingleKeys />
      <KeyList keys={shortcuts} />
    </Dialog>
  );
}

/** Speech input and unsteady hands press single keys without wanting to: they can be turned off (WCAG 2.1.4). */
function SingleKeys() {
  const [on, setOn] = useState(() => preferences().singleKeys);
  function toggle() {
    prefer({ singleKeys: !on });
    setOn(!on);
  }
  return (
    <div className="mb-2 flex items-center justify-between gap-6 border-line border-b pb-4">
      <div>
        <p id="single-keys" className="font-medium">
          Single-key shortcuts
        </p>
        <p id="single-keys-hint" className="mt-0.5 text-muted text-sm">
          When off, letters, digits and signs work only while the player has the focus.
        </p>
      </div>
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-labelledby="single-keys"
        aria-describedby="single-keys-hint"
        onClick={toggle}
        className="h-7 w-12 shrink-0 rounded-full border border-line-strong bg-surface-2 p-0.75 transition-colors aria-checked:border-accent aria-checked:bg-accent"
      >
        <span
          className={clsx(
            "block size-5 rounded-full transition-[translate]",
            on ? "translate-x-5 bg-accent-text" : "bg-muted",
          )}
        />
      </button>
    </div>
  );
}
