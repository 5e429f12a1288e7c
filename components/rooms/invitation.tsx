"use client";

import Link from "next/link";
import { useState } from "react";
import { messageOf, request } from "@/components/chat/api";
import { Button, buttonStyles } from "@/components/ui/button";
import { toast, toastError } from "@/components/ui/toast";
import type { OwnRoom } from "@/lib/rooms/schema";
import { RoomPicture } from "./room-picture";

/** A room that the viewer was asked into by name: to join by playing what it is about, or to say no to. */
export function Invitation({ room, onDeclined }: { room: OwnRoom; onDeclined: () => void }) {
  const [pending, setPending] = useState(false);
  async function decline() {
    setPending(true);
    try {
      await request(`/api/rooms/${room.id}/decline`, { method: "POST", body: {} });
      toast(`You are not invited to “${room.title}” any more.`);
      onDeclined();
    } catch (error) {
      toastError(messageOf(error));
      setPending(false);
    }
  }
  return (
    <li className="flex flex-col gap-4 rounded-card bg-surface p-4">
      <div className="flex items-center gap-3.5">
        <RoomPicture media={room.media} />
        <div className="min-w-0">
          <p className="truncate font-medium">{room.title}</p>
          <p className="truncate text-sm text-muted">{room.media?.title}</p>
          {room.topic && <p className="truncate text-xs text-muted">{room.topic}</p>}
        </div>
      </div>
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="ghost" pending={pending} onClick={decline}>
          Decline
        </Button>
        <Link
          href={`/media/${room.mediaId}?room=${room.id}`}
          className={buttonStyles({ size: "sm", variant: "primary" })}
        >
          Go there
        </Link>
      </div>
    </li>
  );
}
