"use client";

import { Keyboard } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type KeysHelpProps = {
  keys: [key: string, does: string][];
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** The keys of a page, behind a button that devices with a keyboard show. */
export function KeysHelp({ keys, open, onOpenChange }: KeysHelpProps) {
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        aria-haspopup="dialog"
        className="text-muted max-md:hidden"
        onClick={() => onOpenChange(true)}
      >
        <Keyboard aria-hidden="true" /> Keys
      </Button>
      <Dialog open={open} onOpenChange={onOpenChange} title="Keys">
        <dl className="divide-y divide-line">
          {keys.map(([key, does]) => (
            <div key={key} className="flex items-center justify-between gap-6 py-2.5">
              <dt className="order-2 shrink-0">
                <kbd className="rounded-control bg-surface-2 px-2.5 py-1 font-medium font-sans text-sm">
                  {key}
                </kbd>
              </dt>
              <dd className="text-[0.9375rem] text-muted">{does}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
