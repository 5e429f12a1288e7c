import { createRandom } from "./random.mjs";
import { rate } from "./studio.mjs";
import { createFilter } from "./voices-held.mjs";

const TAU = Math.PI * 2;

/** Kick: a sine that falls from `top` to `bottom` Hz. */
export function kick({ top = 130, bottom = 46, seconds = 0.5, click = 0.15 } = {}) {
  const out = new Float32Array(Math.ceil(seconds * rate));
  let phase = 0;
  for (let i = 0; i < out.length; i++) {
    const t = i / rate;
    phase += (TAU * (bottom + (top - bottom) * Math.exp(-t * 34))) / rate;
    const body = Math.sin(phase) * Math.exp(-t * 7.5) * Math.min(1, t / 0.002);
    out[i] = (body + click * Math.sin(phase * 6) * Math.exp(-t * 190)) * Math.min(1, (seconds - t) / 0.05);
  }
  return out;
}

/** Filtered noise burst: hats, brushes, shakers and claps differ only in colour and length. */
export function brush({ seconds = 0.2, decay = 22, low = 3000, q = 0.8, attack = 0.002, seed = 1 } = {}) {
  const out = new Float32Array(Math.ceil(seconds * rate));
  const random = createRandom(seed);
  const filter = createFilter();
  for (let i = 0; i < out.length; i++) {
    const t = i / rate;
    const noise = filter.band(random() * 2 - 1, low, q);
    out[i] = noise * Math.exp(-t * decay) * Math.min(1, t / attack) * Math.min(1, (seconds - t) / 0.01);
  }
  return out;
}

/** Euclidean rhythm: `hits` spread as evenly as possible over `steps` (Godfried Toussaint, 2005). */
export function euclid(hits, steps, rotation = 0) {
  return Array.from({ length: steps }, (_, i) => (((i + rotation) % steps) * hits) % steps < hits);
}
