"use client";

import { Dialog } from "@/components/ui/dialog";
import { HeldList } from "./held-list";

type HeldDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  roomId: string;
  /** How many wait still. */
  onWaiting: (waiting: number) => void;
};

/** What waits for moderators in a room, over the room. */
export function HeldDialog({ open, onOpenChange, roomId, onWaiting }: HeldDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Held messages"
      description="Only their authors see them until you let them in."
    >
      <HeldList roomId={roomId} onWaiting={onWaiting} />
    </Dialog>
  );
}
