"use client";

import { DoorOpen, Ellipsis } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { messageOf, request } from "@/components/chat/api";
import { VisibilityIcon } from "@/components/rooms/visibility";
import { IconButton } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { EmptyState } from "@/components/ui/empty-state";
import { Menu, MenuItem } from "@/components/ui/menu";
import { toast, toastError } from "@/components/ui/toast";
import { searchRooms } from "@/lib/moderation/staff-actions";
import type { RoomsQuery, StaffRoom, StaffRoomPage } from "@/lib/moderation/staff-schema";
import { MorePages } from "./more-pages";
import { Ago, Mark } from "./parts";
import { useMore } from "./use-more";

/** All rooms, the last active first, with what waits in each. */
export function RoomsView({ first, query }: { first: StaffRoomPage; query: RoomsQuery }) {
  const { items, change, ...more } = useMore(first, (cursor) => searchRooms({ ...query, cursor }));
  if (items.length === 0)
    return (
      <EmptyState icon={<DoorOpen />} title="No room like that">
        Rooms are found by words of their title or topic.
      </EmptyState>
    );
  const setClosed = (id: string, closed: boolean) =>
    change((rooms) => rooms.map((room) => (room.id === id ? { ...room, closed } : room)));
  return (
    <>
      <ul className="divide-y divide-line rounded-panel border border-line bg-surface px-5">
        {items.map((room) => (
          <Row
            key={room.id}
            room={room}
            onClosed={(closed) => setClosed(room.id, closed)}
            onDeleted={() => change((rooms) => rooms.filter(({ id }) => id !== room.id))}
          />
        ))}
      </ul>
      <MorePages {...more} />
    </>
  );
}

type RowProps = { room: StaffRoom; onClosed: (closed: boolean) => void; onDeleted: () => void };

function Row({ room, onClosed, onDeleted }: RowProps) {
  return (
    <li className="flex items-center gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/rooms/${room.id}`}
            prefetch={false}
            className="min-w-0 truncate py-0.5 font-medium hover:underline"
          >
            {room.title}
          </Link>
          <VisibilityIcon visibility={room.visibility} className="size-3.5 shrink-0 text-muted" />
          {room.closed && <Mark>Closed</Mark>}
          {room.calm && <Mark tone="accent">Calm mode</Mark>}
          {room.cases > 0 && (
            <Link href={`/moderation?roomId=${room.id}`} prefetch={false}>
              <Mark tone="danger">{room.cases === 1 ? "1 open case" : `${room.cases} open cases`}</Mark>
            </Link>
          )}
          {room.held > 0 && <Mark>{room.held} held</Mark>}
        </p>
        <p className="text-muted text-sm [overflow-wrap:anywhere] sm:truncate">
          {room.media.title}
          {room.owner && ` · ${room.owner.name}`}
          {` · ${room.members.toLocaleString("en")} ${room.members === 1 ? "member" : "members"}`}
          {` · ${room.messages.toLocaleString("en")} ${room.messages === 1 ? "message" : "messages"} · active `}
          <Ago at={room.lastActiveAt} />
        </p>
      </div>
      {room.kind === "room" && <RoomActions room={room} onClosed={onClosed} onDeleted={onDeleted} />}
    </li>
  );
}

/** Closing can be undone; deleting cannot, and is asked about. */
function RoomActions({ room, onClosed, onDeleted }: RowProps) {
  const [deleting, setDeleting] = useState(false);
  async function attempt(method: "POST" | "DELETE", path: string, done: () => void) {
    try {
      await request(`/api/rooms/${room.id}${path}`, { method, body: {} });
      done();
    } catch (error) {
      toastError(messageOf(error));
    }
  }
  const reopen = () => attempt("POST", "/reopen", () => onClosed(false));
  const close = () =>
    attempt("POST", "/close", () => {
      onClosed(true);
      toast("The room is closed.", { action: { label: "Undo", onClick: () => void reopen() } });
    });
  const remove = () =>
    attempt("DELETE", "", () => {
      toast("The room is deleted.");
      onDeleted();
    });
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`Actions for ${room.title}`} className="text-muted">
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem render={<Link href={`/moderation?roomId=${room.id}`} />}>Its cases</MenuItem>
        <MenuItem render={<Link href={`/moderation/audit?roomId=${room.id}`} />}>Its log</MenuItem>
        <MenuItem onClick={room.closed ? reopen : close}>
          {room.closed ? "Open it again" : "Close it"}
        </MenuItem>
        <MenuItem danger onClick={() => setDeleting(true)}>
          Delete it
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete “${room.title}”?`}
        description="Everything that was said in it goes for good, for everyone. Closing it instead can be undone."
        confirmLabel="Delete room"
        onConfirm={remove}
      />
    </>
  );
}
