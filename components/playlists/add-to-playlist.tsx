"use client";

import { ListPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";
import type { MediaCard } from "@/lib/media/schema";

const load = () => import("./shelf-dialog");

/** A button that asks into which of the viewer's playlists a media goes. What it asks with loads when it is needed. */
export function AddToPlaylist({ media }: { media: Pick<MediaCard, "id" | "title"> }) {
  const [used, setUsed] = useState(false);
  const [open, setOpen] = useState(false);
  function show() {
    setUsed(true);
    setOpen(true);
  }
  return (
    <>
      <Button
        size="sm"
        onClick={show}
        onPointerEnter={() => void load().catch(() => {})}
        aria-haspopup="dialog"
      >
        <ListPlus aria-hidden="true" />
        Add to playlist
      </Button>
      {used && (
        <Lazy load={load}>
          {({ ShelfDialog }) => <ShelfDialog media={media} open={open} onOpenChange={setOpen} />}
        </Lazy>
      )}
    </>
  );
}
