import { mediaElement } from "./player-store";
import { prefer, preferences } from "./preferences";

/** The language of the captions on the screen, or null. */
export function shownCaptions() {
  return tracks().find(({ mode }) => mode === "showing")?.language ?? null;
}

/** Shows the captions of a language, or none, and remembers that for other media. */
export function chooseCaptions(language: string | null) {
  prefer({ captions: language });
  show(language);
}

/** Turns captions off, or on in the language last seen, the reader's own, or whichever there is. */
export function toggleCaptions() {
  const languages = tracks().map(({ language }) => language);
  const own = languages.find((language) => navigator.language.startsWith(language));
  chooseCaptions(shownCaptions() ? null : (own ?? languages[0] ?? null));
}

/** Applies the remembered choice to the tracks of each media. Returns what ends that. */
export function rememberCaptions() {
  const list = mediaElement()?.textTracks;
  const apply = () => show(preferences().captions);
  list?.addEventListener("addtrack", apply);
  apply();
  return () => list?.removeEventListener("addtrack", apply);
}

function show(language: string | null) {
  for (const track of tracks()) track.mode = track.language === language ? "showing" : "disabled";
}

function tracks() {
  return [...(mediaElement()?.textTracks ?? [])];
}
