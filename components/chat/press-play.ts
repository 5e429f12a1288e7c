import { resume, usePlayer } from "@/components/player/player-store";

/**
 * Plays the media of the page, as a press on its stage does: only the stage knows the playlist it is played in and the
 * moment to begin at.
 */
export function pressPlay(mediaId: string) {
  const { current, stage } = usePlayer.getState();
  if (current?.media.id === mediaId) resume();
  else if (stage?.mediaId === mediaId) stage.element.querySelector("button")?.click();
}
