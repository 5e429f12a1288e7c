"use client";

import { Button } from "@/components/ui/button";
import { createPlaylist } from "@/lib/playlists/actions";
import type { Shelf } from "@/lib/playlists/schema";
import { PlaylistFields } from "./playlist-fields";
import { usePlaylistForm } from "./use-playlist-form";

type NewShelfProps = { mediaId: string; onMade: (shelf: Shelf) => void; onCancel: () => void };

const blank = { title: "", description: "", visibility: "private" } as const;

/** Makes a playlist that begins with a media, without leaving where one is. */
export function NewShelf({ mediaId, onMade, onCancel }: NewShelfProps) {
  const { form, submit } = usePlaylistForm({
    defaults: blank,
    save: (input) => createPlaylist({ ...input, mediaId }),
    onSaved: onMade,
  });
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-6">
      <PlaylistFields form={form} brief />
      <div className="flex flex-wrap justify-end gap-3">
        <Button variant="ghost" onClick={onCancel}>
          Back
        </Button>
        <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
          Create and add
        </Button>
      </div>
    </form>
  );
}
