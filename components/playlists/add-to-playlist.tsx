"use client";

import { ListPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { MediaCard } from "@/lib/media/schema";

const load = () => import("./shelf-dialog");
const ShelfDialog = dynamic(load, { ssr: false });

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
      <Button size="sm" onClick={show} onPointerEnter={() => void load()} aria-haspopup="dialog">
        <ListPlus aria-hidden="true" />
        Add to playlist
      </Button>
      {used && <ShelfDialog media={media} open={open} onOpenChange={setOpen} />}
    </>
  );
}
