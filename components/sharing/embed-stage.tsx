"use client";

import { Play } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { loadPlayer } from "@/components/player/load-player";
import { registerStage, usePlayer } from "@/components/player/player-store";
import { usePlay } from "@/components/playlists/play-button";
import { preparePlaylist } from "@/components/playlists/play-playlist";
import type { MediaCard } from "@/lib/media/schema";
import "@/components/player/stage.css";

type EmbedStageProps = { playlistId: string; media: MediaCard | null };

/** The place of the player in a frame: a picture and a play button until something plays, then whatever plays. */
export function EmbedStage({ playlistId, media }: EmbedStageProps) {
  const root = useRef<HTMLDivElement>(null);
  const covered = usePlayer((state) => state.current !== null && !state.parked);
  const failed = usePlayer((state) => state.status === "error");
  const taken = useTaken(covered);
  const play = usePlay(playlistId, { stay: true });
  useLayoutEffect(() => {
    if (root.current) return registerStage({ mediaId: null, element: root.current });
  }, []);
  const prepare = () => void preparePlaylist(playlistId);
  return (
    <div className="relative aspect-video max-h-[60dvh] w-full shrink-0 [@media(min-aspect-ratio:3/2)]:aspect-auto [@media(min-aspect-ratio:3/2)]:h-full [@media(min-aspect-ratio:3/2)]:max-h-none [@media(min-aspect-ratio:3/2)]:w-3/5">
      <div
        ref={root}
        className="stage"
        data-covered={taken || undefined}
        style={{ height: "100%", maxHeight: "none", aspectRatio: "auto", borderRadius: 0 }}
      >
        {media?.kind === "audio" && <img className="music-backdrop" src={media.posterSmallUrl} alt="" />}
        {media && <img className="stage-poster" src={media.posterUrl} alt="" fetchPriority="high" />}
        <button
          type="button"
          className="stage-button"
          aria-label="Play all"
          aria-busy={covered && !failed}
          inert={taken}
          disabled={!media}
          onClick={() => play()}
          onPointerDown={prepare}
          onFocus={prepare}
        >
          <span className="stage-disc" data-waiting={(covered && !taken && !failed) || undefined}>
            <Play aria-hidden="true" />
          </span>
        </button>
        {failed && !taken && (
          <p role="alert" className="stage-failed">
            The player could not be loaded. Check the connection and press play again.
          </p>
        )}
      </div>
    </div>
  );
}

/** Whether the player has taken the place over, so that what lies under it is out of reach. */
function useTaken(covered: boolean) {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (!covered) return;
    let wanted = true;
    loadPlayer().then(
      () => wanted && setReady(true),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [covered]);
  return covered && ready;
}
