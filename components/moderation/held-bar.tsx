"use client";

import { Hourglass } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useAsked, useMayModerate, useRoomState } from "@/components/chat/room-context";
import { call } from "@/components/playlists/call";
import { onUserEvent } from "@/components/realtime/user-events";
import { Button } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";
import type { HoldingEvent } from "@/lib/moderation/held-schema";
import { listHeld } from "@/lib/moderation/rules-actions";

const loadDialog = () => import("./held-dialog").then((module) => module.HeldDialog);

/** Tells those who keep the room that messages wait for them, and leads to these. */
export function HeldBar() {
  const keeps = useMayModerate();
  return keeps ? <Waiting /> : null;
}

function Waiting() {
  const roomId = useRoomState(({ room }) => room.id);
  const [waiting, setWaiting] = useState(0);
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const ask = useCallback(async () => {
    const result = await call(() => listHeld({ roomId }));
    if (result.ok) setWaiting(result.data.waiting);
  }, [roomId]);
  useAsked(ask);
  useEffect(
    () =>
      onUserEvent<HoldingEvent>("holding", (event) => {
        if (event.roomId === roomId) setWaiting(event.waiting);
      }),
    [roomId],
  );
  return (
    <div ref={place} tabIndex={-1} className="shrink-0 outline-none">
      {waiting > 0 && (
        <div
          role="status"
          className="flex min-h-11 items-center gap-2 border-line border-b bg-surface px-4 text-sm"
        >
          <Hourglass aria-hidden="true" className="size-4 shrink-0 text-muted" />
          <p className="min-w-0 flex-1 truncate">
            {waiting === 1 ? "One message waits for you." : `${waiting} messages wait for you.`}
          </p>
          <Button size="sm" variant="ghost" onClick={() => setOpen(true)}>
            Look
          </Button>
        </div>
      )}
      {open && (
        <Lazy load={loadDialog}>
          {(HeldDialog) => (
            <HeldDialog
              open={open}
              onOpenChange={setOpen}
              finalFocus={() => place.current?.querySelector("button") ?? place.current}
              roomId={roomId}
              onWaiting={setWaiting}
            />
          )}
        </Lazy>
      )}
    </div>
  );
}
