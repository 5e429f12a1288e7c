"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { call } from "@/components/playlists/call";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { toast, toastError } from "@/components/ui/toast";
import { useReady } from "@/components/ui/use-ready";
import { answerInvitation } from "@/lib/collaboration/actions";
import type { Invitation } from "@/lib/collaboration/schema";
import { roleWords } from "./words";

/** Lists that others have asked the viewer to work on; nothing when there are none. */
export function Invitations({ invitations }: { invitations: Invitation[] }) {
  if (invitations.length === 0) return null;
  return (
    <section
      aria-labelledby="invitations-heading"
      className="mb-8 rounded-panel bg-surface px-4 py-4 sm:px-5"
    >
      <h2 id="invitations-heading" className="font-semibold">
        You are invited
      </h2>
      <ul aria-labelledby="invitations-heading" className="mt-1 flex flex-col divide-y divide-line">
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.playlist.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}

function InvitationRow({ invitation: { playlist, owner, role } }: { invitation: Invitation }) {
  const [pending, setPending] = useState<"accept" | "decline" | null>(null);
  const router = useRouter();
  const ready = useReady();

  async function answer(accept: boolean) {
    setPending(accept ? "accept" : "decline");
    const result = await call(() => answerInvitation({ playlistId: playlist.id, accept }));
    if (result.ok && accept) return router.push(`/library/playlists/${playlist.id}`);
    setPending(null);
    if (result.ok) toast(`You have declined “${playlist.title}”.`);
    else toastError(result.error.message);
    router.refresh();
  }

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-3">
      <Avatar user={owner} />
      <p className="min-w-40 flex-1 text-pretty">
        <span className="font-medium">{owner.name}</span> asks you to work on{" "}
        <span className="font-medium">“{playlist.title}”</span> as {roleWords[role].a}.
      </p>
      <div className="flex gap-2">
        <Button
          variant="ghost"
          disabled={!ready}
          pending={pending === "decline"}
          aria-label={`Decline “${playlist.title}”`}
          onClick={() => answer(false)}
        >
          Decline
        </Button>
        <Button
          variant="primary"
          disabled={!ready}
          pending={pending === "accept"}
          aria-label={`Accept “${playlist.title}”`}
          onClick={() => answer(true)}
        >
          Accept
        </Button>
      </div>
    </li>
  );
}
