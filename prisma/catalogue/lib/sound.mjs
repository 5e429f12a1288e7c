import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ffmpeg } from "./ffmpeg.mjs";
import { rate } from "./studio.mjs";

const target = -16;
const raw = ["-f", "f32le", "-ar", `${rate}`, "-ac", "2"];

/** Integrated loudness in LUFS (ITU-R BS.1770, EBU R 128). */
function loudness(path) {
  const report = ffmpeg([...raw, "-i", path, "-af", "ebur128", "-f", "null", "-"]);
  return Number([...report.matchAll(/I:\s+(-?[\d.]+) LUFS/g)].pop()[1]);
}

/** Composes a work's sound into the workshop and sets it to the target loudness under a limiter. */
export async function renderSound({ work, kind, folder, reuse }) {
  const pcm = join(folder, "sound.f32");
  const wav = join(folder, "sound.wav");
  if (!reuse || !existsSync(pcm)) {
    const { compose } = await import(`../${kind}/${work.slug}.mjs`);
    writeFileSync(pcm, Buffer.from(compose(work.seconds).buffer));
  }
  const gain = (target - loudness(pcm)).toFixed(2);
  const filters = `volume=${gain}dB,alimiter=limit=0.66:attack=3:release=80:level=false`;
  ffmpeg([...raw, "-i", pcm, "-af", filters, "-ar", `${rate}`, "-c:a", "pcm_s16le", wav]);
  return { pcm, wav };
}

/** About two hundred bars for the player: the loudest moment of each slice, softened, the highest at 1. */
export function waveform(pcm, bars = 200) {
  const bytes = readFileSync(pcm);
  const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const slice = Math.floor(samples.length / bars);
  const levels = Array.from({ length: bars }, (_, bar) => {
    let power = 0;
    let peak = 0;
    for (let i = bar * slice; i < (bar + 1) * slice; i++) {
      power += samples[i] ** 2;
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    return 0.65 * Math.sqrt(power / slice) * 2 + 0.35 * peak;
  });
  const top = Math.max(...levels);
  return levels.map((level) => Math.round((level / top) ** 1.15 * 100) / 100);
}
