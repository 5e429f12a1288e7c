import { mkdirSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFrames } from "./ffmpeg.mjs";

export const fps = 24;

/** Where the large intermediates of a work live: outside the repository. */
export function workshop(slug) {
  const folder = join(tmpdir(), "matinee-catalogue", slug);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Paints every frame of a film into a near-lossless 720p intermediate. */
export async function renderPicture(film) {
  const { createFilm } = await import(`../films/${film.slug}.mjs`);
  const picture = createFilm({ seconds: film.seconds, fps });
  const folder = workshop(film.slug);
  const target = join(folder, "picture.mp4");
  const partial = join(folder, "partial.mp4");
  const scale = ["-vf", "scale=1280:720:flags=lanczos", "-pix_fmt", "yuv420p"];
  const output = [...scale, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "4", partial];
  const sink = openFrames({ width: picture.width, height: picture.height, fps, output });
  const rgb = new Uint8Array(picture.width * picture.height * 3);
  for (let frame = 0; frame < film.seconds * fps; frame++) {
    picture.step?.(frame);
    picture.paint(frame, rgb);
    await sink.write(rgb);
    if (frame % (fps * 10) === 0) console.log(`${film.slug}: ${frame / fps} s of ${film.seconds} s`);
  }
  await sink.finish();
  renameSync(partial, target);
  return target;
}
