"use client";

import { Dialog } from "@/components/ui/dialog";
import { shortcuts } from "./keys";
import { usePlayback } from "./playback-store";

/** The player's keys, in a dialog that `?` opens. */
export function ShortcutsHelp() {
  const open = usePlayback((state) => state.helpOpen);
  return (
    <Dialog
      open={open}
      onOpenChange={(helpOpen) => usePlayback.setState({ helpOpen })}
      title="Keyboard shortcuts"
    >
      <dl className="divide-y divide-line">
        {shortcuts.map(([keys, does]) => (
          <div key={keys} className="flex items-center justify-between gap-6 py-2.5">
            <dt className="order-2 shrink-0">
              <kbd className="rounded-control bg-surface-2 px-2.5 py-1 font-medium font-sans text-sm">
                {keys}
              </kbd>
            </dt>
            <dd className="text-[0.9375rem] text-muted">{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
