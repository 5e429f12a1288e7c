"use client";

import { Copy, Link2, Trash2 } from "lucide-react";
import { useState } from "react";
import { call } from "@/components/playlists/call";
import { Button, IconButton } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { Select } from "@/components/ui/field";
import { toast, toastError } from "@/components/ui/toast";
import { whenWords } from "@/components/ui/when";
import { createLink, revokeLink } from "@/lib/collaboration/actions";
import type { InviteLink } from "@/lib/collaboration/schema";
import type { CollaboratorRole } from "@/lib/playlists/schema";
import { choosable, roleWords } from "./words";

type InviteLinksProps = { playlistId: string; links: InviteLink[]; onChanged: () => void };

const lasting = {
  "1": "for a day",
  "7": "for a week",
  "30": "for 30 days",
  forever: "until revoked",
} as const;
type Lasting = keyof typeof lasting;
const days = { "1": 1, "7": 7, "30": 30, forever: null } as const;

/** Links that make whoever opens them a collaborator: making, copying and revoking them. */
export function InviteLinks({ playlistId, links, onChanged }: InviteLinksProps) {
  const [role, setRole] = useState<CollaboratorRole>("suggester");
  const [time, setTime] = useState<Lasting>("7");
  const [pending, setPending] = useState(false);

  async function create() {
    setPending(true);
    const result = await call(() => createLink({ playlistId, role, days: days[time] }));
    setPending(false);
    onChanged();
    if (!result.ok) return toastError(result.error.message);
    await copy(result.data);
  }

  return (
    <section aria-labelledby="links-heading" className="flex flex-col gap-3">
      <div>
        <h3 id="links-heading" className="font-semibold text-sm">
          Invite by link
        </h3>
        <p className="mt-1 text-pretty text-muted text-sm">Whoever opens such a link can join the list.</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Select
          aria-label="What the link makes people"
          value={role}
          onChange={(event) => setRole(event.target.value as CollaboratorRole)}
          className="w-auto! min-w-32 flex-1"
        >
          {choosable.map((value) => (
            <option key={value} value={value}>
              {roleWords[value].label}
            </option>
          ))}
        </Select>
        <Select
          aria-label="How long the link works"
          value={time}
          onChange={(event) => setTime(event.target.value as Lasting)}
          className="w-auto! min-w-32 flex-1"
        >
          {Object.entries(lasting).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Button pending={pending} onClick={create}>
          <Link2 aria-hidden="true" /> Make a link
        </Button>
      </div>
      {links.length > 0 && (
        <ul aria-label="Links that work" className="flex flex-col">
          {links.map((link) => (
            <LinkRow key={link.id} link={link} playlistId={playlistId} onChanged={onChanged} />
          ))}
        </ul>
      )}
    </section>
  );
}

type LinkRowProps = { link: InviteLink; playlistId: string; onChanged: () => void };

function LinkRow({ link, playlistId, onChanged }: LinkRowProps) {
  const { label } = roleWords[link.role];
  const [asking, setAsking] = useState(false);
  async function revoke() {
    const result = await call(() => revokeLink({ playlistId, linkId: link.id }));
    onChanged();
    if (result.ok) toast("The link does not work any more.");
    else toastError(result.error.message);
  }
  return (
    <li className="flex min-h-13 items-center gap-2">
      <span className="min-w-0 flex-1">
        <span className="block truncate text-[0.9375rem]">{addressOf(link).replace(/^https?:\/\//, "")}</span>
        <span className="block text-muted text-sm">
          {label} · {link.expiresAt ? `works until ${until(link.expiresAt)}` : "works until revoked"} · made{" "}
          {whenWords(link.createdAt)}
        </span>
      </span>
      <IconButton label={`Copy the ${label.toLowerCase()} link`} onClick={() => copy(link)}>
        <Copy />
      </IconButton>
      <IconButton
        label={`Revoke the ${label.toLowerCase()} link`}
        onClick={() => setAsking(true)}
        className="-mr-2"
      >
        <Trash2 />
      </IconButton>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Revoke the link?"
        description="Nobody can join the list by it any more. Who has joined stays. This cannot be undone."
        confirmLabel="Revoke link"
        onConfirm={revoke}
      />
    </li>
  );
}

function until(time: string) {
  return new Date(time).toLocaleString("en", {
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  });
}

function addressOf({ token }: InviteLink) {
  return new URL(`/library/playlists/invite/${token}`, location.origin).href;
}

async function copy(link: InviteLink) {
  try {
    await navigator.clipboard.writeText(addressOf(link));
    toast("Link copied.");
  } catch {
    toastError("Your browser did not let us copy the link. It stands in the list.");
  }
}
