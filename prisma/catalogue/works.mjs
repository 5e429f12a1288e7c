import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { films } from "./films.mjs";
import { tracks } from "./tracks.mjs";

const languageNames = { en: "English", de: "Deutsch", es: "Español" };
const cataloguePath = fileURLToPath(new URL("./catalogue.json", import.meta.url));

export const works = [
  ...films.map((film) => ({ ...film, kind: "video" })),
  ...tracks.map((track) => ({ ...track, kind: "audio", languages: [] })),
].sort((a, b) => a.createdAt.localeCompare(b.createdAt));

function readCatalogue() {
  return existsSync(cataloguePath) ? JSON.parse(readFileSync(cataloguePath, "utf8")) : [];
}

/** One entry of catalogue.json; `measured` brings what only the rendered media know. */
function entry(work, measured) {
  const base = `/media/${work.slug}`;
  const captions = work.languages.map((language) => ({
    language,
    label: languageNames[language],
    url: `${base}/captions.${language}.vtt`,
  }));
  return {
    id: work.id,
    slug: work.slug,
    kind: work.kind,
    title: work.title,
    artist: work.artist,
    description: work.description,
    durationMs: measured.durationMs ?? work.seconds * 1000,
    hlsUrl: `${base}/master.m3u8`,
    posterUrl: `${base}/poster.webp`,
    posterSmallUrl: `${base}/poster-480.webp`,
    colour: work.colour,
    waveform: work.kind === "audio" ? (measured.waveform ?? []) : null,
    captions,
    tags: work.tags,
    createdAt: work.createdAt,
  };
}

/** Rewrites catalogue.json; works that were not measured this time keep the numbers they had. */
export function writeCatalogue(measuredBySlug = {}) {
  const before = Object.fromEntries(readCatalogue().map((item) => [item.slug, item]));
  const entries = works.map((work) => entry(work, measuredBySlug[work.slug] ?? before[work.slug] ?? {}));
  const text = JSON.stringify(entries, null, 2).replace(
    /\[\n\s+([\d.,\s]+?)\n\s+\]/g,
    (_all, numbers) => `[${numbers.replace(/\s+/g, " ")}]`,
  );
  writeFileSync(cataloguePath, `${text}\n`);
  return entries;
}
