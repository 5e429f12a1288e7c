"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";
import { createPlaylist } from "@/lib/playlists/actions";

const loadDialog = () => import("./playlist-dialog");

const blank = { title: "", description: "", visibility: "private" } as const;

/** A button that asks for a new playlist's details and then opens it. */
export function CreatePlaylist() {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const router = useRouter();
  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          setUsed(true);
          setOpen(true);
        }}
      >
        <Plus aria-hidden="true" />
        New playlist
      </Button>
      {used && (
        <Lazy load={loadDialog}>
          {({ PlaylistDialog }) => (
            <PlaylistDialog
              open={open}
              onOpenChange={setOpen}
              title="New playlist"
              saveLabel="Create"
              defaults={blank}
              save={createPlaylist}
              onSaved={({ id }) => {
                setOpen(false);
                router.push(`/library/playlists/${id}`);
              }}
            />
          )}
        </Lazy>
      )}
    </>
  );
}
