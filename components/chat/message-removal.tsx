"use client";

import { ConfirmDialog } from "@/components/ui/confirm";
import { toastError } from "@/components/ui/toast";
import type { Message } from "@/lib/chat/schema";
import { messageOf } from "./api";
import { useRoomHandle } from "./room-context";

/** Asks before one's own message is deleted, and deletes it. */
export function MessageRemoval({ message, onDone }: { message: Message; onDone: () => void }) {
  const { engine } = useRoomHandle();
  async function remove() {
    try {
      await engine.changes.remove(message.id);
    } catch (error) {
      toastError(messageOf(error));
    }
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onDone()}
      title="Delete this message?"
      description="Everyone in the room will see that a message was here, but not what it said."
      confirmLabel="Delete"
      onConfirm={remove}
    />
  );
}
