"use client";

import { clsx } from "clsx";
import { ChevronDown, EyeOff, UserRoundX } from "lucide-react";
import type { MouseEvent } from "react";
import { flushSync } from "react-dom";
import type { Message } from "@/lib/chat/schema";
import type { Fold } from "./folds";
import type { Line } from "./lines";

type FoldLineProps = {
  line: Extract<Line, { kind: "fold" }>;
  isActive: boolean;
  /** A link leads to the message with this seq. */
  target?: number;
  onUnfold: (messages: readonly Message[]) => void;
};

/** Messages that are folded away: how many and why. A press shows them. */
export function FoldLine({ line: { key, cause, messages }, isActive, target, onUnfold }: FoldLineProps) {
  /** The focus goes to the first of them: the button that had it is gone then. */
  const show = ({ currentTarget }: MouseEvent) => {
    const log = document.activeElement === currentTarget && currentTarget.closest('[role="log"]');
    flushSync(() => onUnfold(messages));
    const first = messages[0]?.id;
    if (log && first)
      log.querySelector<HTMLElement>(`[data-line="${first}"]`)?.focus({ preventScroll: true });
  };
  const Icon = cause === "later" ? EyeOff : UserRoundX;
  return (
    <button
      type="button"
      data-line={key}
      data-seq={messages[0]?.seq}
      tabIndex={isActive ? 0 : -1}
      onClick={show}
      className={clsx(
        "mx-4 my-1.5 flex min-h-9 items-center gap-2 rounded-control border border-line border-dashed px-3 text-left text-[0.8125rem] text-muted transition-colors hover:bg-surface hover:text-text [@media(hover:none)]:min-h-11",
        messages.some(({ seq }) => seq === target) && "border-accent bg-accent/15",
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <span className="min-w-0 flex-1">{wordsFor(messages.length, cause)}</span>
      <span className="flex items-center gap-1 font-medium">
        Show
        <ChevronDown aria-hidden="true" className="size-4" />
      </span>
    </button>
  );
}

function wordsFor(count: number, cause: Fold) {
  const counted = `${count} message${count === 1 ? "" : "s"}`;
  return cause === "later" ? `${counted} from later` : `${counted} from someone you blocked`;
}
