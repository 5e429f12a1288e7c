"use client";

import { clsx } from "clsx";
import { SendHorizontal, X } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useState } from "react";
import { getPositionMs } from "@/components/player/player-store";
import { IconButton } from "@/components/ui/button";
import { MAX_BODY } from "@/lib/chat/limits";
import type { Message } from "@/lib/chat/schema";
import { isComposing } from "./composing";
import { useRoomHandle, useRoomState } from "./room-context";
import { loadDraft, saveDraft } from "./unsent-storage";

const COUNT_FROM = MAX_BODY - 200;

type ComposerProps = {
  replyTo: Message | null;
  onReplied: () => void;
  box: RefObject<HTMLTextAreaElement | null>;
};

/** Where one writes. Enter sends, Shift and Enter begin a new line; what is not sent yet survives a reload. */
export function Composer({ replyTo, onReplied, box }: ComposerProps) {
  const { engine, viewer } = useRoomHandle();
  const room = useRoomState((state) => state.room);
  const [text, setText] = useState(() => loadDraft(viewer.id, room.id));
  const left = MAX_BODY - text.length;
  const sendable = text.trim() !== "" && left >= 0;
  useGrowth(box, text);

  function write(next: string) {
    setText(next);
    saveDraft(viewer.id, room.id, next);
  }

  function send(event?: FormEvent) {
    event?.preventDefault();
    if (!sendable) return;
    engine.send({ body: text.trim(), mediaPositionMs: getPositionMs(), replyToId: replyTo?.id });
    write("");
    onReplied();
    box.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    if (event.key === "Escape" && replyTo) onReplied();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  }

  return (
    <form onSubmit={send} className="shrink-0 border-line border-t bg-bg px-3 pt-2.5 pb-3">
      {replyTo && <ReplyBar replyTo={replyTo} onCancel={onReplied} />}
      <div className="flex items-end gap-1 rounded-[1.375rem] border border-line-strong bg-surface pr-1 transition-colors focus-within:border-accent">
        <textarea
          ref={box}
          rows={1}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          enterKeyHint="send"
          autoComplete="off"
          aria-label={`Message in ${room.title}`}
          aria-describedby={left < 200 ? "characters-left" : undefined}
          aria-invalid={left < 0}
          placeholder="Say something"
          className="field-sizing-content max-h-36 min-h-11 min-w-0 flex-1 resize-none bg-transparent py-2.5 pl-4 text-base leading-6 outline-none placeholder:text-muted"
        />
        <IconButton
          type="submit"
          label="Send"
          size="sm"
          variant={sendable ? "primary" : "ghost"}
          disabled={!sendable}
          className="mb-1"
        >
          <SendHorizontal />
        </IconButton>
      </div>
      {text.length > COUNT_FROM && (
        <p
          id="characters-left"
          className={clsx(
            "px-2 pt-1 text-right text-xs tabular-nums",
            left < 0 ? "text-danger" : "text-muted",
          )}
        >
          {left < 0 ? `${-left} characters too many` : `${left} characters left`}
        </p>
      )}
    </form>
  );
}

/** Grows the box with its text where CSS cannot (`field-sizing`). */
function useGrowth(box: RefObject<HTMLTextAreaElement | null>, text: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides the height.
  useLayoutEffect(() => {
    if (!box.current || CSS.supports("field-sizing", "content")) return;
    box.current.style.height = "auto";
    box.current.style.height = `${box.current.scrollHeight}px`;
  }, [box, text]);
}

function ReplyBar({ replyTo, onCancel }: { replyTo: Message; onCancel: () => void }) {
  return (
    <div className="flex items-center gap-2 pb-1.5 pl-2 text-[0.8125rem] text-muted">
      <p className="min-w-0 flex-1 truncate">
        Replying to <span className="font-medium text-text">{replyTo.author.name}</span> {replyTo.body}
      </p>
      <IconButton label="Do not reply" size="sm" className="size-8" onClick={onCancel}>
        <X />
      </IconButton>
    </div>
  );
}
