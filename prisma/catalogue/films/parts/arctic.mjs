import { clamp, smoothstep } from "../../lib/maths.mjs";
import { createNoise, fbm, ridged } from "../../lib/noise.mjs";
import { createRandom } from "../../lib/random.mjs";

/** Peaks as cones along the skyline: the highest cone at a column is the mountain one sees there. */
function createPeaks({ random, span, rise, spacing }) {
  const peaks = [];
  for (let x = -spacing; x < span + spacing; x += spacing * (0.35 + random() * 0.9)) {
    peaks.push({
      x,
      tall: rise * (0.35 + 0.65 * random()),
      left: 0.5 + random() * 0.5,
      right: 0.5 + random() * 0.5,
    });
  }
  return peaks;
}

function highest(peaks, x) {
  let best = { rise: 0, peak: peaks[0] };
  for (const peak of peaks) {
    const rise = peak.tall - Math.abs(x - peak.x) * (x < peak.x ? peak.left : peak.right);
    if (rise > best.rise) best = { rise, peak };
  }
  return best;
}

/** A snowy ridge wider than the picture, with baked relief, that can slide sideways. */
export function createRidge({ seed, width, height, rise, base, spacing, snow }) {
  const noise = createNoise(seed);
  const span = width + 140;
  const peaks = createPeaks({ random: createRandom(seed), span, rise, spacing });
  const rough = (x) => fbm(noise, 5, x * 0.018, 3) * rise * 0.16 + fbm(noise, 3, x * 0.12, 9) * 5;
  const tops = Float32Array.from(
    { length: span },
    (_, x) => height - base - highest(peaks, x).rise - rough(x),
  );
  const relief = bakeRelief({ noise, peaks, span, height, tops, snow });
  const draw = (canvas, shift, ambient, rock) => {
    for (let x = 0; x < width; x++)
      drawColumn({ canvas, x, shift, span, height, tops, relief, ambient, rock });
  };
  return { draw };
}

/** Light on the faces: one side of every wandering ridge line is lit, with gullies running down it. */
function bakeRelief({ noise, peaks, span, height, tops, snow }) {
  const relief = new Float32Array(span * height);
  for (let x = 0; x < span; x++) {
    const { peak } = highest(peaks, x);
    for (let y = Math.max(0, Math.floor(tops[x]) - 1); y < height; y++) {
      const drop = (y - tops[x]) / (height - tops[x] + 1);
      const below = y - (height - peak.tall);
      const ridgeLine = peak.x + fbm(noise, 4, y * 0.02, peak.x) * (16 + Math.max(0, below) * 0.55);
      const face = smoothstep(-5, 7, x - ridgeLine);
      const gully = ridged(noise, 4, (x + (x - peak.x) * 0.6) * 0.021, y * 0.009, 4) - 0.5;
      const edge = clamp(0.5 + 2.6 * gully + 0.25 * fbm(noise, 3, x * 0.06, y * 0.06));
      relief[y * span + x] =
        (0.12 + 0.88 * face * edge + 0.25 * edge * (1 - face)) * snow * (1 - smoothstep(0.3, 1, drop) * 0.85);
    }
  }
  return relief;
}

function drawColumn({ canvas, x, shift, span, height, tops, relief, ambient, rock }) {
  const source = Math.min(span - 2, x + shift);
  const left = Math.floor(source);
  const f = source - left;
  const top = tops[left] * (1 - f) + tops[left + 1] * f;
  for (let y = Math.max(0, Math.floor(top) - 1); y <= height; y++) {
    const cover = clamp(y - top + 0.5);
    const row = Math.min(y, height - 1) * span + left;
    const lit = relief[row] * (1 - f) + relief[row + 1] * f;
    const mist = 0.4 * smoothstep(height - 70, height, y);
    const at = (y * canvas.width + x) * 3;
    for (let c = 0; c < 3; c++) {
      const colour = rock[c] * 0.6 + ambient[c] * (lit * 1.6 + mist * 0.5);
      canvas.data[at + c] += (colour - canvas.data[at + c]) * cover;
    }
  }
}

/** One conifer: branches as jagged tiers, written into a coverage mask. */
function drawPine(mask, span, rows, { x, foot, tall, random }) {
  const wide = tall * 0.17;
  const tiers = Math.round(tall / 7);
  for (let row = 0; row < tall; row++) {
    const y = Math.floor(foot - tall + row);
    if (y < 0 || y >= rows) continue;
    const within = ((row / tall) * tiers) % 1;
    const half = 0.7 + wide * (row / tall) ** 0.9 * (0.45 + 0.55 * within) * (0.85 + 0.3 * random());
    for (let px = Math.floor(x - half - 1); px <= x + half + 1; px++) {
      if (px < 0 || px >= span) continue;
      const cover = clamp(half - Math.abs(px - x) + 0.5);
      mask[y * span + px] = Math.max(mask[y * span + px], cover);
    }
  }
}

/** The near bank with its pines, as a black cut-out that slides a little faster than the ridges. */
export function createShore({ seed, width, height }) {
  const random = createRandom(seed);
  const noise = createNoise(seed);
  const span = width + 220;
  const mask = new Float32Array(span * height);
  const bank = (x) => {
    const sides = smoothstep(360, 0, x) + smoothstep(span - 520, span, x);
    return height - 14 - 66 * sides - fbm(noise, 4, x * 0.011) * 26;
  };
  for (let x = 0; x < span; x++) {
    for (let y = Math.max(0, Math.floor(bank(x)) - 1); y < height; y++)
      mask[y * span + x] = clamp(y - bank(x) + 0.5);
  }
  for (let i = 0; i < 74; i++) {
    const left = i % 5 < 2;
    const x = left ? random() ** 1.7 * 330 : span - random() ** 1.6 * 520;
    const edge = left ? 1 - x / 420 : 1 - (span - x) / 620;
    const tall = (50 + 210 * edge * edge) * (0.55 + 0.6 * random());
    drawPine(mask, span, height, { x, foot: bank(x) + 6, tall, random });
  }
  const draw = (canvas, shift) => blendMask(canvas, mask, span, shift);
  return { draw };
}

function blendMask(canvas, mask, span, shift) {
  const { width, height, data } = canvas;
  const whole = Math.floor(shift);
  const f = shift - whole;
  for (let y = 150; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * span + x + whole;
      const cover = mask[from] * (1 - f) + mask[from + 1] * f;
      if (cover <= 0) continue;
      const at = (y * width + x) * 3;
      data[at] += (0.0011 - data[at]) * cover;
      data[at + 1] += (0.0021 - data[at + 1]) * cover;
      data[at + 2] += (0.0034 - data[at + 2]) * cover;
    }
  }
}
