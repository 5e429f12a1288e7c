"use client";

import { ListVideo, Plus } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { createPlaylist, listShelves } from "@/lib/playlists/actions";
import type { Shelf } from "@/lib/playlists/schema";
import { call } from "../call";
import { NewShelf } from "../new-shelf";
import { usePlaylistForm } from "../use-playlist-form";
import { VisibilityMark } from "../visibility";

type TargetDialogProps = {
  title: string;
  description: string;
  /** The list that things come from: no place to bring them to. */
  from: string;
  onTarget: (target: { id: string; title: string }) => void;
  onClose: () => void;
};

const blank = { title: "", description: "", visibility: "private" } as const;
const MANY = 8;

/** Asks for the list that items are copied or moved to: one that the viewer may add to, or a new one. */
export function TargetDialog({ title, description, from, onTarget, onClose }: TargetDialogProps) {
  const { shelves, error, load } = useTargets(from);
  const [making, setMaking] = useState(false);
  const { form, submit } = usePlaylistForm({
    defaults: blank,
    save: createPlaylist,
    onSaved: onTarget,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      className="sm:max-w-md"
      footer={
        making ? undefined : (
          <>
            <Button variant="ghost" className="mr-auto -ml-3" onClick={() => setMaking(true)}>
              <Plus aria-hidden="true" />
              New playlist…
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </>
        )
      }
    >
      {making ? (
        <NewShelf form={form} submit={submit} onCancel={() => setMaking(false)} />
      ) : error ? (
        <EmptyState
          className="py-6!"
          title="Your playlists did not load"
          action={<Button onClick={load}>Try again</Button>}
        >
          {error}
        </EmptyState>
      ) : (
        <Targets shelves={shelves} onTarget={onTarget} />
      )}
    </Dialog>
  );
}

function useTargets(from: string) {
  const [shelves, setShelves] = useState<Shelf[]>();
  const [error, setError] = useState("");
  async function load() {
    setError("");
    const result = await call(() => listShelves({}));
    if (result.ok) setShelves(result.data.filter(({ id }) => id !== from));
    else setError(result.error.message);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens.
  useEffect(() => void load(), []);
  return { shelves, error, load };
}

type TargetsProps = { shelves: Shelf[] | undefined; onTarget: TargetDialogProps["onTarget"] };

function Targets({ shelves, onTarget }: TargetsProps) {
  const [query, setQuery] = useState("");
  if (!shelves)
    return (
      <div role="status" aria-label="Loading your playlists" className="flex flex-col gap-2">
        {[1, 2, 3, 4].map((line) => (
          <Skeleton key={line} className="h-12" />
        ))}
      </div>
    );
  const wanted = query.trim().toLocaleLowerCase();
  const shown = shelves.filter(({ title }) => title.toLocaleLowerCase().includes(wanted));
  return (
    <>
      {shelves.length > MANY && (
        <Input
          type="search"
          aria-label="Search your playlists"
          placeholder="Search your playlists"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="mb-3"
        />
      )}
      <ul aria-label="Your playlists" className="-mx-3 flex flex-col">
        {shown.map((shelf) => (
          <li key={shelf.id}>
            <button
              type="button"
              onClick={() => onTarget(shelf)}
              className="flex min-h-12 w-full items-center gap-3.5 rounded-control px-3 py-2 text-left -outline-offset-2 transition-colors hover:bg-surface-2"
            >
              <ListVideo aria-hidden="true" className="size-5 shrink-0 text-muted" />
              <span className="min-w-0 flex-1 truncate font-medium text-[0.9375rem]">{shelf.title}</span>
              <span className="shrink-0 text-muted text-sm">
                <VisibilityMark visibility={shelf.visibility} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p role="status" className="py-6 text-center text-muted">
          {wanted ? "None of your playlists is called that." : "There is no other playlist yet."}
        </p>
      )}
    </>
  );
}
