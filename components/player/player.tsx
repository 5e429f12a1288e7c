"use client";

import "media-chrome/media-captions-button";
import "media-chrome/media-control-bar";
import "media-chrome/media-controller";
import "media-chrome/media-fullscreen-button";
import "media-chrome/media-loading-indicator";
import "media-chrome/media-mute-button";
import "media-chrome/media-pip-button";
import "media-chrome/media-play-button";
import "media-chrome/media-time-display";
import "media-chrome/media-time-range";
import "media-chrome/media-volume-range";
import { useEffect } from "react";
import type { PlayableMedia } from "@/lib/media/schema";
import { Dock } from "./dock";
import { drive } from "./driver";
import { FilmControls } from "./film-controls";
import { MusicScreen } from "./music-screen";
import { EndOverlay, ProblemOverlay, ResumedChip } from "./overlays";
import { usePlayback } from "./playback-store";
import { mediaElement, usePlayer } from "./player-store";
import { ShortcutsHelp } from "./shortcuts-help";
import { useBesidePhone } from "./use-beside";
import { useFollowing } from "./use-following";
import { useFullScreen } from "./use-full-screen";
import { useKeyboard } from "./use-keyboard";
import { usePlace } from "./use-place";
import { useHeartbeats } from "./watching";

type PartProps = { media: PlayableMedia; mode: "stage" | "dock" };

/** What lies over the picture: poster or cover, controls, and what there is to say. */
export function Screen({ media, mode }: PartProps) {
  const audio = media.kind === "audio";
  return (
    <>
      {audio ? <MusicScreen media={media} mode={mode} /> : <FilmPoster media={media} />}
      {mode === "stage" && (
        <>
          {!audio && <FilmControls media={media} />}
          <media-loading-indicator slot="centered-chrome" noautohide="" loadingdelay="300" />
          <ResumedChip />
          <EndOverlay media={media} />
          <ProblemOverlay media={media} />
        </>
      )}
    </>
  );
}

/** Covers the black before the first picture. */
function FilmPoster({ media }: { media: PlayableMedia }) {
  const waiting = usePlayer(
    (state) => state.parked || (state.status === "loading" && state.positionMs === 0),
  );
  if (!waiting) return null;
  return <img slot="poster" src={media.posterUrl} alt="" className="player-poster" />;
}

/** What lies beside the picture, and what keeps the player going. */
export function Surroundings({ media, mode }: PartProps) {
  useEffect(() => drive(), []);
  useEffect(() => tellRendition(), []);
  useFullScreen(media.kind);
  usePlace();
  useFollowing();
  useKeyboard();
  useHeartbeats();
  useBesidePhone();
  return (
    <>
      {mode === "dock" && <Dock media={media} />}
      <ShortcutsHelp />
    </>
  );
}

/** Lets styles and tests see which rendition is on the screen. */
function tellRendition() {
  return usePlayback.subscribe(({ renditions, shown }) => {
    const player = mediaElement()?.closest<HTMLElement>("[data-player]");
    if (player) player.dataset.renditionHeight = String(renditions[shown]?.height ?? "");
  });
}
