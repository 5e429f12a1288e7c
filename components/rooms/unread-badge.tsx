"use client";

import { clsx } from "clsx";
import { useEffect } from "react";
import { useViewer } from "@/components/viewer";
import { forgetUnreadCount, refreshUnread, useUnreadMessages } from "./unread-store";

const EVERY_MS = 20_000;
const MOST = 99;

let watchers = 0;

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

/** Asks now, every 20 s while the page is looked at, and when one comes back to it; once, however many badges there are. */
function keepCounting() {
  watchers += 1;
  const stop = watchers === 1 ? begin() : undefined;
  return () => {
    watchers -= 1;
    stop?.();
  };
}

function begin() {
  const stopped = new AbortController();
  const ask = () => void (document.visibilityState === "visible" && refreshUnread());
  const timer = setInterval(ask, EVERY_MS * (0.85 + Math.random() * 0.3));
  document.addEventListener("visibilitychange", ask, { signal: stopped.signal });
  window.addEventListener("online", ask, { signal: stopped.signal });
  ask();
  return () => {
    stopped.abort();
    clearInterval(timer);
    forgetUnreadCount();
  };
}
