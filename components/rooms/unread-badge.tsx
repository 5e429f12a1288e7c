"use client";

import { clsx } from "clsx";
import { useEffect } from "react";
import { useViewer } from "@/components/viewer";
import { forgetUnreadCount, refreshUnread, useUnreadMessages } from "./unread-store";
import { shared, whileSeen } from "./while-seen";

const EVERY_MS = 20_000;
const MOST = 99;

/** How many messages wait in the viewer's rooms, beside the way there; nothing when there are none. */
export function UnreadBadge({ className }: { className?: string }) {
  const viewerId = useViewer()?.id;
  const unread = useUnreadMessages((state) => state.unread);
  useEffect(() => (viewerId ? keepCounting() : undefined), [viewerId]);
  if (unread === 0) return null;
  return (
    <span
      className={clsx(
        "inline-flex h-4.5 w-max min-w-4.5 items-center justify-center rounded-full bg-accent px-1 text-[0.6875rem] leading-none font-semibold whitespace-nowrap text-accent-text tabular-nums",
        className,
      )}
    >
      {countWords(unread)}
      <span className="sr-only"> unread messages</span>
    </span>
  );
}

export function countWords(unread: number) {
  return unread > MOST ? `${MOST}+` : String(unread);
}

/** Asks now, and every 20 s while the page is looked at; once, however many badges there are. */
const keepCounting = shared(() => {
  const ask = () => void refreshUnread();
  ask();
  const stop = whileSeen(ask, EVERY_MS);
  return () => {
    stop();
    forgetUnreadCount();
  };
});
