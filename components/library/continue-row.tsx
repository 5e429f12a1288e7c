"use client";

import { useEffect } from "react";
import { create } from "zustand";
import { request } from "@/components/chat/api";
import { MediaRow } from "@/components/media/media-row";
import { takePositions } from "@/components/player/positions";
import type { Begun } from "@/lib/library/schema";
import { useProgress } from "./progress";

type Known = { viewerId?: string; items: Begun[] };

/** Kept between visits to home, so that coming back shows the row at once. */
const useBegun = create<Known>(() => ({ items: [] }));

/** What the viewer is in the middle of, latest first; nothing while there is nothing. */
export function ContinueRow({ viewerId }: { viewerId: string }) {
  const known = useBegun();
  useEffect(() => {
    let wanted = true;
    request<{ items: Begun[] }>("/api/library/begun").then(
      ({ items }) => wanted && learn(viewerId, items),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [viewerId]);
  const items = known.viewerId === viewerId ? known.items : [];
  if (items.length === 0) return null;
  return (
    <div className="animate-fade-in">
      <MediaRow
        title="Continue watching"
        href="/library/history"
        media={items.map(({ media }) => media)}
        frame="wide"
      />
    </div>
  );
}

function learn(viewerId: string, items: Begun[]) {
  const progress = items.map(({ media: { id, durationMs }, positionMs, at }) => ({
    mediaId: id,
    durationMs,
    positionMs,
    at,
  }));
  takePositions(progress);
  useProgress.setState(
    Object.fromEntries(
      progress.map(({ mediaId, positionMs, durationMs }) => [mediaId, positionMs / durationMs]),
    ),
  );
  useBegun.setState({ viewerId, items });
}
