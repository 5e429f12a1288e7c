import { existsSync } from "node:fs";
import { join } from "node:path";
import { ffmpeg } from "./ffmpeg.mjs";
import { fps } from "./picture.mjs";

const segment = 4;

/** What a film is offered as; the picture's bitrate comes from the film itself. */
export const renditions = [
  { name: "720p", size: "1280:720", share: "high", level: "3.1", audio: 56 },
  { name: "360p", size: "640:360", share: "low", level: "3.0", audio: 32 },
];

/** Closed groups of exactly four seconds, so that both renditions can be swapped at every segment. */
function codecArguments({ level }, kbps) {
  const group = `${segment * fps}`;
  const shape = ["-g", group, "-keyint_min", group, "-sc_threshold", "0", "-flags", "+cgop", "-bf", "3"];
  const quality = ["-preset", "slow", "-profile:v", "high", "-level:v", level, "-pix_fmt", "yuv420p"];
  const rate = ["-b:v", `${kbps}k`, "-maxrate", `${Math.round(kbps * 1.7)}k`, "-bufsize", `${kbps * 4}k`];
  return [
    "-c:v",
    "libx264",
    ...quality,
    ...shape,
    ...rate,
    "-aq-mode",
    "3",
    "-x264-params",
    "rc-lookahead=60",
  ];
}

/** Encodes one rendition's picture in two passes into the workshop. */
function encodePicture(source, target, rendition, kbps) {
  const log = `${target}.log`;
  const common = [
    "-i",
    source,
    "-an",
    "-vf",
    `scale=${rendition.size}:flags=lanczos`,
    ...codecArguments(rendition, kbps),
  ];
  ffmpeg([...common, "-pass", "1", "-passlogfile", log, "-f", "null", "-"]);
  ffmpeg([...common, "-pass", "2", "-passlogfile", log, target]);
}

/** Encodes a film's pictures and joins each with the soundtrack as single-file fMP4 HLS. */
export function encodeFilm({ film, folder, source, sound, reuse }) {
  for (const rendition of renditions) {
    const picture = join(folder, `${rendition.name}.mp4`);
    if (!reuse || !existsSync(picture))
      encodePicture(source, picture, rendition, film.bitrate[rendition.share]);
  }
  return (out) => {
    for (const rendition of renditions) packageFilm({ rendition, folder, sound, out });
    return renditions.map(({ name }) => ({ name, video: true }));
  };
}

function packageFilm({ rendition, folder, sound, out }) {
  const inputs = ["-i", join(folder, `${rendition.name}.mp4`), "-i", sound, "-map", "0:v", "-map", "1:a"];
  const audio = ["-c:v", "copy", "-c:a", "aac", "-b:a", `${rendition.audio}k`, "-ar", "44100", "-ac", "2"];
  ffmpeg([...inputs, ...audio, ...hlsArguments(out, rendition.name)]);
}

/** One media file a rendition, addressed by byte ranges (RFC 8216, 4.3.2.2). */
export function hlsArguments(out, name) {
  const list = [
    "-f",
    "hls",
    "-hls_time",
    `${segment}`,
    "-hls_playlist_type",
    "vod",
    "-hls_segment_type",
    "fmp4",
  ];
  const files = [
    "-hls_flags",
    "single_file+independent_segments",
    "-hls_segment_filename",
    join(out, `${name}.mp4`),
  ];
  return [
    "-map_metadata",
    "-1",
    "-fflags",
    "+bitexact",
    "-flags:a",
    "+bitexact",
    ...list,
    ...files,
    join(out, `${name}.m3u8`),
  ];
}
