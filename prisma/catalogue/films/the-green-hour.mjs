/**
 * Aurora over a lake. Each curtain is a folded line that deposits a column of light upwards at every point, so the
 * folds brighten by themselves (the model of Baranoski et al., "Simulating the Aurora Borealis", 2000, much reduced).
 */
import { blur, createCanvas, glow, sample, splat } from "../lib/canvas.mjs";
import { develop, fadeAt } from "../lib/develop.mjs";
import { clamp, hex, mix, ramp, smoothstep } from "../lib/maths.mjs";
import { createNoise } from "../lib/noise.mjs";
import { createRandom } from "../lib/random.mjs";
import { createRidge, createShore } from "./parts/arctic.mjs";

const width = 1280;
const height = 720;
const horizon = 452;
const noise = createNoise(11);
const low = hex("#38f59a");
const middle = hex("#22b8b0");
const high = hex("#8a4fd8");

const curtains = [
  { base: 0.86, tall: 0.34, seed: 1.7, power: 0.85, begin: 3, end: 47 },
  { base: 0.68, tall: 0.58, seed: 8.2, power: 1.2, begin: 9, end: 46 },
  { base: 0.46, tall: 0.62, seed: 14.9, power: 1.25, begin: 17, end: 43 },
];

function createStars() {
  const random = createRandom(5);
  return Array.from({ length: 420 }, () => ({
    x: random() * width * 1.1,
    y: random() ** 1.3 * horizon,
    light: 0.04 + random() ** 5 * 0.9,
    warmth: random(),
    phase: random() * 6.28,
  }));
}

/** Colour of a ray against height above its lower border (0..1), baked. */
function bakeProfile(size) {
  const profile = new Float32Array(size * 3);
  for (let i = 0; i < size; i++) {
    const h = i / size;
    const light = smoothstep(0, 0.07, h) * Math.exp(-h * 4.2) * (1 - smoothstep(0.75, 1, h));
    const tint = ramp(
      [
        [0, low],
        [0.16, low],
        [0.42, middle],
        [0.7, high],
        [1, high],
      ],
      h,
    );
    for (let c = 0; c < 3; c++) profile[i * 3 + c] = tint[c] * light;
  }
  return profile;
}

const profileSize = 256;
const profile = bakeProfile(profileSize);

function depositRay(sky, x, foot, tall, light) {
  const column = Math.floor(x);
  if (column < 0 || column >= sky.width - 1) return;
  const right = (x - column) * light;
  const left = light - right;
  const { data } = sky;
  const top = Math.max(0, Math.floor(foot - tall));
  const scale = profileSize / tall;
  for (let y = Math.min(sky.height - 1, Math.floor(foot)); y > top; y--) {
    const from = Math.min(profileSize - 1, ((foot - y) * scale) | 0) * 3;
    const to = (y * sky.width + column) * 3;
    for (let c = 0; c < 3; c++) {
      data[to + c] += profile[from + c] * left;
      data[to + 3 + c] += profile[from + c] * right;
    }
  }
}

function drawCurtain(sky, curtain, t) {
  const wake =
    smoothstep(curtain.begin, curtain.begin + 9, t) * (1 - smoothstep(curtain.end - 7, curtain.end, t));
  if (wake <= 0) return;
  const count = 2600;
  for (let i = 0; i < count; i++) {
    const s = (i / count) * 1.6 - 0.3;
    const fold =
      noise(s * 2.6 + curtain.seed, t * 0.045, 2) * 0.3 + noise(s * 7 + curtain.seed, t * 0.09, 5) * 0.07;
    const lift =
      noise(s * 1.9, t * 0.05, curtain.seed) * 0.2 + noise(s * 6.5, t * 0.11, curtain.seed) * 0.045;
    const cover = clamp(0.55 + noise(s * 2.2 - t * 0.06, curtain.seed, t * 0.04) * 1.3);
    const ray =
      0.55 + 0.75 * noise(s * 34, t * 0.35, curtain.seed) + 0.3 * noise(s * 90, t * 0.6, curtain.seed);
    const light = curtain.power * wake * cover * Math.max(0.08, ray) ** 1.5 * 0.3;
    const tall =
      curtain.tall * sky.height * (0.75 + 0.5 * noise(s * 9, t * 0.2, curtain.seed + 3)) * (0.6 + 0.4 * wake);
    depositRay(sky, (s + fold) * sky.width, (curtain.base + lift - 0.04) * sky.height, tall, light);
  }
}

