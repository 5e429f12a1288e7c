"use client";

import { type FormEvent, useState } from "react";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { invite, removePerson } from "@/lib/collaboration/actions";
import type { CollaboratorRole } from "@/lib/playlists/schema";
import { choosable, roleWords } from "./words";

type InviteFormProps = { playlistId: string; onInvited: () => void };

/** Asks somebody by their handle to work on a list. */
export function InviteForm({ playlistId, onInvited }: InviteFormProps) {
  const [handle, setHandle] = useState("");
  const [role, setRole] = useState<CollaboratorRole>("editor");
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!handle.trim()) return setError("Whose handle is it?");
    setPending(true);
    const result = await call(() => invite({ playlistId, handle, role }));
    setPending(false);
    if (!result.ok) return setError(result.error.fields?.handle ?? result.error.message);
    setError(undefined);
    setHandle("");
    onInvited();
    const { user } = result.data;
    const back = () => call(() => removePerson({ playlistId, userId: user.id })).then(onInvited);
    toast(`${user.name} is invited.`, { action: { label: "Undo", onClick: () => void back() } });
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_10rem] sm:items-start">
        <Field label="Invite somebody" error={error}>
          <Input
            value={handle}
            onChange={(event) => setHandle(event.target.value)}
            placeholder="@handle"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="send"
          />
        </Field>
        <Field label="As">
          <Select value={role} onChange={(event) => setRole(event.target.value as CollaboratorRole)}>
            {choosable.map((value) => (
              <option key={value} value={value}>
                {roleWords[value].label}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 text-pretty text-muted text-sm">{roleWords[role].hint}</p>
        <Button type="submit" variant="primary" pending={pending}>
          Invite
        </Button>
      </div>
    </form>
  );
}
