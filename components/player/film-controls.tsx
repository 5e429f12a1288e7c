"use client";

import {
  Maximize,
  Minimize,
  Pause,
  PictureInPicture2,
  Play,
  SkipBack,
  SkipForward,
  Volume1,
  Volume2,
  VolumeX,
} from "lucide-react";
import type { PlayableMedia } from "@/lib/media/schema";
import { CaptionsButton } from "./captions-button";
import { ChatOverButton, LeaveFull } from "./full-screen-buttons";
import { usePlayer } from "./player-store";
import { useNext } from "./queue-hooks";
import { SettingsMenu } from "./settings-menu";
import { playNext, previous } from "./transport";

/** The controls of a film, over the picture; they fade while the pointer rests. */
export function FilmControls({ media }: { media: PlayableMedia }) {
  return (
    <>
      <div className="player-scrim" />
      <div slot="top-chrome" className="player-title">
        <LeaveFull />
        <p className="min-w-0 flex-1">{media.title}</p>
      </div>
      <div slot="centered-chrome" className="player-touch">
        <PreviousButton />
        <PlayButton />
        <NextButton />
      </div>
      <div className="player-bottom">
        <media-time-range className="player-time-range" />
        <media-control-bar className="player-bar">
          <PlayButton />
          <PreviousButton />
          <NextButton />
          <Volume />
          <media-time-display showduration />
          <span className="player-space" />
          {media.captions.length > 0 && <CaptionsButton />}
          <ChatOverButton />
          <SettingsMenu captions={media.captions} />
          <media-pip-button notooltip className="player-wide">
            <PictureInPicture2 slot="enter" />
            <PictureInPicture2 slot="exit" />
          </media-pip-button>
          <media-fullscreen-button notooltip>
            <Maximize slot="enter" />
            <Minimize slot="exit" />
          </media-fullscreen-button>
        </media-control-bar>
      </div>
    </>
  );
}

export function PlayButton() {
  return (
    <media-play-button notooltip className="player-play">
      <Play slot="play" className="player-solid" />
      <Pause slot="pause" className="player-solid" />
    </media-play-button>
  );
}

export function Volume() {
  return (
    <span className="player-volume">
      <media-mute-button notooltip>
        <VolumeX slot="off" />
        <Volume1 slot="low" />
        <Volume1 slot="medium" />
        <Volume2 slot="high" />
      </media-mute-button>
      <media-volume-range />
    </span>
  );
}

export function PreviousButton() {
  const shown = usePlayer((state) => state.queue.length > 1);
  if (!shown) return null;
  return (
    <button
      type="button"
      className="player-button player-previous"
      aria-label="Previous"
      title="Previous (Shift+P)"
      onClick={previous}
    >
      <SkipBack className="player-solid" />
    </button>
  );
}

export function NextButton() {
  const shown = usePlayer((state) => state.queue.length > 1);
  const last = useNext() === undefined;
  if (!shown) return null;
  return (
    <button
      type="button"
      className="player-button player-next"
      aria-label="Next"
      title="Next (Shift+N)"
      disabled={last}
      onClick={playNext}
    >
      <SkipForward className="player-solid" />
    </button>
  );
}
