import { clamp } from "../../lib/maths.mjs";
import { createNoise, fbm } from "../../lib/noise.mjs";
import { createRandom } from "../../lib/random.mjs";

const plans = [
  { base: 352, rise: 165, scale: 0.0032, speed: 2.2, rough: 1, peaks: true },
  { base: 418, rise: 120, scale: 0.0036, speed: 4.5, rough: 0.6, peaks: true },
  { base: 474, rise: 92, scale: 0.0034, speed: 8, rough: 0, trees: 10, houses: 0 },
  { base: 528, rise: 84, scale: 0.0031, speed: 14, rough: 0, trees: 16, houses: 5 },
  { base: 580, rise: 76, scale: 0.0028, speed: 23, rough: 0, trees: 22, houses: 6 },
  { base: 634, rise: 66, scale: 0.0024, speed: 37, rough: 0, trees: 30, houses: 4 },
  { base: 702, rise: 52, scale: 0.002, speed: 60, rough: 0, trees: 16, houses: 0, grass: true },
];

/** The seven strips of the valley, far to near, each with mask, shadow and window maps. */
export function createLayers({ width, height, seconds }) {
  return plans.map((plan, i) => createLayer({ plan, index: i, width, height, seconds }));
}

/** A strip of flat-bottomed clouds, each a row of overlapping discs. */
export function createClouds({ width, height, seconds, speed }) {
  const span = Math.ceil(width + speed * seconds) + 8;
  const random = createRandom(515);
  const layer = {
    span,
    height,
    mask: new Float32Array(span * height),
    windows: new Float32Array(span * height),
  };
  for (let i = 0; i < 7; i++) {
    const x = ((i + 0.1 + random() * 0.8) / 7) * span;
    const y = 58 + ((i * 3) % 7) * 31 + random() * 24;
    const size = 0.45 + random() * 0.85;
    for (let k = -3; k <= 3; k++)
      drawPuff(layer, x + k * 27 * size, y, (40 - k * k * 3.2 + random() * 10) * size);
  }
  return { ...layer, shade: softShadow(layer, 10), top: 3, speed };
}

function drawPuff(layer, cx, foot, radius) {
  const cy = foot - radius * 0.35;
  for (let y = Math.floor(cy - radius - 1); y <= foot; y++) {
    for (let x = Math.floor(cx - radius - 1); x <= cx + radius + 1; x++) {
      cover(layer, x, y, radius - Math.sqrt((x - cx) ** 2 + (y - cy) ** 2) + 0.5);
    }
  }
}

function createLayer({ plan, index, width, height, seconds }) {
  const span = Math.ceil(width + plan.speed * seconds) + 8;
  const random = createRandom(300 + index * 7);
  const noise = createNoise(70 + index);
  const layer = {
    span,
    height,
    mask: new Float32Array(span * height),
    windows: new Float32Array(span * height),
  };
  const ground = Float32Array.from({ length: span }, (_, x) => groundAt(noise, plan, x));
  for (let x = 0; x < span; x++) {
    for (let y = Math.floor(ground[x]) - 1; y < height; y++)
      layer.mask[y * span + x] = clamp(y - ground[x] + 0.5);
  }
  const grow = (0.55 + index * 0.24) * (plan.grass ? 1.5 : 1);
  for (let i = 0; i < (plan.trees ?? 0) * (span / 1800); i++) plantTree(layer, ground, random, grow);
  for (let i = 0; i < (plan.houses ?? 0) * (span / 1500); i++) buildHouse(layer, ground, random, grow);
  if (plan.grass) sowGrass(layer, ground, random);
  const top = layer.mask.findIndex((v) => v > 0);
  const shade = softShadow(layer, 9 + index * 2);
  return { ...layer, shade, top: Math.max(3, Math.floor(top / span) - 40), speed: plan.speed };
}

function groundAt(noise, plan, x) {
  const wave = fbm(noise, 3, x * plan.scale, 5);
  const peak = plan.peaks ? 0.5 - Math.abs(noise(x * plan.scale * 1.7, 20)) * 1.6 : 0;
  const jag = plan.rough * fbm(noise, 4, x * 0.016, 11) * 16;
  return plan.base - plan.rise * (wave * 1.1 + peak * 0.7) - jag;
}

