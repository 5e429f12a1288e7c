"use client";

import { Crown, Ellipsis, ListPlus, Pencil, UserMinus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { call } from "@/components/playlists/call";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { toast, toastError } from "@/components/ui/toast";
import { changeRole, removePerson, transferList } from "@/lib/collaboration/actions";
import type { Collaborator } from "@/lib/collaboration/schema";
import type { CollaboratorRole } from "@/lib/playlists/schema";
import type { User } from "@/lib/users/schema";
import { roleWords } from "./words";

/** Somebody's picture, name and handle. */
export function PersonFace({ user }: { user: User }) {
  return (
    <>
      <Avatar user={user} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-[0.9375rem]">{user.name}</span>
        <span className="block truncate text-muted text-sm">@{user.handle}</span>
      </span>
    </>
  );
}

type PersonRowProps = {
  person: Collaborator;
  playlist: { id: string; title: string };
  /** The viewer owns the list. */
  managed: boolean;
  onChanged: () => void;
};

/** Somebody who works on a list or is asked to, with what its owner can do about it. */
export function PersonRow({ person, playlist, managed, onChanged }: PersonRowProps) {
  const { user, role, acceptedAt } = person;
  const { label } = roleWords[role];
  return (
    <li className="flex min-h-15 items-center gap-3">
      <PersonFace user={user} />
      <span className="shrink-0 text-right text-muted text-sm">
        {acceptedAt ? label : `Invited · ${label}`}
      </span>
      {managed && <PersonMenu person={person} playlist={playlist} onChanged={onChanged} />}
    </li>
  );
}

type Asking = "remove" | "transfer" | null;

function PersonMenu({ person, playlist, onChanged }: Omit<PersonRowProps, "managed">) {
  const { user, role, acceptedAt } = person;
  const [asking, setAsking] = useState<Asking>(null);
  const other: CollaboratorRole = role === "editor" ? "suggester" : "editor";

  async function become(next: CollaboratorRole, undo?: CollaboratorRole) {
    const result = await call(() => changeRole({ playlistId: playlist.id, userId: user.id, role: next }));
    onChanged();
    if (!result.ok) return toastError(result.error.message);
    const action = undo && { label: "Undo", onClick: () => void become(undo) };
    toast(`${user.name} is ${roleWords[next].a} now.`, { action });
  }

  return (
    <>
      <Menu
        trigger={
          <IconButton label={`Actions for ${user.name}`} className="-mr-2 text-muted">
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem onClick={() => become(other, role)}>
          {other === "editor" ? <Pencil aria-hidden="true" /> : <ListPlus aria-hidden="true" />}
          Make {roleWords[other].a}
        </MenuItem>
        {acceptedAt && (
          <MenuItem onClick={() => setAsking("transfer")}>
            <Crown aria-hidden="true" /> Make the owner…
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem danger onClick={() => setAsking("remove")}>
          <UserMinus aria-hidden="true" /> {acceptedAt ? "Remove…" : "Take the invitation back…"}
        </MenuItem>
      </Menu>
      <RemoveDialog
        open={asking === "remove"}
        onDone={() => setAsking(null)}
        {...{ person, playlist, onChanged }}
      />
      <TransferDialog
        open={asking === "transfer"}
        onDone={() => setAsking(null)}
        {...{ person, playlist, onChanged }}
      />
    </>
  );
}

type AskProps = Omit<PersonRowProps, "managed"> & { open: boolean; onDone: () => void };

function RemoveDialog({ open, onDone, person: { user, acceptedAt }, playlist, onChanged }: AskProps) {
  async function remove() {
    const result = await call(() => removePerson({ playlistId: playlist.id, userId: user.id }));
    onChanged();
    if (result.ok) toast(acceptedAt ? `${user.name} is removed.` : "The invitation is taken back.");
    else toastError(result.error.message);
  }
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onDone}
      title={acceptedAt ? `Remove ${user.name}?` : `Take back the invitation of ${user.name}?`}
      description={
        acceptedAt
          ? "From now on they can change and suggest nothing. What they have added stays."
          : "They can no longer accept it. You can ask them again."
      }
      confirmLabel={acceptedAt ? "Remove" : "Take it back"}
      onConfirm={remove}
    />
  );
}

function TransferDialog({ open, onDone, person: { user }, playlist, onChanged }: AskProps) {
  const router = useRouter();
  async function give() {
    const result = await call(() => transferList({ playlistId: playlist.id, userId: user.id }));
    onChanged();
    if (!result.ok) return toastError(result.error.message);
    toast(`“${playlist.title}” belongs to ${user.name} now. You are an editor.`);
    router.refresh();
  }
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onDone}
      title={`Give “${playlist.title}” to ${user.name}?`}
      description="They will own it, decide who works on it and who sees it. You stay on it as an editor, and only they can give it back."
      confirmLabel="Give it away"
      onConfirm={give}
    />
  );
}
