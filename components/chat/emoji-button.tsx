"use client";

import { Smile } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";

const loadPicker = () => import("./emoji-picker").then((module) => module.EmojiPicker);

/** Opens all emoji, to put one into what is written. Phones have them on their keyboards already. */
export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const [open, setOpen] = useState(false);
  function pick(emoji: string) {
    setOpen(false);
    // The popover gives the focus back to its button as it closes; the box takes it after that.
    setTimeout(() => onPick(emoji), 50);
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      side="top"
      className="p-2!"
      trigger={
        <IconButton label="Emoji" size="sm" className="mb-1 text-muted [@media(hover:none)]:hidden">
          <Smile />
        </IconButton>
      }
    >
      <Lazy load={loadPicker} loading={<Skeleton className="h-80" />}>
        {(EmojiPicker) => <EmojiPicker onPick={pick} />}
      </Lazy>
    </Popover>
  );
}
