"use client";

import { Share2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { openShare } from "./share";
import { sharedList } from "./share-playlist";

type PlaylistShareButtonProps = {
  playlist: { id: string; title: string };
  /** The end of an unlisted list's link. */
  share?: string;
};

/** Shares a list that the page shows: its address, its code for other sites, and its downloads. */
export function PlaylistShareButton({ playlist, share }: PlaylistShareButtonProps) {
  return (
    <Button aria-haspopup="dialog" onClick={() => openShare(sharedList(playlist, share))}>
      <Share2 aria-hidden="true" />
      Share
    </Button>
  );
}
