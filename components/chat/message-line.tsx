"use client";

import { clsx } from "clsx";
import { Pin } from "lucide-react";
import { type KeyboardEvent, memo, useId, useRef, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Lazy } from "@/components/ui/lazy";
import type { Wished } from "@/lib/chat/reactions";
import type { Message } from "@/lib/chat/schema";
import { isComposing } from "./composing";
import { type Doing, isEditable } from "./doings";
import { fullDateOf, shortTimeOf } from "./lines";
import { MessageActions } from "./message-actions";
import { MessageBody } from "./message-body";
import { MessageEdit } from "./message-edit";
import { Heading, Quote } from "./message-heading";
import { MessageReactions } from "./message-reactions";
import { useRoomHandle } from "./room-context";

type MessageLineProps = {
  message: Message;
  opensGroup: boolean;
  isOwn: boolean;
  /** In the order of the Tab key, with what is in it. */
  isActive: boolean;
  /** A link led here a moment ago. */
  isTarget: boolean;
  /** What it answers is folded away. */
  quotesFolded: boolean;
  mine: readonly string[];
  wished: Wished | undefined;
};

const loadPicker = () => import("./reaction-picker").then((module) => module.ReactionPicker);
const loadRemoval = () => import("./message-removal").then((module) => module.MessageRemoval);

/** One message, under its author's name when it opens a group. */
export const MessageLine = memo(function MessageLine(props: MessageLineProps) {
  const { message, opensGroup, isOwn, isActive, isTarget, quotesFolded, mine, wished } = props;
  const { engine } = useRoomHandle();
  const [doing, setDoing] = useState<Doing | null>(null);
  const line = useRef<HTMLElement>(null);
  const id = useId();
  const onKeyDown = useKeys(props, setDoing);
  const done = () => setDoing(null);
  const edited = () => {
    const { activeElement } = document;
    if (activeElement === document.body || line.current?.contains(activeElement))
      line.current?.focus({ preventScroll: true });
    done();
  };
  const { author, createdAt, replyTo } = message;
  const tabIndex = isActive ? 0 : -1;
  const open = !message.deletedAt && !message.hidden;
  return (
    <article
      ref={line}
      data-line={message.id}
      data-seq={message.seq}
      aria-labelledby={`${id}-by ${id}-at ${id}-words`}
      tabIndex={tabIndex}
      onKeyDown={onKeyDown}
      className={clsx(
        "group/line relative grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 px-4 py-0.5 -outline-offset-2 transition-colors focus-within:bg-surface hover:bg-surface",
        opensGroup && "mt-3",
        isTarget && "bg-accent/15!",
      )}
    >
      {opensGroup ? (
        <Avatar user={author} size="sm" className="mt-0.5" />
      ) : (
        <time
          id={`${id}-at`}
          dateTime={createdAt}
          title={fullDateOf(createdAt)}
          className="pt-1 text-center text-[0.625rem] whitespace-nowrap leading-4 text-muted tabular-nums opacity-0 group-focus-within/line:opacity-100 group-hover/line:opacity-100"
        >
          {shortTimeOf(createdAt)}
        </time>
      )}
      <div className="min-w-0 [@media(hover:none)]:pr-9">
        {opensGroup ? (
          <Heading message={message} isOwn={isOwn} tabIndex={tabIndex} id={id} />
        ) : (
          <span id={`${id}-by`} className="sr-only">
            {author.name}:{" "}
          </span>
        )}
        {message.pinnedAt && <Pinned />}
        {replyTo && (
          <Quote
            replyTo={replyTo}
            isFolded={quotesFolded}
            tabIndex={tabIndex}
            onJump={() => void engine.jumpTo(replyTo.seq)}
          />
        )}
        {doing === "editing" ? (
          <MessageEdit message={message} onDone={edited} />
        ) : (
          <div id={`${id}-words`}>
            <MessageBody message={message} isOwn={isOwn} tabIndex={tabIndex} />
          </div>
        )}
        {open && (
          <MessageReactions
            message={message}
            mine={mine}
            wished={wished}
            tabIndex={tabIndex}
            onAdd={() => setDoing("reacting")}
          />
        )}
      </div>
      {open && doing !== "editing" && (
        <MessageActions message={message} isOwn={isOwn} tabIndex={tabIndex} onDo={setDoing} />
      )}
      {doing === "reacting" && (
        <Lazy load={loadPicker}>
          {(ReactionPicker) => (
            <ReactionPicker anchor={line} onPick={(emoji) => engine.react(message, emoji)} onClose={done} />
          )}
        </Lazy>
      )}
      {doing === "deleting" && (
        <Lazy load={loadRemoval}>
          {(MessageRemoval) => <MessageRemoval message={message} onDone={done} />}
        </Lazy>
      )}
    </article>
  );
});

/** What a key does to the message that has the focus. */
function useKeys({ message, isOwn }: MessageLineProps, setDoing: (doing: Doing) => void) {
  const { reply } = useRoomHandle();
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || isComposing(event)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || message.deletedAt || message.hidden) return;
    const deed = deeds[event.key.toLowerCase()];
    if (!deed || (deed === "deleting" && !isOwn)) return;
    if (deed === "editing" && !(isOwn && isEditable(message))) return;
    event.preventDefault();
    if (deed === "replying") reply(message);
    else if (deed === "choosing") openMenu(event.currentTarget);
    else setDoing(deed);
  };
}

const deeds: Record<string, Doing | "replying" | "choosing"> = {
  r: "replying",
  e: "editing",
  "+": "reacting",
  delete: "deleting",
  enter: "choosing",
};

function openMenu(line: HTMLElement) {
  line.querySelector<HTMLElement>("[data-more]")?.click();
}

function Pinned() {
  return (
    <p className="flex items-center gap-1 text-xs text-muted">
      <Pin aria-hidden="true" className="size-3" /> Pinned
    </p>
  );
}
