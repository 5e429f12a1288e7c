import { writeFileSync } from "node:fs";
import { join } from "node:path";

function stamp(seconds) {
  const minutes = Math.floor(seconds / 60);
  const rest = (seconds % 60).toFixed(3).padStart(6, "0");
  return `00:${String(minutes).padStart(2, "0")}:${rest}`;
}

/** Writes one WebVTT file for each language of a film (W3C WebVTT). */
export async function writeCaptions(film, out) {
  const { captions } = await import(`../captions/${film.slug}.mjs`);
  for (const language of film.languages) {
    const cues = captions[language].map(
      ([start, end, text], i) => `${i + 1}\n${stamp(start)} --> ${stamp(end)}\n${text}\n`,
    );
    writeFileSync(join(out, `captions.${language}.vtt`), `WEBVTT\n\n${cues.join("\n")}`);
  }
}
