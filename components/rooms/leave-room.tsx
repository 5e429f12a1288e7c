"use client";

import { messageOf, request } from "@/components/chat/api";
import { ConfirmDialog } from "@/components/ui/confirm";
import { toastError } from "@/components/ui/toast";
import type { Room } from "@/lib/rooms/schema";
import { refreshUnread } from "./unread-store";
import { leavingWords } from "./words";

type LeaveRoomProps = {
  room: Pick<Room, "id" | "title" | "visibility" | "role">;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onLeft: () => void;
};

/** Asks whether to leave a room, says what that means for whoever asks, and leaves. */
export function LeaveRoom({ room, open, onOpenChange, onLeft }: LeaveRoomProps) {
  /** Throws when it did not get through, so that the question stays open. */
  async function leave() {
    try {
      await request(`/api/rooms/${room.id}/leave`, { method: "POST", body: {} });
    } catch (error) {
      toastError(messageOf(error));
      throw error;
    }
    void refreshUnread();
    onLeft();
  }
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Leave “${room.title}”?`}
      description={leavingWords(room)}
      confirmLabel="Leave room"
      onConfirm={leave}
    />
  );
}
