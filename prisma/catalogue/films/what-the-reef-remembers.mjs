/** A reaction-diffusion field lit as if it were coral: relief, two lamps, a specular sheen, and warm flesh in the thick. */
import { createCanvas } from "../lib/canvas.mjs";
import { develop, fadeAt } from "../lib/develop.mjs";
import { bakeRamp, clamp, hex, mix, ramp, smoothstep } from "../lib/maths.mjs";
import { createNoise, fbm } from "../lib/noise.mjs";
import { createRandom } from "../lib/random.mjs";
import { createReaction, resample } from "./parts/gray-scott.mjs";

const width = 1280;
const height = 720;
const grid = { width: 416, height: 240 };
const stepsPerFrame = 9;

const flesh = bakeRamp([
  [0, hex("#06243a")],
  [0.22, hex("#0d4a5f")],
  [0.4, hex("#7d2f5c")],
  [0.62, hex("#e0605a")],
  [0.85, hex("#ffb27a")],
  [1, hex("#fff0d0")],
]);

function plantSeeds(reaction) {
  const random = createRandom(31);
  reaction.plant(208, 120, 4);
  for (let i = 0; i < 6; i++) {
    reaction.plant(Math.floor(random() * grid.width), Math.floor(random() * grid.height), 3);
  }
}

/** The camera starts close to the first seed and rises until the whole floor is in view. */
function viewAt(t, seconds) {
  const zoom = ramp(
    [
      [0, 0.34],
      [seconds * 0.8, 0.94],
      [seconds, 0.86],
    ],
    t,
  );
  const w = grid.width * zoom;
  const h = (w * height) / width;
  const drift = t * 0.55;
  return { x: 208 - w / 2 + drift - 8, y: 120 - h / 2 + Math.sin(t * 0.06) * 6, width: w, height: h };
}

function shadeRow(y, { field, tint, canvas, lamp, relief, caustic }) {
  const { data } = canvas;
  for (let x = 0; x < width; x++) {
    const i = y * width + x;
    const right = x < width - 1 ? i + 1 : i;
    const below = y < height - 1 ? i + width : i;
    const value = field[i];
    const nx = (value - field[right]) * relief;
    const ny = (value - field[below]) * relief;
    const inverse = 1 / Math.sqrt(nx * nx + ny * ny + 1);
    const dx = (lamp.x - x) / 640;
    const dy = (lamp.y - y) / 640;
    const near = 1 / Math.sqrt(dx * dx + dy * dy + 0.42);
    const key = Math.max(0, (nx * dx + ny * dy + 0.65) * inverse * near);
    const rim = Math.max(0, (-nx * 0.75 + ny * 0.5) * inverse);
    const half = clamp((nx * dx * 0.6 + ny * dy * 0.6 + 1) * inverse * 0.93);
    const sheen = half ** 26 * clamp(value * 4 - 0.5) * near * 0.2;
    const thick = clamp(value * 2.05 + (tint[i] - 0.5) * 0.35);
    const from = ((thick * 511) | 0) * 3;
    const vignette = 1 - 0.5 * ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 2;
    const water = caustic[i] * (1 - smoothstep(0.05, 0.2, value));
    const light = (0.1 + 0.95 * key) * vignette;
    const violet = clamp((0.56 - tint[i]) * 3.2) * smoothstep(0.1, 0.22, value);
    data[i * 3] = flesh[from] * light * (1 - 0.42 * violet) + sheen + rim * 0.01 * thick;
    data[i * 3 + 1] =
      flesh[from + 1] * light * (1 - 0.35 * violet) + sheen * 0.9 + rim * 0.1 * thick + water * 0.012;
    data[i * 3 + 2] =
      flesh[from + 2] * light * (1 + 1.5 * violet) + sheen * 0.8 + rim * 0.2 * thick + water * 0.02;
  }
}

/** Slow large shapes over the floor: one bends the palette, the other stands for light through water. */
function bakeShapes(noise) {
  const tint = new Float32Array(width * height);
  const caustic = new Float32Array(width * height);
  for (let i = 0; i < tint.length; i++) {
    const x = i % width;
    const y = Math.floor(i / width);
    tint[i] = 0.5 + fbm(noise, 2, x * 0.0026, y * 0.0026, 4);
    caustic[i] = (1 - Math.abs(fbm(noise, 2, x * 0.006, y * 0.006, 9)) * 2) ** 4;
  }
  return { tint, caustic };
}

export function createFilm({ seconds, fps }) {
  const reaction = createReaction({ ...grid, seed: 3 });
  plantSeeds(reaction);
  const shapes = bakeShapes(createNoise(77));
  const canvas = createCanvas(width, height);
  const target = { width, height, data: new Float32Array(width * height) };
  const step = (frame) => {
    const speed = Math.round(stepsPerFrame * mix(0.8, 1.25, smoothstep(0, 20, frame / fps)));
    const dusk = smoothstep(27, 45, frame / fps);
    reaction.feedShift = -0.0125 * dusk;
    reaction.killShift = 0.0024 * dusk;
    for (let i = 0; i < speed; i++) reaction.step();
  };
  const paint = (frame, rgb) => {
    const t = frame / fps;
    const view = viewAt(t, seconds);
    resample(reaction.v, grid, view, target);
    const lamp = { x: 640 + Math.cos(t * 0.17 + 2.4) * 520, y: 330 + Math.sin(t * 0.17 + 2.4) * 330 };
    const relief = 26 * (width / view.width / 3);
    for (let y = 0; y < height; y++) shadeRow(y, { field: target.data, ...shapes, canvas, lamp, relief });
    develop(canvas, rgb, { exposure: 1.25 * fadeAt(t, seconds, 2, 3.5) });
  };
  return { width, height, step, paint };
}
