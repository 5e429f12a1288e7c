"use client";

import { useCallback, useState } from "react";
import { draw } from "@/components/sharing/host";
import { Dialog } from "@/components/ui/dialog";
import { Failure } from "@/components/ui/failure";
import { Skeleton } from "@/components/ui/skeleton";
import { listRoomLog } from "@/lib/moderation/actions";
import type { RoomLogLine, RoomLogPage } from "@/lib/moderation/audit-schema";
import type { Room } from "@/lib/rooms/schema";
import { actionWords, actorWords, dataWords } from "./audit-words";
import { MorePages } from "./more-pages";
import { Ago } from "./parts";
import { useAnswer } from "./use-answer";
import { useMore } from "./use-more";

let shown = 0;

export function show(room: Pick<Room, "id" | "title">) {
  draw("room-log", <RoomLog key={++shown} room={room} />);
}

/** What moderators did in a room, for its members where its owner publishes it. */
function RoomLog({ room }: { room: Pick<Room, "id" | "title"> }) {
  const [open, setOpen] = useState(true);
  const ask = useCallback(() => listRoomLog({ roomId: room.id }), [room.id]);
  const { data: first, error, reload } = useAnswer(ask);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Moderation log"
      description={`What was done in “${room.title}”, without names.`}
    >
      {!first && !error && <Skeleton className="h-40" />}
      {error && <Failure onRetry={reload}>{error}</Failure>}
      {first && <Lines roomId={room.id} first={first} />}
    </Dialog>
  );
}

function Lines({ roomId, first }: { roomId: string; first: RoomLogPage }) {
  const { items, change: _, ...more } = useMore(first, (cursor) => listRoomLog({ roomId, cursor }));
  if (items.length === 0) return <p className="text-muted">Nothing so far.</p>;
  return (
    <>
      <ul className="-my-2.5 divide-y divide-line">
        {items.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      <MorePages {...more} />
    </>
  );
}

function Line({ line: { actorRole, action, data, at } }: { line: RoomLogLine }) {
  const more = dataWords(data);
  return (
    <li className="py-2.5">
      <p>
        <span className="font-medium">{actorWords[actorRole]}</span> {actionWords(action)}
      </p>
      <p className="text-muted text-sm">
        <Ago at={at} />
        {more && ` · ${more}`}
      </p>
    </li>
  );
}
