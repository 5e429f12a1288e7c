"use client";

import { useEffect, useRef } from "react";
import { hearPlaylist, type PlaylistListener } from "./playlist-channel";

/**
 * Hears what happens to a playlist while the component is there: `onChanged` gets its version whenever that may be
 * another (after own changes too, and after each gap in the connection), so compare it with the version on screen.
 */
export function useLivePlaylist(
  playlistId: string,
  onChanged?: (version: number) => void,
  more: Omit<PlaylistListener, "onChanged"> = {},
) {
  const latest = useRef<PlaylistListener>({});
  useEffect(() => {
    latest.current = { ...more, onChanged };
  });
  useEffect(
    () =>
      hearPlaylist(playlistId, {
        onChanged: (version) => latest.current.onChanged?.(version),
        onAround: (role) => latest.current.onAround?.(role),
        onGone: () => latest.current.onGone?.(),
      }),
    [playlistId],
  );
}
