/** Makes the demo catalogue: `node prisma/catalogue/make.mjs [--reuse] [slug…]`. See README.md beside this file. */
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeCaptions } from "./lib/captions.mjs";
import { encodeFilm } from "./lib/encode-film.mjs";
import { encodeTrack } from "./lib/encode-track.mjs";
import { durationMs, requireFfmpeg } from "./lib/ffmpeg.mjs";
import { fps, renderPicture, workshop } from "./lib/picture.mjs";
import { sizeOf, writeMaster } from "./lib/playlist.mjs";
import { renderSound, waveform } from "./lib/sound.mjs";
import { writeCover, writePoster } from "./lib/stills.mjs";
import { works, writeCatalogue } from "./works.mjs";

const media = fileURLToPath(new URL("../../public/media/", import.meta.url));
const limit = 24_000_000;

/** An empty output folder for one work. */
function freshFolder(slug) {
  const out = join(media, slug);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  return out;
}

async function makeFilm(film, reuse) {
  const folder = workshop(film.slug);
  const kept = join(folder, "picture.mp4");
  const source = reuse && existsSync(kept) ? kept : await renderPicture(film);
  const { wav } = await renderSound({ work: film, kind: "scores", folder, reuse });
  const packageInto = encodeFilm({ film, folder, source, sound: wav, reuse });
  const out = freshFolder(film.slug);
  writeMaster(out, packageInto(out), fps);
  writePoster({ film, source, folder, out });
  await writeCaptions(film, out);
  return { durationMs: durationMs(join(out, "720p.m3u8")) };
}

async function makeTrack(track, reuse) {
  const folder = workshop(track.slug);
  const { pcm, wav } = await renderSound({ work: track, kind: "tracks", folder, reuse });
  const out = freshFolder(track.slug);
  const renditions = encodeTrack({ sound: wav, out });
  writeMaster(out, renditions, fps);
  await writeCover({ track, out });
  return { durationMs: durationMs(join(out, `${renditions[0].name}.m3u8`)), waveform: waveform(pcm) };
}

/** Bytes in one work's folder. */
function totalSize(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile()).reduce((sum, e) => sum + sizeOf(join(e.path, e.name)), 0);
}

requireFfmpeg();
const words = process.argv.slice(2);
const reuse = words.includes("--reuse");
const wanted = words.filter((word) => !word.startsWith("--"));
const unknown = wanted.filter((slug) => !works.some((work) => work.slug === slug));
if (unknown.length > 0) {
  console.error(
    `No such work: ${unknown.join(", ")}. There are: ${works.map((work) => work.slug).join(", ")}.`,
  );
  process.exit(1);
}
for (const work of works.filter((item) => wanted.length === 0 || wanted.includes(item.slug))) {
  const measured = work.kind === "video" ? await makeFilm(work, reuse) : await makeTrack(work, reuse);
  writeCatalogue({ [work.slug]: measured });
  console.log(`${work.slug}: ${measured.durationMs} ms, ${totalSize(join(media, work.slug))} bytes`);
}
const made = works.filter((work) => existsSync(join(media, work.slug)));
const total = made.reduce((sum, work) => sum + totalSize(join(media, work.slug)), 0);
console.log(`all works: ${total} bytes of ${limit}`);
if (total > limit) process.exitCode = 1;
