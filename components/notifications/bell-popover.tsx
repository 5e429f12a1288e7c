"use client";

import { Popover as Base } from "@base-ui/react/popover";
import { BellOff } from "lucide-react";
import Link from "next/link";
import { type ReactElement, useEffect, useState } from "react";
import { Button, buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NotLoaded } from "@/components/ui/lazy";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { NotificationRow } from "./notification-row";
import { readAll, refreshNotifications, useNotifications } from "./store";
import { useUnread } from "./unread";

const SHOWN = 8;

/** The latest notifications below the bell, with the way to all of them. */
export default function BellPopover({ trigger }: { trigger: ReactElement }) {
  const [open, setOpen] = useState(true);
  const unread = useUnread((state) => state.unread);
  const close = () => setOpen(false);
  useEffect(() => {
    if (open) ask();
  }, [open]);
  return (
    <Popover
      trigger={trigger}
      open={open}
      onOpenChange={setOpen}
      className="flex max-h-[min(var(--available-height),36rem)] w-96! flex-col overflow-hidden! p-0!"
    >
      <header className="flex min-h-14 items-center justify-between gap-3 border-line border-b py-2 pr-2 pl-5">
        <Base.Title className="font-semibold">Notifications</Base.Title>
        {unread > 0 && (
          <Button size="sm" variant="ghost" onClick={() => void readAll()}>
            Mark all as read
          </Button>
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2">
        <Latest onLeave={close} />
      </div>
      <footer className="border-line border-t p-2">
        <Link
          href="/notifications"
          onClick={close}
          className={buttonStyles({ variant: "ghost", size: "sm" }, "h-11! w-full")}
        >
          See all
        </Link>
      </footer>
    </Popover>
  );
}

function Latest({ onLeave }: { onLeave: () => void }) {
  const { items, status } = useNotifications();
  if (status === "unasked") return <Loading />;
  if (status === "failed") return <NotLoaded onRetry={ask} className="px-3 py-6" />;
  if (items.length === 0)
    return (
      <EmptyState icon={<BellOff />} title="Nothing yet" className="py-8!">
        Invitations, suggestions and mentions show up here.
      </EmptyState>
    );
  return (
    <ul aria-label="Latest notifications">
      {items.slice(0, SHOWN).map((notification) => (
        <li key={notification.id}>
          <NotificationRow notification={notification} onLeave={onLeave} />
        </li>
      ))}
    </ul>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Loading notifications" className="flex flex-col gap-2 p-1">
      {[1, 2, 3].map((line) => (
        <Skeleton key={line} className="h-16" />
      ))}
    </div>
  );
}

function ask() {
  refreshNotifications().catch(() => undefined);
}
