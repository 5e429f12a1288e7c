"use client";

import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useViewer } from "@/components/viewer";
import type { OwnRoom, OwnRoomPage } from "@/lib/rooms/schema";
import { Invitation } from "./invitation";
import { ListFoot } from "./list-parts";
import { OwnRoomRow } from "./own-room-row";
import { refreshUnread } from "./unread-store";
import { useList } from "./use-list";
import { whileSeen } from "./while-seen";

const EVERY_MS = 20_000;

/** The viewer's rooms with what is unread, and the rooms they are asked into. Kept up to date while one looks. */
export function OwnRooms({ first }: { first: OwnRoomPage }) {
  const viewer = useViewer();
  const list = useList<OwnRoom>("/api/rooms", first);
  const { refresh, setItems } = list;
  useEffect(
    () =>
      whileSeen(() => {
        void refresh();
        void refreshUnread();
      }, EVERY_MS),
    [refresh],
  );

  const items = list.items ?? [];
  const invitations = items.filter(({ invited }) => invited);
  const rooms = items.filter(({ invited }) => !invited);
  const drop = (gone: OwnRoom) => setItems((all) => all.filter(({ id }) => id !== gone.id));
  if (items.length === 0) return <Nothing />;
  return (
    <div className="flex max-w-3xl flex-col gap-8">
      {invitations.length > 0 && (
        <section aria-labelledby="invitations">
          <h2 id="invitations" className="mb-3 text-lg font-semibold">
            You are invited
          </h2>
          <ul className="grid gap-3 sm:grid-cols-2">
            {invitations.map((room) => (
              <Invitation key={room.id} room={room} onDeclined={() => drop(room)} />
            ))}
          </ul>
        </section>
      )}
      <section aria-label="Rooms you are in" className="flex flex-col">
        <ul className="-mx-3 flex flex-col">
          {rooms.map((room) => (
            <OwnRoomRow
              key={room.id}
              room={room}
              viewer={viewer}
              onRoom={list.refresh}
              onGone={() => drop(room)}
            />
          ))}
        </ul>
        <ListFoot {...list} />
      </section>
    </div>
  );
}

function Nothing() {
  return (
    <EmptyState
      icon={<MessagesSquare />}
      title="You are in no room yet"
      action={
        <Link href="/" className={buttonStyles({ variant: "primary" })}>
          Find something to play
        </Link>
      }
    >
      Play a film or some music and join the people who are there, or make a room for your friends.
    </EmptyState>
  );
}
