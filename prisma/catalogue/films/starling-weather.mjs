/** A murmuration at dusk: a flock in three dimensions before a painted sky, mirrored in a strip of water. */
import { createCanvas, sample } from "../lib/canvas.mjs";
import { develop, fadeAt } from "../lib/develop.mjs";
import { clamp, hex, mix, mix3, ramp, smoothstep } from "../lib/maths.mjs";
import { createNoise, fbm } from "../lib/noise.mjs";
import { createFlock, createReeds } from "./parts/flock.mjs";

const width = 1280;
const height = 720;
const horizon = 586;

const tones = (stops) => stops.map(([at, colour]) => [at, hex(colour)]);
const top = tones([
  [0, "#4f6d94"],
  [18, "#43557f"],
  [36, "#2f3560"],
  [52, "#1c2145"],
]);
const middle = tones([
  [0, "#e9b98c"],
  [18, "#e58f6c"],
  [36, "#b4566a"],
  [52, "#5d3a66"],
]);
const bottom = tones([
  [0, "#ffe0a6"],
  [18, "#ffc072"],
  [36, "#f0815a"],
  [52, "#a3535c"],
]);
const cloudLit = tones([
  [0, "#fff0d2"],
  [18, "#ffcf96"],
  [36, "#f58a6c"],
  [52, "#8a4a6a"],
]);

/** Long cloud bars, baked wider than the picture: density in one plane, under-lighting in the other. */
function bakeClouds() {
  const clouds = createCanvas(900, 340);
  const noise = createNoise(404);
  for (let y = 0; y < clouds.height; y++) {
    for (let x = 0; x < clouds.width; x++) {
      const stretch = mix(0.0075, 0.016, y / clouds.height);
      const warp = fbm(noise, 2, x * 0.006, y * 0.02, 30) * 0.8;
      const n = fbm(noise, 5, x * stretch * 0.55 + warp, y * 0.03 + warp * 0.4, 3);
      const under = fbm(noise, 5, x * stretch * 0.55 + warp, (y - 5) * 0.03 + warp * 0.4, 3);
      const band = smoothstep(0.02, 0.3, y / clouds.height) * (1 - smoothstep(0.82, 1, y / clouds.height));
      const at = (y * clouds.width + x) * 3;
      clouds.data[at] = smoothstep(-0.02, 0.42, n) * band;
      clouds.data[at + 1] = clamp(0.5 + (under - n) * 3.2);
    }
  }
  return clouds;
}

function drawSky(canvas, clouds, t) {
  const [a, b, c, lit] = [ramp(top, t), ramp(middle, t), ramp(bottom, t), ramp(cloudLit, t)];
  const sun = { x: 866 - t * 0.9, y: 508 + t * 2.6 };
  const cloud = [0, 0, 0];
  for (let y = 0; y < horizon; y++) {
    const v = y / horizon;
    const base = v < 0.6 ? mix3(a, b, smoothstep(0, 0.6, v)) : mix3(b, c, smoothstep(0.6, 1, v));
    for (let x = 0; x < width; x++) {
      sample(clouds, (x + 60 + t * 2.1) / 1560, v, cloud);
      const d2 = (x - sun.x) ** 2 + ((y - sun.y) * 1.25) ** 2;
      const halo = Math.exp(-Math.sqrt(d2) / 150) * 0.62 + Math.exp(-d2 / 2600) * 0.7;
      const disc = clamp(39 - Math.sqrt((x - sun.x) ** 2 + (y - sun.y) ** 2)) * 1.1;
      const warm = clamp(cloud[1] * (0.5 + 0.9 * Math.exp(-Math.abs(x - sun.x) / 600)));
      const at = (y * width + x) * 3;
      for (let k = 0; k < 3; k++) {
        const sky = base[k] + c[k] * halo + disc * [1, 0.72, 0.4][k] * (1 - cloud[0] * 0.7);
        const veil = mix(a[k] * 0.72 + b[k] * 0.16, lit[k] * 0.95, warm);
        canvas.data[at + k] = mix(sky, veil, cloud[0] * 0.62);
      }
    }
  }
}

/** Writes one bird as a short dark stroke along its flight; far birds are small and pale. */
function drawBird(shadow, bird, camera) {
  const depth = camera.distance + bird.z;
  if (depth < 120) return;
  const scale = 900 / depth;
  const x = width / 2 + (bird.x - camera.x) * scale;
  const y = 292 - (bird.y - camera.y) * scale;
  const beat = 0.75 + 0.25 * Math.sin(bird.x * 0.05 + bird.z * 0.09 + camera.t * 21);
  const size = 1.7 * scale * beat;
  const dark = clamp(1.35 - depth / 1500, 0.25, 0.95);
  const steps = 4;
  for (let i = 0; i < steps; i++) {
    const s = i / (steps - 1) - 0.5;
    const dx = bird.vx * scale * s * 0.75;
    stamp(
      shadow,
      x + dx,
      y - bird.vy * scale * s * 0.75,
      Math.max(0.72, size * (0.62 + 0.38 * (1 - 4 * s * s))),
      dark,
    );
  }
}

