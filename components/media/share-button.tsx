"use client";

import { Share2 } from "lucide-react";
import { openShare } from "@/components/sharing/share";
import { Button } from "@/components/ui/button";

type ShareButtonProps = { title: string; path: string };

/** Opens the share sheet for a page. */
export function ShareButton({ title, path }: ShareButtonProps) {
  return (
    <Button size="sm" aria-haspopup="dialog" onClick={() => openShare({ title, path })}>
      <Share2 aria-hidden="true" />
      Share
    </Button>
  );
}
