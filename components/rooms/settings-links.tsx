"use client";

import { Copy, RefreshCw, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { messageOf, request } from "@/components/chat/api";
import { Button, IconButton } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { Field, FieldError, Select } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { toast, toastError } from "@/components/ui/toast";
import type { Room, RoomInvite } from "@/lib/rooms/schema";
import { ListFoot } from "./list-parts";
import { copyText, inviteLink } from "./room-links";
import { momentWords } from "./times";
import { useList } from "./use-list";
import { usedWords } from "./words";

const uses = [
  { value: "", label: "No limit" },
  { value: "1", label: "1 person" },
  { value: "5", label: "5 people" },
  { value: "25", label: "25 people" },
  { value: "100", label: "100 people" },
];
const lifetimes = [
  { value: "", label: "Never" },
  { value: "60", label: "In an hour" },
  { value: "1440", label: "In a day" },
  { value: "10080", label: "In a week" },
  { value: "43200", label: "In a month" },
];

/** The links into an invitation room: made with or without limits, copied, renewed, revoked. */
export function SettingsLinks({ room }: { room: Room }) {
  const path = `/api/rooms/${room.id}/invites`;
  const list = useList<RoomInvite>(path);
  const { setItems } = list;

  async function renew({ id }: RoomInvite) {
    const { invite } = await request<{ invite: RoomInvite }>(`${path}/${id}/renew`, {
      method: "POST",
      body: {},
    });
    setItems((links) => links.map((link) => (link.id === id ? invite : link)));
    toast("The link is new. The old one opens nothing any more.");
  }

  async function revoke({ id }: RoomInvite) {
    await request(`${path}/${id}`, { method: "DELETE", body: {} });
    setItems((links) => links.filter((link) => link.id !== id));
    toast("The link opens nothing any more.");
  }

  return (
    <div className="flex flex-col gap-5">
      <NewLink path={path} onMade={(link) => setItems((links) => [link, ...links])} />
      {!list.items && !list.error && <Skeleton className="h-24" />}
      {list.items?.length === 0 && <p className="text-sm text-muted">There is no link into this room now.</p>}
      <ul aria-label="Links" className="flex flex-col divide-y divide-line">
        {list.items?.map((link) => (
          <Link key={link.id} link={link} room={room} onRenew={renew} onRevoke={revoke} />
        ))}
      </ul>
      <ListFoot {...list} />
    </div>
  );
}

function NewLink({ path, onMade }: { path: string; onMade: (link: RoomInvite) => void }) {
  const [maxUses, setMaxUses] = useState("");
  const [minutes, setMinutes] = useState("10080");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();

  async function make(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    setError(undefined);
    try {
      const body = { maxUses: Number(maxUses) || null, minutes: Number(minutes) || null };
      onMade((await request<{ invite: RoomInvite }>(path, { method: "POST", body })).invite);
    } catch (failure) {
      setError(messageOf(failure));
    } finally {
      setPending(false);
    }
  }

  return (
    <form onSubmit={make} className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Lets in">
          <Select value={maxUses} onChange={(event) => setMaxUses(event.target.value)}>
            <Options of={uses} />
          </Select>
        </Field>
        <Field label="Ends">
          <Select value={minutes} onChange={(event) => setMinutes(event.target.value)}>
            <Options of={lifetimes} />
          </Select>
        </Field>
      </div>
      {error && <FieldError>{error}</FieldError>}
      <Button type="submit" variant="primary" pending={pending} className="self-end">
        Make a link
      </Button>
    </form>
  );
}

function Options({ of }: { of: { value: string; label: string }[] }) {
  return of.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

const questions = {
  renew: {
    title: "Renew the link?",
    description: "The link that you have given away so far will open nothing. This cannot be undone.",
    label: "Renew link",
  },
  revoke: {
    title: "Revoke the link?",
    description: "Whoever has it cannot come in by it any more. This cannot be undone.",
    label: "Revoke link",
  },
} as const;

type LinkProps = {
  link: RoomInvite;
  room: Room;
  onRenew: (link: RoomInvite) => Promise<void>;
  onRevoke: (link: RoomInvite) => Promise<void>;
};

function Link({ link, room, onRenew, onRevoke }: LinkProps) {
  const [asked, setAsked] = useState<keyof typeof questions>("renew");
  const [asking, setAsking] = useState(false);
  const { title, description, label } = questions[asked];
  function ask(which: keyof typeof questions) {
    setAsked(which);
    setAsking(true);
  }
  const confirm = () =>
    (asked === "renew" ? onRenew : onRevoke)(link).catch((error) => toastError(messageOf(error)));
  return (
    <li className="flex items-center gap-1 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="truncate font-mono text-sm">…{link.token.slice(-8)}</p>
        <p className="text-xs text-muted">{limitsOf(link)}</p>
      </div>
      <IconButton
        label="Copy link"
        size="sm"
        className="max-sm:size-11"
        onClick={() => copyText(inviteLink(room, link.token))}
      >
        <Copy />
      </IconButton>
      <IconButton label="Renew link" size="sm" className="max-sm:size-11" onClick={() => ask("renew")}>
        <RefreshCw />
      </IconButton>
      <IconButton
        label="Revoke link"
        size="sm"
        className="text-danger max-sm:size-11"
        onClick={() => ask("revoke")}
      >
        <Trash2 />
      </IconButton>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={title}
        description={description}
        confirmLabel={label}
        onConfirm={confirm}
      />
    </li>
  );
}

function limitsOf({ uses: used, maxUses, expiresAt }: RoomInvite) {
  const lets = usedWords(used, maxUses);
  if (expiresAt === null) return `${lets} · never ends`;
  const over = Date.parse(expiresAt) < Date.now();
  return `${lets} · ${over ? "ended" : "until"} ${momentWords(expiresAt)}`;
}
