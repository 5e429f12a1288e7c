"use client";

import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { messageOf, request } from "@/components/chat/api";
import { Avatar } from "@/components/ui/avatar";
import { Button, IconButton } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { toast, toastError } from "@/components/ui/toast";
import type { Guest, Room } from "@/lib/rooms/schema";
import { ListFoot } from "./list-parts";
import { useList } from "./use-list";

/** Invites people by name, whatever the room's visibility, and shows who has not come yet. */
export function SettingsGuests({ room }: { room: Room }) {
  const path = `/api/rooms/${room.id}/guests`;
  const list = useList<Guest>(path);
  const { setItems } = list;

  async function withdraw({ user }: Guest) {
    setItems((guests) => guests.filter((guest) => guest.user.id !== user.id));
    try {
      await request(`${path}/${user.id}`, { method: "DELETE", body: {} });
      toast(`${user.name} is not invited any more.`, {
        action: { label: "Undo", onClick: () => void invite(user.handle).catch(tell) },
      });
    } catch (error) {
      tell(error);
      list.reload();
    }
  }

  async function invite(handle: string) {
    const { guest } = await request<{ guest: Guest }>(path, { method: "POST", body: { handle } });
    setItems((guests) => [guest, ...guests.filter(({ user }) => user.id !== guest.user.id)]);
    return guest;
  }

  return (
    <section aria-label="Invitations" className="mb-6 flex flex-col">
      <InviteForm invite={invite} />
      {list.items && list.items.length > 0 && (
        <ul aria-label="Invited" className="-mx-1.5 mt-3 flex flex-col">
          {list.items.map((guest) => (
            <li key={guest.user.id} className="flex min-h-11 items-center gap-3 px-1.5">
              <Avatar user={guest.user} size="sm" className="opacity-60" />
              <span className="min-w-0 flex-1 truncate text-[0.9375rem]">
                {guest.user.name} <span className="text-xs text-muted">invited</span>
              </span>
              <IconButton
                label={`Withdraw ${guest.user.name}’s invitation`}
                size="sm"
                className="text-muted"
                onClick={() => withdraw(guest)}
              >
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <ListFoot {...list} />
    </section>
  );
}

function InviteForm({ invite }: { invite: (handle: string) => Promise<Guest> }) {
  const [handle, setHandle] = useState("");
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pending || !handle.trim()) return;
    setPending(true);
    setError(undefined);
    try {
      const { user } = await invite(handle);
      toast(`${user.name} is invited.`);
      setHandle("");
    } catch (failure) {
      setError(messageOf(failure));
    } finally {
      setPending(false);
    }
  }

  return (
    <form onSubmit={submit} className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <Field label="Invite by handle" error={error}>
          <Input
            value={handle}
            onChange={(event) => setHandle(event.target.value)}
            placeholder="@handle"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
          />
        </Field>
      </div>
      <Button type="submit" pending={pending} className="mt-[1.65rem]">
        Invite
      </Button>
    </form>
  );
}

function tell(error: unknown) {
  toastError(messageOf(error));
}
