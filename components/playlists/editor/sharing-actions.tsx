"use client";

import { Share2 } from "lucide-react";
import { openShare } from "@/components/sharing/share";
import { openOwnShare, sharedList } from "@/components/sharing/share-playlist";
import { Button } from "@/components/ui/button";
import type { Role } from "@/lib/collaboration/schema";
import type { PlaylistDetails } from "@/lib/playlists/schema";

type SharingActionsProps = { playlist: PlaylistDetails; role: Role };

/** The share sheet. Only its owner gets a list's secret link. */
export function SharingActions({ playlist, role }: SharingActionsProps) {
  const { id, title, visibility } = playlist;
  function share() {
    if (role === "owner") return void openOwnShare(playlist);
    if (visibility === "public") return openShare(sharedList(playlist));
    openShare({ title, path: null, exportPath: `/api/playlists/${id}/export` });
  }
  return (
    <Button onClick={share} aria-haspopup="dialog">
      <Share2 aria-hidden="true" />
      Share
    </Button>
  );
}
