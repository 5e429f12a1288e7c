"use client";

import { Dialog } from "@/components/ui/dialog";
import { QueuePanel } from "./queue-panel";

type QueueDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** The queue where there is no stage to show it below. */
export function QueueDialog(props: QueueDialogProps) {
  return (
    <Dialog {...props} title="Queue">
      <QueuePanel />
    </Dialog>
  );
}
