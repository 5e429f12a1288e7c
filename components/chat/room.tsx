"use client";

import { DoorOpen } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Notice } from "./notice";
import type { ChatViewer } from "./room-context";
import { RoomView } from "./room-view";
import { useJoinedRoom } from "./use-joined-room";

type RoomProps = { roomId: string; invite?: string; viewer: ChatViewer; onLeave: () => void };

/** A room from the press on "Join" on: joining, in it, or why not. */
export function Room({ roomId, invite, viewer, onLeave }: RoomProps) {
  const { engine, refusal, retry } = useJoinedRoom(roomId, viewer.id, invite);
  if (engine) return <RoomView key={roomId} engine={engine} viewer={viewer} onLeave={onLeave} />;
  if (!refusal) return <Joining />;
  return (
    <Notice icon={<DoorOpen />} title="You are not in this room" alert>
      <p>{refusal.message}</p>
      <div className="mt-5 flex flex-wrap justify-center gap-2">
        {refusal.code === "forbidden" && (
          <Button size="sm" onClick={retry}>
            Try again
          </Button>
        )}
        <Button size="sm" variant="primary" onClick={onLeave}>
          See the rooms
        </Button>
      </div>
    </Notice>
  );
}

function Joining() {
  return (
    <div role="status" aria-label="Joining the room" className="flex flex-1 flex-col">
      <div className="flex h-14 items-center border-line border-b px-4">
        <Skeleton className="h-4 w-28" />
      </div>
    </div>
  );
}
