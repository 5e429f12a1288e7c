"use client";

import { MessagesSquare, Plus, Users } from "lucide-react";
import { useEffect, useState } from "react";
import { request } from "@/components/chat/api";
import { Button } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";
import { Skeleton } from "@/components/ui/skeleton";
import { whenWords } from "@/components/ui/when";
import type { Room, RoomInput } from "@/lib/rooms/schema";
import { ListFoot } from "./list-parts";
import { peopleWords } from "./people-count";
import { useList } from "./use-list";
import { VisibilityIcon } from "./visibility";

const loadDialog = () => import("./room-dialog").then((module) => module.RoomDialog);

const REFRESH_MS = 30_000;

type RoomsListProps = { mediaId: string; onJoin: (roomId: string) => void };

/** The rooms around a media, the lobby first, and a way to make one's own. */
export function RoomsList({ mediaId, onJoin }: RoomsListProps) {
  const list = useRooms(mediaId);
  const [asked, setAsked] = useState(false);
  const [creating, setCreating] = useState(false);

  function ask() {
    setAsked(true);
    setCreating(true);
  }

  async function create(body: RoomInput) {
    const { room } = await request<{ room: Room }>(`/api/media/${mediaId}/rooms`, { method: "POST", body });
    onJoin(room.id);
  }

  if (list.error && !list.items) return <Failed message={list.error} onRetry={list.reload} />;
  if (!list.items) return <Loading />;
  const [lobby, ...others] = list.items;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-1 pb-6">
      {lobby && <Lobby room={lobby} onJoin={onJoin} />}
      <div className="mt-7 mb-2 flex items-center justify-between gap-3">
        <h3 className="text-sm font-semibold">Rooms</h3>
        <Button size="sm" variant="ghost" className="-mr-2" onClick={ask}>
          <Plus aria-hidden="true" /> Create a room
        </Button>
      </div>
      {others.length === 0 && (
        <p className="text-sm text-pretty text-muted">
          No other rooms yet. Make one for your friends, open to everyone or by invitation.
        </p>
      )}
      <ul className="-mx-2 flex flex-col">
        {others.map((room) => (
          <li key={room.id}>
            <RoomRow room={room} onJoin={onJoin} />
          </li>
        ))}
      </ul>
      <div className="flex flex-col">
        <ListFoot {...list} />
      </div>
      {asked && (
        <Lazy load={loadDialog}>
          {(RoomDialog) => <RoomDialog open={creating} onOpenChange={setCreating} create={create} />}
        </Lazy>
      )}
    </div>
  );
}

/** They are asked again every 30 s, while somebody looks. */
function useRooms(mediaId: string) {
  const list = useList<Room>(`/api/media/${mediaId}/rooms`);
  const { refresh } = list;
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  return list;
}

function Lobby({ room, onJoin }: { room: Room; onJoin: (roomId: string) => void }) {
  return (
    <div className="flex flex-col gap-4 rounded-card bg-surface p-5">
      <div className="flex items-start gap-3">
        <span aria-hidden="true" className="rounded-full bg-surface-2 p-2.5 text-accent">
          <MessagesSquare className="size-5" />
        </span>
        <div className="min-w-0">
          <p className="font-semibold">{room.title}</p>
          <p className="text-sm text-muted">{hereWords(room.people)}</p>
        </div>
      </div>
      <Button variant="primary" onClick={() => onJoin(room.id)}>
        Join lobby
      </Button>
    </div>
  );
}

function RoomRow({ room, onJoin }: { room: Room; onJoin: (roomId: string) => void }) {
  return (
    <button
      type="button"
      onClick={() => onJoin(room.id)}
      className="flex min-h-12 w-full items-center gap-3 rounded-control px-2 py-2 text-left transition-colors hover:bg-surface-2"
    >
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          <span className="truncate text-[0.9375rem] font-medium">{room.title}</span>
          <VisibilityIcon visibility={room.visibility} className="size-3.5 shrink-0 text-muted" />
        </span>
        {room.topic && <span className="block truncate text-[0.8125rem] text-muted">{room.topic}</span>}
        <span className="block text-xs text-muted">
          {room.role && <span className="text-accent">{room.role === "owner" ? "Yours" : "Joined"} · </span>}
          Active {whenWords(room.lastActiveAt)}
        </span>
      </span>
      <span className="flex shrink-0 items-center gap-1.5 text-sm text-muted tabular-nums">
        <Users aria-hidden="true" className="size-4" />
        {peopleWords(room.people)}
        <span className="sr-only"> here</span>
      </span>
    </button>
  );
}

function hereWords(people: number) {
  if (people === 0) return "Nobody here yet. Be the first.";
  return people === 1 ? "1 person is here" : `${peopleWords(people)} people are here`;
}

function Loading() {
  return (
    <div role="status" aria-label="Loading rooms" className="flex flex-col gap-4 px-4 pt-1">
      <Skeleton className="h-36 rounded-card" />
      <Skeleton className="mt-4 h-4 w-20" />
      <Skeleton className="h-10" />
      <Skeleton className="h-10" />
    </div>
  );
}

function Failed({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-4 px-6 text-center">
      <p role="alert" className="text-muted">
        {message}
      </p>
      <Button size="sm" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
