"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { signInHere } from "@/components/accounts/sign-in-path";
import { saveWithConsent } from "@/components/sharing/consent";
import { Button, buttonStyles } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { MediaCard } from "@/lib/media/schema";
import { createPlaylist } from "@/lib/playlists/actions";
import { NewShelf } from "./new-shelf";
import { ShelfList } from "./shelf-list";
import { usePlaylistForm } from "./use-playlist-form";
import { type Shelves, useShelves } from "./use-shelves";

type ShelfDialogProps = {
  media: Pick<MediaCard, "id" | "title">;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

const blank = { title: "", description: "", visibility: "private" } as const;

/** The viewer's playlists with a tick at those that hold a media; ticking adds or removes it at once. */
export function ShelfDialog({ media, open, onOpenChange }: ShelfDialogProps) {
  const shelves = useShelves(media.id, open);
  const [making, setMaking] = useState(false);
  const ready = shelves.status === "ready";
  // Kept here, where closing the dialog does not reach it: what was typed is there again when it opens.
  const { form, submit } = usePlaylistForm({
    defaults: blank,
    save: (input) =>
      saveWithConsent((confirmed) => createPlaylist({ ...input, mediaId: media.id, confirmed })),
    onSaved: (shelf) => {
      setMaking(false);
      shelves.made(shelf);
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add to playlist"
      description={media.title}
      className="sm:max-w-md"
      footer={
        ready && !making ? (
          <>
            <Button variant="ghost" className="mr-auto -ml-3" onClick={() => setMaking(true)}>
              <Plus aria-hidden="true" />
              New playlist…
            </Button>
            <Button onClick={() => onOpenChange(false)}>Done</Button>
          </>
        ) : undefined
      }
    >
      {making ? (
        <NewShelf form={form} submit={submit} onCancel={() => setMaking(false)} />
      ) : (
        <Content shelves={shelves} onMake={() => setMaking(true)} />
      )}
      <p role="status" className="sr-only">
        {shelves.said}
      </p>
    </Dialog>
  );
}

function Content({ shelves, onMake }: { shelves: Shelves; onMake: () => void }) {
  if (shelves.status === "loading") return <Loading />;
  if (shelves.status === "signed-out") return <Invitation />;
  if (shelves.status === "failed")
    return (
      <EmptyState
        className="py-6!"
        title="Your playlists did not load"
        action={<Button onClick={shelves.reload}>Try again</Button>}
      >
        {shelves.said}
      </EmptyState>
    );
  if (shelves.list.length === 0)
    return (
      <EmptyState
        className="py-6!"
        title="You have no playlists yet"
        action={
          <Button variant="primary" onClick={onMake}>
            Make your first one
          </Button>
        }
      />
    );
  return <ShelfList shelves={shelves.list} onToggle={shelves.toggle} />;
}

function Loading() {
  return (
    <div role="status" aria-label="Loading your playlists" className="flex flex-col gap-2">
      {[1, 2, 3, 4].map((line) => (
        <Skeleton key={line} className="h-12" />
      ))}
    </div>
  );
}

function Invitation() {
  return (
    <EmptyState
      className="py-6!"
      title="Playlists are yours once you sign in"
      action={
        <Link href={signInHere()} className={buttonStyles({ variant: "primary" })}>
          Sign in
        </Link>
      }
    >
      You come straight back here.
    </EmptyState>
  );
}
