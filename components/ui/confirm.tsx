"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import { clsx } from "clsx";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { backdrop, sheet } from "./dialog";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  confirmLabel: string;
  /** The dialog waits for the promise, then closes. It stays open when the promise rejects. */
  onConfirm: () => void | Promise<void>;
  danger?: boolean;
};

/** Asks before something that cannot be undone. Focus starts on Cancel. */
export function ConfirmDialog({
  open,
  onOpenChange,
  onConfirm,
  danger = true,
  ...texts
}: ConfirmDialogProps) {
  const [pending, setPending] = useState(false);
  async function confirm() {
    setPending(true);
    try {
      await onConfirm();
      onOpenChange(false);
    } finally {
      setPending(false);
    }
  }
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup className={clsx(sheet, "p-6 sm:max-w-md")}>
          <Base.Title className="text-lg font-semibold">{texts.title}</Base.Title>
          <Base.Description className="mt-2 text-[0.9375rem] text-muted">
            {texts.description}
          </Base.Description>
          <div className="mt-6 flex flex-wrap justify-end gap-3">
            <Base.Close render={<Button variant="ghost" />}>Cancel</Base.Close>
            <Button variant={danger ? "danger" : "primary"} pending={pending} onClick={confirm}>
              {texts.confirmLabel}
            </Button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
