"use client";

import { Share2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toast, toastError } from "@/components/ui/toast";

type ShareButtonProps = { title: string; path: string; size?: "sm" | "md" };

/** Shares the page's address: by the device's own sheet where touch is the rule, else by copying it. */
export function ShareButton({ title, path, size = "sm" }: ShareButtonProps) {
  async function share() {
    const url = new URL(path, location.origin).href;
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      await navigator.share({ title, url }).catch(() => undefined);
      return;
    }
    await navigator.clipboard.writeText(url).then(
      () => toast("The link is copied."),
      () => toastError(`The browser would not copy it. The link is ${url}`),
    );
  }
  return (
    <Button size={size} onClick={share}>
      <Share2 aria-hidden="true" />
      Share
    </Button>
  );
}
