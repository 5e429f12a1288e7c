"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/field";
import { toastError } from "@/components/ui/toast";
import { MAX_BODY } from "@/lib/chat/limits";
import type { Message } from "@/lib/chat/schema";
import { messageOf } from "./api";
import { isComposing } from "./composing";
import { useRoomHandle } from "./room-context";

/** A message's text in a box, in its place. Enter saves, Escape leaves it as it was. */
export function MessageEdit({ message, onDone }: { message: Message; onDone: () => void }) {
  const { engine } = useRoomHandle();
  const [text, setText] = useState(message.body);
  const [pending, setPending] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(-1, -1);
  }, []);

  async function save() {
    const body = text.trim();
    if (pending || !body) return;
    if (body === message.body) return onDone();
    setPending(true);
    try {
      await engine.changes.edit(message.id, body);
      onDone();
    } catch (error) {
      toastError(messageOf(error));
      setPending(false);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    if (event.key === "Escape") onDone();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void save();
  }

  return (
    <div className="my-1 flex flex-col gap-2">
      <Textarea
        ref={box}
        aria-label="Edit message"
        rows={1}
        value={text}
        maxLength={MAX_BODY}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="min-h-11"
      />
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" pending={pending} disabled={!text.trim()} onClick={save}>
          Save
        </Button>
      </div>
    </div>
  );
}