function stamp(shadow, x, y, radius, dark) {
  for (let py = Math.floor(y - radius - 1); py <= y + radius + 1; py++) {
    if (py < 0 || py >= height) continue;
    for (let px = Math.floor(x - radius - 1); px <= x + radius + 1; px++) {
      if (px < 0 || px >= width) continue;
      const cover = clamp(radius - Math.sqrt((px - x) ** 2 + (py - y) ** 2) + 0.5) * dark;
      const at = py * width + px;
      if (cover > shadow[at]) shadow[at] = cover;
    }
  }
}

function darken(canvas, shadow, ink) {
  for (let i = 0; i < shadow.length; i++) {
    if (shadow[i] <= 0) continue;
    for (let c = 0; c < 3; c++) canvas.data[i * 3 + c] += (ink[c] - canvas.data[i * 3 + c]) * shadow[i];
  }
}

/** A far shore of willows as one uneven dark line. */
function drawShore(canvas, shore, ink) {
  for (let x = 0; x < width; x++) {
    for (let y = Math.floor(horizon - shore[x] - 1); y < horizon; y++) {
      const cover = clamp(y - (horizon - shore[x]) + 0.5) * 0.88;
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) canvas.data[at + c] += (ink[c] - canvas.data[at + c]) * cover;
    }
  }
}

function drawWater(canvas, noise, t) {
  const { data } = canvas;
  for (let y = horizon; y < height; y++) {
    const d = (y - horizon) / (height - horizon);
    const far = 1 / (d + 0.12);
    for (let x = 0; x < width; x++) {
      const wave =
        noise((x - 640) * 0.0045 * far, far * 4, t * 0.5) +
        0.4 * noise((x - 640) * 0.016 * far, far * 11, t * 0.8);
      const row = Math.round(clamp(horizon - (y - horizon) * 2.6 - wave * (2 + 40 * d), 1, horizon - 1));
      const column = Math.round(clamp(x + wave * d * 8, 0, width - 1));
      const [at, from] = [(y * width + x) * 3, (row * width + column) * 3];
      for (let c = 0; c < 3; c++) data[at + c] = data[from + c] * mix(0.74, 0.42, d);
    }
  }
}

function drawReeds(shadow, reeds, t) {
  for (const reed of reeds) {
    const sway = reed.lean + 0.1 * Math.sin(t * 0.9 + reed.phase) + 0.03 * Math.sin(t * 2.3 + reed.phase * 2);
    for (let s = 0; s <= 1; s += 1.2 / reed.tall) {
      const x = reed.x + sway * reed.tall * s * s;
      const plume = reed.plume && s > 0.76 ? 2.6 * Math.sin(((s - 0.76) / 0.24) * 3.0) : 0;
      stamp(shadow, x, height + 4 - reed.tall * s, 1.25 * (1 - s * 0.7) + plume, 0.97);
    }
  }
}

export function createFilm({ seconds, fps }) {
  const flock = createFlock({ count: 1500, seed: 8 });
  const clouds = bakeClouds();
  const noise = createNoise(15);
  const reeds = createReeds({ count: 150, width, seed: 6 });
  const shore = Float32Array.from(
    { length: width },
    (_, x) => 11 + fbm(noise, 5, x * 0.012, 70) * 22 + smoothstep(700, 100, x) * 9,
  );
  const canvas = createCanvas(width, height);
  const shadow = new Float32Array(width * height);
  const step = (frame) => flock.step(frame / fps);
  const paint = (frame, rgb) => {
    const t = frame / fps;
    const distance = ramp(
      [
        [0, 960],
        [20, 780],
        [38, 720],
        [52, 980],
      ],
      t,
    );
    const camera = { t, x: flock.centre.x * 0.7, y: flock.centre.y * 0.35, distance };
    drawSky(canvas, clouds, t);
    const ink = mix3(hex("#231a2a"), hex("#120e1e"), t / seconds);
    drawShore(canvas, shore, ink);
    shadow.fill(0);
    for (const bird of flock.birds) drawBird(shadow, bird, camera);
    darken(canvas, shadow, ink);
    drawWater(canvas, noise, t);
    shadow.fill(0);
    drawReeds(shadow, reeds, t);
    darken(canvas, shadow, hex("#0d0a14"));
    develop(canvas, rgb, { exposure: 0.92 * fadeAt(t, seconds, 2, 3.5), curve: false });
  };
  return { width, height, step, paint };
}
