"use client";

import { clsx } from "clsx";
import { ShieldCheck } from "lucide-react";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { whenWords } from "@/components/ui/when";
import type { Notification } from "@/lib/notifications/schema";
import { lineOf } from "./lines";
import { readOne } from "./store";

type NotificationRowProps = { notification: Notification; onLeave?: () => void };

/** One thing that the viewer was told: a link to what it is about. Following it marks it as read. */
export function NotificationRow({ notification, onLeave }: NotificationRowProps) {
  const { words, href, quote } = lineOf(notification);
  const by = "by" in notification.data ? notification.data.by : null;
  const unread = notification.readAt === null;
  function follow() {
    readOne(notification);
    onLeave?.();
  }
  return (
    <Link
      href={href}
      onClick={follow}
      className="flex min-h-14 items-start gap-3.5 rounded-control px-3 py-3 transition-colors hover:bg-surface-2"
    >
      {by ? (
        <Avatar user={by} />
      ) : (
        <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-surface-2 text-muted">
          <ShieldCheck aria-hidden="true" className="size-5" />
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className={clsx("block text-[0.9375rem] leading-snug", !unread && "text-muted")}>
          {by && <strong className="font-semibold">{by.name}</strong>} {words}
        </span>
        {quote && <span className="mt-1 line-clamp-2 text-muted text-sm">“{quote}”</span>}
        <time
          dateTime={notification.createdAt}
          className="mt-1 block text-muted text-xs"
          suppressHydrationWarning
        >
          {whenWords(notification.createdAt)}
        </time>
      </span>
      {unread && (
        <span className="mt-1.5 size-2.5 shrink-0 rounded-full bg-accent">
          <span className="sr-only">Unread</span>
        </span>
      )}
    </Link>
  );
}
