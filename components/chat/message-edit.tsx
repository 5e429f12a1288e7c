"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { MAX_BODY } from "@/lib/chat/limits";
import type { Message } from "@/lib/chat/schema";
import { messageOf } from "./api";
import { CompletionBox } from "./completion-box";
import { useRoomHandle } from "./room-context";
import { loadEdit, saveEdit } from "./unsent-storage";

type MessageEditProps = { message: Message; onDone: () => void };

/**
 * A message's text in a box, in its place. Enter saves, Escape leaves it as it was. What was typed is kept until one of
 * both: after a failure, and when the message went out of sight meanwhile.
 */
export function MessageEdit({ message, onDone }: MessageEditProps) {
  const { text, write, pending, error, save, leave } = useEdit(message, onDone);
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(-1, -1);
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") leave();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void save();
  }

  return (
    <div className="my-1 flex flex-col gap-2">
      <div className="relative">
        <CompletionBox
          box={box}
          text={text}
          onText={write}
          onKeyDown={onKeyDown}
          aria-label="Edit message"
          aria-invalid={error !== undefined}
          rows={1}
          maxLength={MAX_BODY}
          className="field-sizing-content max-h-60 min-h-11 w-full resize-none rounded-control border border-line-strong bg-bg px-3.5 py-2.5 text-base outline-none focus-visible:border-accent"
        />
      </div>
      {error && <FieldError>{error}</FieldError>}
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={leave}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" pending={pending} disabled={!text.trim()} onClick={save}>
          Save
        </Button>
      </div>
    </div>
  );
}

function useEdit(message: Message, onDone: () => void) {
  const { engine, viewer } = useRoomHandle();
  const [text, setText] = useState(() => loadEdit(viewer.id, message.id) ?? message.body);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();

  function write(next: string) {
    setText(next);
    saveEdit(viewer.id, message.id, next);
  }

  function leave() {
    saveEdit(viewer.id, message.id, null);
    onDone();
  }

  async function save() {
    const body = text.trim();
    if (pending || !body) return;
    if (body === message.body) return leave();
    setPending(true);
    setError(undefined);
    try {
      await engine.changes.edit(message.id, body);
      leave();
    } catch (failure) {
      setError(messageOf(failure));
      setPending(false);
    }
  }

  return { text, write, pending, error, save, leave };
}
