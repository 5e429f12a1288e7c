"use client";

import { Dialog, type DialogProps } from "@/components/ui/dialog";
import { HeldList } from "./held-list";

type HeldDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  finalFocus: DialogProps["finalFocus"];
  roomId: string;
  /** How many wait still. */
  onWaiting: (waiting: number) => void;
};

/** What waits for moderators in a room, over the room. */
export function HeldDialog({ roomId, onWaiting, ...dialog }: HeldDialogProps) {
  return (
    <Dialog
      {...dialog}
      title="Held messages"
      description="Only their authors see them until you let them in."
    >
      <HeldList roomId={roomId} onWaiting={onWaiting} />
    </Dialog>
  );
}
