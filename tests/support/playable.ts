import type { PlayableMedia } from "@/lib/media/schema";

/** A minute of film with nothing to be loaded, for what only looks at ids, titles and lengths. */
export function playable(id: string, title = id): PlayableMedia {
  return {
    id,
    kind: "video",
    title,
    artist: "",
    durationMs: 60_000,
    hlsUrl: "",
    posterUrl: "",
    posterSmallUrl: "",
    captions: [],
    waveform: [],
    colour: "",
  };
}
