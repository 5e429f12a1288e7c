import { useEffect } from "react";
import { toggleCaptions } from "./captions";
import { type Command, commandFor, isCharacter, type KeyPlace } from "./keys";
import { usePlayback } from "./playback-store";
import { getPositionMs, mediaElement, resume, usePlayer } from "./player-store";
import { prefer, preferences } from "./preferences";
import { toggleOverlayChat } from "./screen-store";
import { speedAfter } from "./speeds";
import { pause, playNext, previous, seek } from "./transport";
import { hasLostField, isField, watchFields } from "./typing";

const DIALOGS = "[role=dialog], [role=alertdialog]";
const WIDGETS =
  "input[type=range], [role=slider], [role^=menu], [role=listbox], [role=option], [role=tab], [role=radio]";
const BUTTONS = "button, a, summary, [role=button]";

/** The player's keys, on every page while something is loaded. */
export function useKeyboard() {
  useEffect(() => {
    const unwatch = watchFields();
    document.addEventListener("keydown", obey);
    return () => {
      unwatch();
      document.removeEventListener("keydown", obey);
    };
  }, []);
}

function obey(event: KeyboardEvent) {
  const { mode } = usePlayer.getState();
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  if (event.defaultPrevented || event.isComposing) return;
  if (hasLostField(performance.now()) || (isCharacter(key) && !obeysCharacters(event))) return;
  const modified = altKey || ctrlKey || metaKey;
  const command = commandFor({ key, shift: shiftKey, modified, place: placeOf(event), mode });
  if (!command) return;
  event.preventDefault();
  run(command);
}

/** Where single characters are turned off, they hold on the player itself only. */
function obeysCharacters({ target }: KeyboardEvent) {
  return preferences().singleKeys || (target instanceof Element && target.closest("[data-player]") !== null);
}

function placeOf(event: KeyboardEvent): KeyPlace {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return "page";
  if (isField(target) || target.closest(DIALOGS)) return "field";
  const host = event.target instanceof HTMLElement ? event.target : target;
  if (target.closest(WIDGETS) || host.closest(WIDGETS)) return "widget";
  if (host.closest(BUTTONS)) return "button";
  return host.closest("[data-player]") ? "player" : "page";
}

function run(command: Command) {
  const video = mediaElement();
  if (!video) return;
  if (command.do === "seekBy") seek(getPositionMs() + command.ms);
  else if (command.do === "seekTo") seek(video.duration * 1000 * command.share);
  else if (command.do === "volumeBy") changeVolume(video, command.share);
  else if (command.do === "speedBy") setSpeed(speedAfter(video.playbackRate, command.steps));
  else actions[command.do](video);
}

const actions: Record<
  Exclude<Command["do"], "seekBy" | "seekTo" | "volumeBy" | "speedBy">,
  (video: HTMLVideoElement) => void
> = {
  toggle: () => togglePlay(),
  mute: (video) => {
    video.muted = !video.muted;
  },
  captions: () => toggleCaptions(),
  fullscreen: (video) =>
    request(video, document.fullscreenElement ? "mediaexitfullscreenrequest" : "mediaenterfullscreenrequest"),
  pip: (video) =>
    request(video, document.pictureInPictureElement ? "mediaexitpiprequest" : "mediaenterpiprequest"),
  next: () => playNext(),
  previous: () => previous(),
  help: () => usePlayback.setState({ helpOpen: true }),
  chat: () => toggleOverlayChat(),
};

function togglePlay() {
  if (mediaElement()?.paused) resume();
  else pause();
}

/** Sets the speed of this media and of those to come. */
export function setSpeed(speed: number) {
  const video = mediaElement();
  if (video) video.playbackRate = video.defaultPlaybackRate = speed;
  prefer({ speed });
}

function changeVolume(video: HTMLVideoElement, share: number) {
  video.muted = false;
  video.volume = Math.min(1, Math.max(0, video.volume + share));
}

/** Asks the media-controller, which knows how each browser does it. */
function request(video: HTMLVideoElement, name: string) {
  video.parentElement?.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
}
