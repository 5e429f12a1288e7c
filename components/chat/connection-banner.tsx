"use client";

import { useEffect, useState } from "react";
import { useWatching } from "@/components/player/watching";
import { useRoomState } from "./room-context";

const GRACE_MS = 3_000;

/** Says that messages come late, once that lasts: a broker that reconnects within 3 s is nobody's business. */
export function ConnectionBanner() {
  const live = useRoomState((state) => state.live);
  const reachable = useRoomState((state) => state.reachable);
  const mediaId = useRoomState((state) => state.room.mediaId);
  const { lapsed } = useWatching(mediaId);
  const away = lapsed || !reachable;
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (live && !away) return setLate(false);
    const timer = setTimeout(() => setLate(true), GRACE_MS);
    return () => clearTimeout(timer);
  }, [live, away]);
  return (
    <div role="status" className="shrink-0">
      {late && (
        <p className="animate-fade-in border-line border-b bg-surface px-4 py-2 text-[0.8125rem] text-muted">
          {away
            ? "Reconnecting… What you write goes out when Matinee can be reached again."
            : "Live updates are away; checking every few seconds."}
        </p>
      )}
    </div>
  );
}
