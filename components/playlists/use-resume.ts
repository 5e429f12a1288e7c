"use client";

import { useEffect, useState } from "react";
import { savedPlace } from "@/components/player/list-places";
import { usePlayer } from "@/components/player/player-store";
import { useViewer } from "@/components/viewer";
import { findResume } from "@/lib/playlists/progress-actions";
import type { Resume } from "@/lib/playlists/progress-schema";
import { call } from "./call";

/** Where this viewer goes on with a list; null while they have not begun it, or are in the middle of it. */
export function useResume(playlistId: string, share?: string) {
  const viewer = useViewer();
  const [resume, setResume] = useState<Resume | null>(null);
  const playing = usePlayer(
    (state) => state.playlistId === playlistId && state.current !== null && !state.parked,
  );
  const who = viewer === undefined ? undefined : (viewer?.id ?? null);
  useEffect(() => {
    setResume(null);
    if (who === undefined || playing) return;
    const local = savedPlace(playlistId);
    if (!who && !local) return;
    let wanted = true;
    void call(() => findResume({ playlistId, share, local })).then((found) => {
      if (wanted && found.ok) setResume(found.data);
    });
    return () => {
      wanted = false;
    };
  }, [who, playing, playlistId, share]);
  return resume;
}
