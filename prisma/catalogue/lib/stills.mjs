import { readFileSync } from "node:fs";
import { join } from "node:path";
import { develop } from "./develop.mjs";
import { ffmpeg, writeWebp } from "./ffmpeg.mjs";
import { sizeOf } from "./playlist.mjs";

function writeBoth({ rgb, width, height, out, sizes, limits }) {
  const common = { rgb, width, height, statSize: sizeOf };
  writeWebp({ ...common, path: join(out, "poster.webp"), size: sizes[0], maxBytes: limits[0] });
  writeWebp({ ...common, path: join(out, "poster-480.webp"), size: sizes[1], maxBytes: limits[1] });
}

/** A film's poster is the frame at `posterAt`, taken from the near-lossless intermediate. */
export function writePoster({ film, source, folder, out }) {
  const still = join(folder, "still.rgb");
  const frame = ["-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", still];
  ffmpeg(["-ss", `${film.posterAt}`, "-i", source, ...frame]);
  const sizes = [
    [1280, 720],
    [480, 270],
  ];
  writeBoth({ rgb: readFileSync(still), width: 1280, height: 720, out, sizes, limits: [60_000, 15_000] });
}

/** A track's cover is painted by its own module at 1000 x 1000. */
export async function writeCover({ track, out }) {
  const { paintCover } = await import(`../covers/${track.slug}.mjs`);
  const { canvas, ...look } = paintCover(1000);
  const rgb = develop(canvas, new Uint8Array(1000 * 1000 * 3), { curve: false, ...look });
  const sizes = [
    [1000, 1000],
    [480, 480],
  ];
  writeBoth({ rgb, width: 1000, height: 1000, out, sizes, limits: [90_000, 24_000] });
}
