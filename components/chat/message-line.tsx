"use client";

import { clsx } from "clsx";
import { CornerUpLeft } from "lucide-react";
import { memo, useState } from "react";
import { seek } from "@/components/player/transport";
import { Avatar } from "@/components/ui/avatar";
import { formatDuration } from "@/components/ui/time";
import type { Message, ReplyTo } from "@/lib/chat/schema";
import { fullDateOf, shortTimeOf, timeOf } from "./lines";
import { MessageActions } from "./message-actions";
import { MessageEdit } from "./message-edit";
import { MessageText } from "./message-text";

type MessageLineProps = { message: Message; opensGroup: boolean; isOwn: boolean };

/** One message, under its author's name when it opens a group. */
export const MessageLine = memo(function MessageLine({ message, opensGroup, isOwn }: MessageLineProps) {
  const [editing, setEditing] = useState(false);
  const { author, createdAt, deletedAt } = message;
  return (
    <article
      data-seq={message.seq}
      className={clsx(
        "group/line relative grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 px-4 py-0.5 focus-within:bg-surface hover:bg-surface",
        opensGroup && "mt-3",
      )}
    >
      {opensGroup ? (
        <Avatar user={author} size="sm" className="mt-0.5" />
      ) : (
        <time
          dateTime={createdAt}
          title={fullDateOf(createdAt)}
          className="pt-1 text-center text-[0.625rem] whitespace-nowrap leading-4 text-muted tabular-nums opacity-0 group-focus-within/line:opacity-100 group-hover/line:opacity-100"
        >
          {shortTimeOf(createdAt)}
        </time>
      )}
      <div className="min-w-0 [@media(hover:none)]:pr-7">
        {opensGroup ? (
          <Heading message={message} isOwn={isOwn} />
        ) : (
          <span className="sr-only">{author.name}: </span>
        )}
        {message.replyTo && <Quote replyTo={message.replyTo} />}
        {editing ? (
          <MessageEdit message={message} onDone={() => setEditing(false)} />
        ) : (
          <Body message={message} />
        )}
      </div>
      {!deletedAt && !editing && (
        <MessageActions message={message} isOwn={isOwn} onEdit={() => setEditing(true)} />
      )}
    </article>
  );
});

function Heading({
  message: { author, createdAt, mediaPositionMs },
  isOwn,
}: {
  message: Message;
  isOwn: boolean;
}) {
  return (
    <p className="flex items-baseline gap-2 pr-9 leading-5">
      <span className={clsx("truncate text-sm font-semibold", isOwn && "text-accent")}>
        {author.name}
        {isOwn && <span className="sr-only"> (you)</span>}
      </span>
      <time
        dateTime={createdAt}
        title={fullDateOf(createdAt)}
        className="shrink-0 text-xs text-muted tabular-nums"
      >
        {timeOf(createdAt)}
      </time>
      {mediaPositionMs !== null && <Moment positionMs={mediaPositionMs} />}
    </p>
  );
}

/** The moment of the media at which a message was written; leads there. */
function Moment({ positionMs }: { positionMs: number }) {
  const shown = formatDuration(Math.floor(positionMs / 1_000) * 1_000);
  return (
    <button
      type="button"
      onClick={() => seek(positionMs)}
      aria-label={`Go to ${shown}`}
      title={`Written at ${shown}. Go there.`}
      className="relative shrink-0 rounded-full bg-surface-2 px-1.5 text-[0.6875rem] leading-4.5 text-muted tabular-nums transition-colors after:absolute after:-inset-1.5 hover:text-text"
    >
      {shown}
    </button>
  );
}

function Quote({ replyTo }: { replyTo: ReplyTo }) {
  return (
    <p className="flex items-center gap-1.5 text-[0.8125rem] leading-5 text-muted">
      <CornerUpLeft aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="truncate">
        <span className="sr-only">In reply to </span>
        <span className="font-medium">{replyTo.authorName}</span> {replyTo.body || <em>deleted message</em>}
      </span>
    </p>
  );
}

function Body({ message: { body, deletedAt, editedAt } }: { message: Message }) {
  if (deletedAt) return <p className="text-[0.9375rem] leading-6 text-muted italic">Message deleted</p>;
  return (
    <p className="text-[0.9375rem] leading-6">
      <MessageText body={body} />
      {editedAt && (
        <span title={`Edited ${fullDateOf(editedAt)}`} className="ml-1.5 text-xs text-muted">
          (edited)
        </span>
      )}
    </p>
  );
}
