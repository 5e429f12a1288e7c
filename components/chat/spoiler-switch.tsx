"use client";

import { clsx } from "clsx";
import { usePlayer } from "@/components/player/player-store";
import type { SpoilerMode } from "@/lib/chat/spoilers";
import { useRoomHandle, useRoomState } from "./room-context";

/** What of the conversation is shown to whoever has not got as far as others. */
export function SpoilerSwitch() {
  const { engine } = useRoomHandle();
  const mode = useRoomState((state) => state.mode);
  const isMusic = usePlayer(({ current }) => current?.media.kind === "audio");
  const choices: [SpoilerMode, string, string][] = [
    [
      "live",
      "Live",
      "Everything as it is said. What was written further on is folded away until you get there.",
    ],
    ["film", isMusic ? "With the music" : "With the film", "Replays what was ever said, each at its moment."],
    ["all", "All", "Nothing is folded away."],
  ];
  return (
    <fieldset className="flex shrink-0 gap-1 border-line border-b px-3 py-1.5" data-spoiler-switch>
      <legend className="sr-only">What of the conversation is shown</legend>
      {choices.map(([value, label, title]) => (
        <label
          key={value}
          title={title}
          className={clsx(
            "relative inline-flex h-7 items-center rounded-full px-3 text-xs font-medium transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent [@media(hover:none)]:h-9 [@media(hover:none)]:px-3.5",
            mode === value ? "bg-surface-2 text-text" : "text-muted hover:text-text",
          )}
        >
          <input
            type="radio"
            name="spoilers"
            value={value}
            checked={mode === value}
            onChange={() => engine.folds.choose(value)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-full outline-none"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
