"use client";

import { BellOff } from "lucide-react";
import { useEffect, useState } from "react";
import { messageOf } from "@/components/chat/api";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldError } from "@/components/ui/field";
import type { NotificationPage } from "@/lib/notifications/schema";
import { NotificationRow } from "./notification-row";
import { loadOlder, readAll, takeNewest, useNotifications } from "./store";
import { useUnread } from "./unread";

/** All that the viewer was told, newest first; what is told meanwhile comes in at the top. */
export function NotificationFeed({ first }: { first: NotificationPage }) {
  const told = useNotifications();
  const known = useUnread((state) => state.unread);
  useEffect(() => takeNewest(first), [first]);
  // The first drawing is the server's; the store has nothing to say before it has taken that over.
  const { items, nextCursor } = told.status === "ready" ? told : first;
  const unread = told.status === "ready" ? known : first.unread;
  return (
    <>
      <header className="mb-6 flex min-h-11 flex-wrap items-center justify-between gap-4">
        <h1 className="font-bold text-3xl tracking-tight md:text-4xl">Notifications</h1>
        {unread > 0 && <Button onClick={() => void readAll()}>Mark all as read</Button>}
      </header>
      {items.length === 0 && (
        <EmptyState icon={<BellOff />} title="Nothing yet">
          Invitations to playlists and rooms, suggestions and mentions show up here.
        </EmptyState>
      )}
      <ul aria-label="Notifications" className="-mx-3 flex flex-col gap-0.5">
        {items.map((notification) => (
          <li key={notification.id}>
            <NotificationRow notification={notification} />
          </li>
        ))}
      </ul>
      {nextCursor && <Older />}
    </>
  );
}

function Older() {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState("");
  async function load() {
    setPending(true);
    const failure = await loadOlder().then(() => "", messageOf);
    setPending(false);
    setError(failure);
  }
  return (
    <div className="mt-8 flex flex-col items-center gap-3">
      {error && <FieldError>{error}</FieldError>}
      <Button pending={pending} onClick={load}>
        Show more
      </Button>
    </div>
  );
}
