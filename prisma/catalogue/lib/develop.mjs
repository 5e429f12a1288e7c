import { smoothstep } from "./maths.mjs";

/** Interleaved gradient noise: a fixed dither pattern that does not flicker (Jorge Jimenez, 2014). */
function ditherAt(x, y) {
  const f = 0.06711056 * x + 0.00583715 * y;
  const g = 52.9829189 * (f - Math.floor(f));
  return g - Math.floor(g);
}

const ditherCache = new Map();

function ditherFor(width, height) {
  const key = `${width}x${height}`;
  if (!ditherCache.has(key)) {
    const table = new Float32Array(width * height);
    for (let i = 0; i < table.length; i++) table[i] = ditherAt(i % width, Math.floor(i / width));
    ditherCache.set(key, table);
  }
  return ditherCache.get(key);
}

const gammaSize = 4096;
const gammaRoot = Float32Array.from({ length: gammaSize + 2 }, (_, i) => 255 * (i / gammaSize) ** (2 / 2.2));

/** sRGB byte value (fractional) of a linear value in 0..1, by table; the square root spreads the darks. */
function encode(value) {
  if (value >= 1) return 255;
  if (value <= 0) return 0;
  const position = Math.sqrt(value) * gammaSize;
  const i = position | 0;
  return gammaRoot[i] + (gammaRoot[i + 1] - gammaRoot[i]) * (position - i);
}

/** Filmic curve that rolls off highlights (fit of the ACES curve by Krzysztof Narkowicz, 2015). */
const filmic = (x) => (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14);

/** Turns linear light into display bytes: exposure, tone curve, dither. */
export function develop(canvas, rgb, { exposure = 1, curve = true } = {}) {
  const { data, width, height } = canvas;
  const dither = ditherFor(width, height);
  for (let i = 0; i < dither.length; i++) {
    const d = dither[i];
    for (let c = i * 3; c < i * 3 + 3; c++) {
      const light = data[c] * exposure;
      rgb[c] = Math.min(255, encode(curve ? filmic(light) : light) + d);
    }
  }
  return rgb;
}

/** Brightness of a film that fades in from black at its start and out at its end. */
export function fadeAt(seconds, total, fadeIn = 2, fadeOut = 3) {
  return smoothstep(0, fadeIn, seconds) * (1 - smoothstep(total - fadeOut, total - 0.2, seconds));
}