function cover(layer, x, y, amount, map = layer.mask) {
  if (x < 0 || y < 2 || x >= layer.span || y >= layer.height) return;
  const at = Math.floor(y) * layer.span + Math.floor(x);
  map[at] = Math.max(map[at], clamp(amount));
}

function plantTree(layer, ground, random, grow) {
  const x = random() * layer.span;
  const foot = ground[Math.floor(x)] + 3;
  const tall = (26 + random() * 30) * grow;
  const draw = random() < 0.55 ? drawCypress : drawRound;
  draw(layer, x, foot, tall);
}

function drawCypress(layer, x, foot, tall) {
  for (let row = 0; row < tall; row++) {
    const s = row / tall;
    const half = s > 0.93 ? tall * 0.025 : tall * 0.19 * Math.sin(Math.min(1, s * 1.05) * 2.6) ** 0.8;
    for (let dx = -Math.ceil(half) - 1; dx <= half + 1; dx++)
      cover(layer, x + dx, foot - tall + row, half - Math.abs(dx) + 0.5);
  }
}

function drawRound(layer, x, foot, tall) {
  const radius = tall * 0.3;
  const cy = foot - tall + radius;
  for (let y = cy - radius - 1; y <= foot; y++) {
    for (let dx = -radius - 1; dx <= radius + 1; dx++) {
      const crown = radius - Math.sqrt(dx * dx + (y - cy) ** 2) + 0.5;
      const trunk = y > cy ? tall * 0.035 - Math.abs(dx) + 0.5 : 0;
      cover(layer, x + dx, y, Math.max(crown, trunk));
    }
  }
}

function buildHouse(layer, ground, random, grow) {
  const x = Math.floor(random() * (layer.span - 100)) + 50;
  const wide = Math.round((13 + random() * 9) * grow);
  const wall = Math.round(wide * (0.7 + random() * 0.5));
  const foot = Math.floor(ground[x]) + 4;
  for (let dx = -wide; dx <= wide; dx++) {
    const roof = wall + Math.max(0, wide * 0.8 * (1 - Math.abs(dx) / (wide * 1.02)));
    const tall = Math.abs(dx) > wide - 2 ? (roof - wall > 1 ? roof : 0) : roof;
    for (let y = 0; y <= tall; y++) cover(layer, x + dx, foot - y, tall - y + 0.5);
  }
  for (let y = 0; y < wide * 0.9; y++)
    for (let k = 0; k < 4; k++) cover(layer, x + wide * 0.45 + k, foot - wall - y, 1);
  for (const side of [-0.5, 0.42])
    lightWindow(layer, x + side * wide, foot - wall * 0.78, Math.max(2, wide * 0.22));
}

function lightWindow(layer, x, y, size) {
  for (let dy = 0; dy < size * 1.4; dy++) {
    for (let dx = 0; dx < size; dx++) cover(layer, x + dx - size / 2, y + dy, 1, layer.windows);
  }
}

function sowGrass(layer, ground, random) {
  for (let x = 4; x < layer.span - 4; x += 3 + random() * 7) {
    const tall = 10 + random() * 26;
    const lean = (random() - 0.5) * 0.5;
    for (let row = 0; row < tall; row += 0.5) {
      const half = 1.5 * (1 - row / tall);
      const px = x + lean * row * (row / tall);
      for (let dx = -2; dx <= 2; dx++)
        cover(layer, px + dx, ground[Math.floor(x)] + 3 - row, half - Math.abs(dx) + 0.4);
    }
  }
}

/** A blurred copy of the mask, pushed up and aside: the shadow a sheet throws on the sheet behind. */
function softShadow({ mask, span, height }, radius) {
  const rows = new Float32Array(mask.length);
  const out = new Float32Array(mask.length);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = -radius; x < span; x++) {
      if (x + radius < span) sum += mask[y * span + x + radius];
      if (x - radius - 1 >= 0) sum -= mask[y * span + x - radius - 1];
      if (x >= 0) rows[y * span + x] = sum / (radius * 2 + 1);
    }
  }
  for (let x = 0; x < span; x++) {
    let sum = 0;
    for (let y = -radius; y < height; y++) {
      if (y + radius < height) sum += rows[(y + radius) * span + x];
      if (y - radius - 1 >= 0) sum -= rows[(y - radius - 1) * span + x];
      if (y >= 0) out[y * span + x] = Math.max(sum / (radius * 2 + 1), mask[y * span + x]);
    }
  }
  return out;
}