function meanLight(sky) {
  const sum = [0, 0, 0];
  for (let i = 0; i < sky.data.length; i += 3) for (let c = 0; c < 3; c++) sum[c] += sky.data[i + c];
  return sum.map((v) => (v * 3) / sky.data.length);
}

function drawSky(canvas, sky, stars, t) {
  const night = [hex("#0a1430"), hex("#123049")];
  const pixel = [0, 0, 0];
  for (let y = 0; y <= horizon; y++) {
    const v = y / horizon;
    const deep = v ** 2.2;
    for (let x = 0; x < width; x++) {
      sample(sky, x / width, v, pixel);
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) canvas.data[at + c] = mix(night[0][c], night[1][c], deep) * 0.8 + pixel[c];
    }
  }
  for (const star of stars) {
    const x = star.x - t * 0.45 - 20;
    const twinkle = star.light * (0.8 + 0.2 * Math.sin(t * 1.4 + star.phase));
    splat(canvas, x, star.y, twinkle, twinkle * 0.95, twinkle * mix(0.8, 1.2, star.warmth));
    if (star.light > 0.45) glow(canvas, x, star.y, 1.3, twinkle * 0.5, twinkle * 0.52, twinkle * 0.6);
  }
}

/** The lake repeats the sky, darker, stretched and broken by ripples that tighten towards the far shore. */
function drawLake(canvas, t) {
  const { data } = canvas;
  for (let y = horizon + 1; y < height; y++) {
    const d = (y - horizon) / (height - horizon);
    const far = 1 / (d + 0.09);
    const dim = mix(0.62, 0.3, d);
    for (let x = 0; x < width; x++) {
      const wave =
        noise((x - 640) * 0.0035 * far + 40, far * 5, t * 0.42) +
        0.5 * noise((x - 640) * 0.011 * far, far * 13, t * 0.7);
      const mirrored = horizon - (y - horizon) * 1.35 - wave * (3 + d * 46);
      const row = Math.round(clamp(mirrored, 2, horizon - 1));
      const column = Math.round(clamp(x + wave * (1 + d * 9), 1, width - 2));
      const at = (y * width + x) * 3;
      const from = (row * width + column) * 3;
      for (let c = 0; c < 3; c++) {
        const soft =
          (data[from + c] * 2 + data[from - width * 6 + c] + data[from - 3 + c] + data[from + 3 + c]) / 5;
        data[at + c] = soft * dim + 0.0012 * (c + 1);
      }
    }
  }
}

export function createFilm({ seconds, fps }) {
  const stars = createStars();
  const far = createRidge({ seed: 21, width, height: horizon, rise: 150, base: 34, spacing: 150, snow: 0.9 });
  const near = createRidge({ seed: 47, width, height: horizon, rise: 62, base: 6, spacing: 120, snow: 0.3 });
  const shore = createShore({ seed: 9, width, height });
  const canvas = createCanvas(width, height);
  const sky = createCanvas(640, 226);
  const paint = (frame, rgb) => {
    const t = frame / fps;
    sky.data.fill(0);
    for (const curtain of curtains) drawCurtain(sky, curtain, t);
    blur(sky, 1, 1);
    const ambient = meanLight(sky).map((v, c) => v * 1.15 + [0.008, 0.014, 0.024][c]);
    drawSky(canvas, sky, stars, t);
    far.draw(canvas, t * 0.9, ambient, hex("#0e2233"));
    near.draw(canvas, t * 1.9, ambient, hex("#06111a"));
    drawLake(canvas, t);
    shore.draw(canvas, t * 3.2);
    develop(canvas, rgb, { exposure: 1.75 * fadeAt(t, seconds, 2.5, 3.5) });
  };
  return { width, height, paint };
}
