"use client";

import { Ellipsis, LogOut, Users } from "lucide-react";
import { useEffect, useState } from "react";
import { messageOf, request } from "@/components/chat/api";
import { useMayModerate, useRoomHandle, useRoomState } from "@/components/chat/room-context";
import { PersonItems } from "@/components/moderation/moderation-items";
import { Avatar } from "@/components/ui/avatar";
import { Button, IconButton } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { toast, toastError } from "@/components/ui/toast";
import type { People } from "@/lib/rooms/schema";
import type { User } from "@/lib/users/schema";
import { COUNTED_PEOPLE, peopleWords } from "./people-count";

const REFRESH_MS = 30_000;

/** How many are here, and behind it who. Those who keep order find what they need beside each name. */
export function PeoplePopover({ onAll }: { onAll: () => void }) {
  const { engine } = useRoomHandle();
  const room = useRoomState((state) => state.room);
  const [open, setOpen] = useState(false);
  const { people, error } = usePeople(room.id, open, engine.setPeople);
  function showAll() {
    setOpen(false);
    onAll();
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title="Who is here"
      trigger={
        <button
          type="button"
          aria-label={`${peopleWords(room.people)} here. Show who`}
          className="inline-flex h-9 shrink-0 items-center gap-1.5 rounded-full px-3 text-sm text-muted tabular-nums transition-colors hover:bg-surface-2 hover:text-text"
        >
          <Users aria-hidden="true" className="size-4" />
          {peopleWords(room.people)}
        </button>
      }
    >
      {error && <p className="text-sm text-muted">{error}</p>}
      {!error && !people && <Skeleton className="h-24" />}
      {people && <PeopleList people={people} />}
      <Button size="sm" variant="ghost" className="mt-2 -ml-3.5" onClick={showAll}>
        All members
      </Button>
    </Popover>
  );
}

/**
 * Who is here, asked when the list is opened and every now and then while it is. The number is told by events and
 * heartbeats; of very many people only these answers tell it.
 */
function usePeople(roomId: string, open: boolean, onCount: (count: number) => void) {
  const [people, setPeople] = useState<People>();
  const [error, setError] = useState<string>();
  const { engine } = useRoomHandle();
  useEffect(() => {
    let stopped = false;
    async function load() {
      try {
        const answer = await request<People>(`/api/rooms/${roomId}/people`);
        if (stopped) return;
        setPeople(answer);
        setError(undefined);
        onCount(answer.count);
      } catch (failure) {
        if (!stopped) setError(messageOf(failure));
      }
    }
    const isCrowd = () => engine.store.getState().room.people >= COUNTED_PEOPLE;
    if (open || isCrowd()) void load();
    const timer = setInterval(
      () => document.visibilityState === "visible" && (open || isCrowd()) && load(),
      REFRESH_MS * (0.8 + Math.random() * 0.4),
    );
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [roomId, open, onCount, engine]);
  return { people, error };
}

function PeopleList({ people: { count, people } }: { people: People }) {
  const more = count - people.length;
  return (
    <>
      <ul className="-mx-1.5 flex max-h-80 flex-col overflow-y-auto">
        {people.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ul>
      {more > 0 && <p className="pt-2 text-sm text-muted">and {more.toLocaleString("en")} more</p>}
    </>
  );
}

function Person({ person }: { person: User }) {
  const { viewer } = useRoomHandle();
  const mayModerate = useMayModerate();
  const isSelf = person.id === viewer.id;
  return (
    <li className="flex min-h-11 items-center gap-3 px-1.5">
      <Avatar user={person} size="sm" />
      <span className="min-w-0 flex-1 truncate text-[0.9375rem]">
        {person.name}
        {isSelf && <span className="text-muted"> (you)</span>}
      </span>
      {!isSelf && <PersonMenu person={person} keeps={mayModerate} />}
    </li>
  );
}

/** Removing lets come back, so it is quickly done; what lasts longer has a dialog of its own. */
function PersonMenu({ person, keeps }: { person: User; keeps: boolean }) {
  const { viewer } = useRoomHandle();
  const room = useRoomState((state) => state.room);
  const [asking, setAsking] = useState(false);

  async function kick() {
    try {
      await request(`/api/rooms/${room.id}/kick`, { method: "POST", body: { userId: person.id } });
      toast(`${person.name} is out of the room.`);
    } catch (error) {
      toastError(messageOf(error));
    }
  }

  return (
    <>
      <Menu
        trigger={
          <IconButton label={`Actions for ${person.name}`} size="sm" className="text-muted max-sm:size-11">
            <Ellipsis />
          </IconButton>
        }
      >
        {keeps && (
          <MenuItem onClick={() => setAsking(true)}>
            <LogOut aria-hidden="true" /> Remove from the room
          </MenuItem>
        )}
        <PersonItems person={person} roomId={room.id} keeps={keeps} staff={viewer.role !== "user"} />
      </Menu>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove ${person.name}?`}
        description="They leave the room at once and may come back."
        confirmLabel="Remove"
        onConfirm={kick}
      />
    </>
  );
}
