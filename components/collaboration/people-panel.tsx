"use client";

import { LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { type RefObject, useState } from "react";
import { call } from "@/components/playlists/call";
import { useLivePlaylist } from "@/components/realtime/use-live-playlist";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { NotLoaded } from "@/components/ui/lazy";
import { Skeleton } from "@/components/ui/skeleton";
import { toast, toastError } from "@/components/ui/toast";
import { findPeople, leaveList } from "@/lib/collaboration/actions";
import type { People } from "@/lib/collaboration/schema";
import { InviteForm } from "./invite-form";
import { InviteLinks } from "./invite-links";
import { PersonFace, PersonRow } from "./person-row";
import { useLoaded } from "./use-loaded";
import { roleWords } from "./words";

type Playlist = { id: string; title: string };
type PeoplePanelProps = { playlist: Playlist; leaving: RefObject<boolean> };

/** Who works on a list; its owner invites people here, changes what they are, and gives the list away. */
export function PeoplePanel({ playlist, leaving }: PeoplePanelProps) {
  const { data, error, reload } = useLoaded(() => findPeople({ playlistId: playlist.id }));
  useLivePlaylist(playlist.id, undefined, { onAround: reload });
  if (!data && error) return <NotLoaded onRetry={reload} />;
  if (!data) return <Loading />;
  const isOwner = data.role === "owner";
  return (
    <div className="flex flex-col gap-7">
      {isOwner && <InviteForm playlistId={playlist.id} onInvited={reload} />}
      <PeopleList people={data} playlist={playlist} onChanged={reload} />
      {isOwner ? (
        <InviteLinks playlistId={playlist.id} links={data.links} onChanged={reload} />
      ) : (
        <Leave playlist={playlist} leaving={leaving} />
      )}
    </div>
  );
}

type PeopleListProps = { playlist: Playlist; people: People; onChanged: () => void };

function PeopleList({ people, playlist, onChanged }: PeopleListProps) {
  const { owner, collaborators, role } = people;
  return (
    <section aria-labelledby="people-heading">
      <h3 id="people-heading" className="mb-1 font-semibold text-sm">
        Who works on it
      </h3>
      <ul aria-labelledby="people-heading" className="flex flex-col">
        <li className="flex min-h-15 items-center gap-3">
          <PersonFace user={owner} />
          <span className="shrink-0 text-muted text-sm">{roleWords.owner.label}</span>
        </li>
        {collaborators.map((person) => (
          <PersonRow
            key={person.user.id}
            person={person}
            playlist={playlist}
            managed={role === "owner"}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {collaborators.length === 0 && role === "owner" && (
        <p className="mt-1 text-pretty text-muted text-sm">
          Nobody else yet. Editors change the list with you; suggesters propose items, and you decide.
        </p>
      )}
    </section>
  );
}

function Leave({ playlist: { id, title }, leaving }: PeoplePanelProps) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  async function leave() {
    leaving.current = true;
    const result = await call(() => leaveList({ playlistId: id }));
    leaving.current = result.ok;
    if (!result.ok) return toastError(result.error.message);
    toast(`You have left “${title}”.`);
    router.push("/library");
  }
  return (
    <>
      <Button variant="ghost" onClick={() => setAsking(true)} className="self-start text-danger!">
        <LogOut aria-hidden="true" /> Leave this playlist
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Leave “${title}”?`}
        description="You can no longer change it. Its owner can ask you again. What you have added stays."
        confirmLabel="Leave"
        onConfirm={leave}
      />
    </>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-3">
      <Skeleton className="h-11" />
      <Skeleton className="h-13" />
      <Skeleton className="h-13" />
    </div>
  );
}
