"use client";

import { clsx } from "clsx";
import { SendHorizontal, X } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type RefObject, useLayoutEffect } from "react";
import { getPositionMs } from "@/components/player/player-store";
import { IconButton } from "@/components/ui/button";
import { MAX_BODY } from "@/lib/chat/limits";
import { CompletionBox } from "./completion-box";
import { EmojiButton } from "./emoji-button";
import { useRoomHandle, useRoomState } from "./room-context";
import { SlowMode } from "./slow-mode";
import { endTyping, tellTyping } from "./typing";
import { TypingLine } from "./typing-line";
import type { Answered, Draft } from "./unsent-storage";
import { insertText } from "./use-completion";

const COUNT_FROM = MAX_BODY - 200;

type ComposerProps = {
  draft: Draft;
  onDraft: (part: Partial<Draft>) => void;
  box: RefObject<HTMLTextAreaElement | null>;
};

/** Where one writes. Enter sends, Shift and Enter begin a new line; what is not sent yet survives a reload. */
export function Composer({ draft: { text, replyTo }, onDraft, box }: ComposerProps) {
  const { engine } = useRoomHandle();
  const room = useRoomState((state) => state.room);
  const left = MAX_BODY - text.length;
  const sendable = text.trim() !== "" && left >= 0;
  useGrowth(box, text);

  function write(next: string) {
    onDraft({ text: next });
    if (next.trim()) tellTyping(room);
  }

  function send(event?: FormEvent) {
    event?.preventDefault();
    if (!sendable) return;
    engine.send({ body: text.trim(), mediaPositionMs: getPositionMs(), replyToId: replyTo?.id });
    onDraft({ text: "", replyTo: null });
    endTyping();
    box.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape" && replyTo) onDraft({ replyTo: null });
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  }

  function insert(emoji: string) {
    if (box.current) insertText(box.current, box.current.selectionStart, box.current.selectionEnd, emoji);
  }

  return (
    <form onSubmit={send} className="shrink-0 border-line border-t bg-bg px-3 pb-3">
      <div className="flex h-5 items-center">
        <TypingLine />
        <SlowMode />
      </div>
      {replyTo && <ReplyBar replyTo={replyTo} onCancel={() => onDraft({ replyTo: null })} />}
      <div className="relative flex items-end gap-0.5 rounded-[1.375rem] border border-line-strong bg-surface pr-1 transition-colors focus-within:border-accent">
        <CompletionBox
          box={box}
          rows={1}
          text={text}
          onText={write}
          onKeyDown={onKeyDown}
          enterKeyHint="send"
          autoComplete="off"
          aria-label={`Message in ${room.title}`}
          aria-describedby={text.length > COUNT_FROM ? "characters-left" : undefined}
          aria-invalid={left < 0}
          placeholder="Say something"
          className="field-sizing-content max-h-36 min-h-11 min-w-0 flex-1 resize-none bg-transparent py-2.5 pl-4 text-base leading-6 outline-none placeholder:text-muted"
        />
        <EmojiButton onPick={insert} />
        <IconButton
          type="submit"
          label="Send"
          size="sm"
          variant={sendable ? "primary" : "ghost"}
          disabled={!sendable}
          // A press keeps the focus, and with it the keyboard, where one writes.
          onPointerDown={(event) => event.preventDefault()}
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

function ReplyBar({ replyTo, onCancel }: { replyTo: Answered; onCancel: () => void }) {
  return (
    <div className="flex items-center gap-2 pb-1.5 pl-2 text-[0.8125rem] text-muted">
      <p className="min-w-0 flex-1 truncate">
        Replying to <span className="font-medium text-text">{replyTo.authorName}</span> {replyTo.body}
      </p>
      <IconButton label="Do not reply" size="sm" className="size-8" onClick={onCancel}>
        <X />
      </IconButton>
    </div>
  );
}
