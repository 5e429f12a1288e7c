"use client";

import type { PlayableMedia } from "@/lib/media/schema";
import { CaptionsButton } from "./captions-button";
import { NextButton, PlayButton, PreviousButton, Volume } from "./film-controls";
import { SettingsMenu } from "./settings-menu";
import { Waveform } from "./waveform";

/** Music has its cover for a picture and its waveform to seek in; docked, only the cover is left. */
export function MusicScreen({ media, mode }: { media: PlayableMedia; mode: "stage" | "dock" }) {
  if (mode === "dock")
    return <img className="player-cover" src={media.posterSmallUrl} alt="" noautohide="" />;
  return (
    <div className="music" noautohide="">
      <img className="music-backdrop" src={media.posterSmallUrl} alt="" />
      <div className="music-head">
        <img className="music-cover" src={media.posterUrl} alt="" />
        <div className="music-names">
          <p className="music-title">{media.title}</p>
          <p className="music-artist">{media.artist}</p>
        </div>
      </div>
      <Waveform media={media} />
      <media-control-bar className="player-bar">
        <PlayButton />
        <PreviousButton />
        <NextButton />
        <Volume />
        <span className="player-space" />
        {media.captions.length > 0 && <CaptionsButton />}
        <SettingsMenu captions={media.captions} />
      </media-control-bar>
    </div>
  );
}
