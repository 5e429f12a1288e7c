"use client";

import { clsx } from "clsx";
import { SmilePlus } from "lucide-react";
import { reactionsFor, type Wished } from "@/lib/chat/reactions";
import type { Message } from "@/lib/chat/schema";
import { useRoomHandle } from "./room-context";

type MessageReactionsProps = {
  message: Message;
  mine: readonly string[];
  wished: Wished | undefined;
  tabIndex: number;
  onAdd: () => void;
};

const none: Wished = new Map();
const chip =
  "inline-flex h-7 min-w-7 items-center justify-center gap-1 rounded-full border px-2 text-xs tabular-nums transition-colors [@media(hover:none)]:h-9 [@media(hover:none)]:min-w-11";

/** How many reacted with what. A press joins them, or takes one's own back. */
export function MessageReactions({ message, mine, wished = none, tabIndex, onAdd }: MessageReactionsProps) {
  const { engine } = useRoomHandle();
  const shown = reactionsFor(message, mine, wished);
  if (shown.length === 0) return null;
  return (
    <ul aria-label="Reactions" className="mt-1 mb-1 flex flex-wrap gap-1">
      {shown.map((reaction) => (
        <li key={reaction.emoji}>
          <button
            type="button"
            tabIndex={tabIndex}
            aria-pressed={reaction.mine}
            aria-label={`${reaction.emoji} ${reaction.count}`}
            title={reaction.mine ? "Take your reaction back" : `React with ${reaction.emoji}`}
            onClick={() => engine.react(message, reaction.emoji)}
            className={clsx(
              chip,
              reaction.mine
                ? "border-accent bg-accent/15 text-text"
                : "border-line bg-surface-2 text-muted hover:border-line-strong hover:text-text",
            )}
          >
            <span aria-hidden="true" className="text-sm leading-none">
              {reaction.emoji}
            </span>
            {reaction.count.toLocaleString("en")}
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label="Add reaction"
          title="Add reaction"
          onClick={onAdd}
          className={clsx(chip, "border-transparent text-muted hover:bg-surface-2 hover:text-text")}
        >
          <SmilePlus aria-hidden="true" className="size-4" />
        </button>
      </li>
    </ul>
  );
}
