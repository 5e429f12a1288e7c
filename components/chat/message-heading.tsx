"use client";

import { clsx } from "clsx";
import { CornerUpLeft } from "lucide-react";
import { seek } from "@/components/player/transport";
import { formatDuration } from "@/components/ui/time";
import type { Message, ReplyTo } from "@/lib/chat/schema";
import { fullDateOf, timeOf } from "./lines";

type HeadingProps = {
  message: Message;
  isOwn: boolean;
  tabIndex: number;
  /** The elements that say who wrote it and when have this with `-by` and `-at`. */
  id: string;
};

/** Who wrote a message, when, and at which moment of the media. */
export function Heading({ message, isOwn, tabIndex, id }: HeadingProps) {
  const { author, createdAt, mediaPositionMs } = message;
  return (
    <p className="flex items-baseline gap-2 pr-9 leading-5">
      <span id={`${id}-by`} className={clsx("truncate text-sm font-semibold", isOwn && "text-accent")}>
        {author.name}
        {isOwn && <span className="sr-only"> (you)</span>}
      </span>
      <time
        id={`${id}-at`}
        dateTime={createdAt}
        title={fullDateOf(createdAt)}
        className="shrink-0 text-xs text-muted tabular-nums"
      >
        {timeOf(createdAt)}
      </time>
      {mediaPositionMs !== null && <Moment positionMs={mediaPositionMs} tabIndex={tabIndex} />}
    </p>
  );
}

/** The moment of the media at which a message was written; leads there. */
function Moment({ positionMs, tabIndex }: { positionMs: number; tabIndex: number }) {
  const shown = formatDuration(Math.floor(positionMs / 1_000) * 1_000);
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      onClick={() => seek(positionMs)}
      aria-label={`Go to ${shown}`}
      title={`Written at ${shown}. Go there.`}
      className="relative shrink-0 rounded-full bg-surface-2 px-1.5 text-[0.6875rem] leading-4.5 text-muted tabular-nums transition-colors after:absolute after:-inset-1.5 hover:text-text"
    >
      {shown}
    </button>
  );
}

type QuoteProps = {
  replyTo: Pick<ReplyTo, "authorName" | "body">;
  isFolded: boolean;
  tabIndex: number;
  onJump: () => void;
};

/** What a message answers. A press leads to it. */
export function Quote({ replyTo: { authorName, body }, isFolded, tabIndex, onJump }: QuoteProps) {
  const words = isFolded ? <em>a message that is folded away</em> : body || <em>deleted message</em>;
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      onClick={onJump}
      title="Go to this message"
      className="flex min-h-6 max-w-full items-center gap-1.5 rounded-sm text-left text-[0.8125rem] leading-5 text-muted transition-colors hover:text-text"
    >
      <CornerUpLeft aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="truncate">
        <span className="sr-only">In reply to </span>
        <span className="font-medium">{authorName}</span> {words}
      </span>
    </button>
  );
}
