"use client";

import { Keyboard } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { KeyList } from "@/components/ui/key-list";

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
        <KeyList keys={keys} />
      </Dialog>
    </>
  );
}
