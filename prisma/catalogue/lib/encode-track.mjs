import { hlsArguments } from "./encode-film.mjs";
import { ffmpeg } from "./ffmpeg.mjs";

export const bitrates = [80, 40];

/** Packages a track's sound as one byte-range HLS rendition a bitrate. */
export function encodeTrack({ sound, out }) {
  return bitrates.map((kbps) => {
    const name = `${kbps}k`;
    const audio = ["-map", "0:a", "-c:a", "aac", "-b:a", `${kbps}k`, "-ar", "44100", "-ac", "2"];
    ffmpeg(["-i", sound, ...audio, ...hlsArguments(out, name)]);
    return { name, video: false };
  });
}
