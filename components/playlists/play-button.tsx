"use client";

import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { playPlaylist, preparePlaylist } from "./play-playlist";

/** Plays a playlist from an item on. A film opens on its own page, music goes on in the docked player. */
export function usePlay(playlistId: string, { stay = false } = {}) {
  const router = useRouter();
  return async (itemId?: string) => {
    const media = await playPlaylist(playlistId, itemId);
    if (media?.kind === "video" && !stay) router.push(`/media/${media.id}?list=${playlistId}`);
  };
}

type PlayButtonProps = { playlistId: string; disabled?: boolean; stay?: boolean };

/** "Play all". With `stay`, a film plays in the docked player as well. */
export function PlayButton({ playlistId, disabled = false, stay = false }: PlayButtonProps) {
  const [pending, setPending] = useState(false);
  const play = usePlay(playlistId, { stay });
  async function start() {
    setPending(true);
    await play();
    setPending(false);
  }
  const prepare = () => void preparePlaylist(playlistId);
  return (
    <Button
      variant="primary"
      disabled={disabled}
      pending={pending}
      onClick={start}
      onPointerDown={prepare}
      onFocus={prepare}
    >
      <Play aria-hidden="true" className="fill-current" />
      Play all
    </Button>
  );
}
