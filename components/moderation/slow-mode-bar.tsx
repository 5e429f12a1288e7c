"use client";

import { Gauge, X } from "lucide-react";
import { useState } from "react";
import { useMayModerate, useRoomState } from "@/components/chat/room-context";
import type { RoomState } from "@/components/chat/room-state";
import { call } from "@/components/playlists/call";
import { Button, IconButton } from "@/components/ui/button";
import { toast, toastError } from "@/components/ui/toast";
import { updateRules } from "@/lib/moderation/rules-actions";
import { BUSY_MESSAGES, SUGGESTED_SLOW_SECONDS } from "@/lib/moderation/rules-limits";

const MINUTE_MS = 60_000;

/** Offers slow mode to those who keep the room when more is said than anybody can follow. Once declined, not again. */
export function SlowModeBar() {
  const keeps = useMayModerate();
  const busy = useRoomState(isBusy);
  const roomId = useRoomState(({ room }) => room.id);
  const [declined, setDeclined] = useState(false);
  const [pending, setPending] = useState(false);
  if (!keeps || !busy || declined) return null;

  async function slowDown() {
    setPending(true);
    const ok = await setSlowMode(roomId, SUGGESTED_SLOW_SECONDS);
    setPending(false);
    if (!ok) return;
    const undo = { label: "Undo", onClick: () => void setSlowMode(roomId, 0) };
    toast(`Slow mode is on: ${SUGGESTED_SLOW_SECONDS} s between two messages of one person.`, {
      action: undo,
    });
  }

  return (
    <div
      role="status"
      className="flex min-h-11 items-center gap-2 border-line border-b bg-surface px-4 text-sm"
    >
      <Gauge aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <p className="min-w-0 flex-1">More is said here than one can read.</p>
      <Button size="sm" variant="ghost" pending={pending} onClick={slowDown}>
        Slow mode
      </Button>
      <IconButton label="Do not slow down" size="sm" onClick={() => setDeclined(true)}>
        <X />
      </IconButton>
    </div>
  );
}

function isBusy({ room, timeline }: RoomState) {
  const early = timeline.messages.at(-1 - BUSY_MESSAGES);
  const soon = early !== undefined && Date.now() - Date.parse(early.createdAt) < MINUTE_MS;
  return soon && room.slowModeSeconds === 0;
}

async function setSlowMode(roomId: string, slowModeSeconds: number) {
  const result = await call(() => updateRules({ roomId, slowModeSeconds }));
  if (!result.ok) toastError(result.error.message);
  return result.ok;
}
