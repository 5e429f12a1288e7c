/**
 * The Lorenz attractor (E. N. Lorenz, "Deterministic Nonperiodic Flow", 1963): several hundred points that start
 * almost together, integrated with a fourth-order Runge-Kutta step, drawn as fading threads of light.
 */
import { bloom, createCanvas, glow, line } from "../lib/canvas.mjs";
import { develop, fadeAt } from "../lib/develop.mjs";
import { bakeRamp, clamp, hex, mix, ramp, smoothstep } from "../lib/maths.mjs";
import { createRandom, gaussian } from "../lib/random.mjs";

const width = 1280;
const height = 720;
const count = 230;
const memory = 66;
const substeps = 2;

/** Colour by place, cool on the left wing and warm on the right. */
const palette = bakeRamp([
  [0, hex("#30ffd6")],
  [0.2, hex("#1fa8ff")],
  [0.42, hex("#4a4dff")],
  [0.56, hex("#c03cff")],
  [0.76, hex("#ff3f6e")],
  [1, hex("#ffb340")],
]);

function tintAt(x, y, hue) {
  const place = clamp(0.5 + (x + y) * 0.0165 + (hue - 0.5) * 0.16);
  return Math.floor(place * 511) * 3;
}

function slope([x, y, z], out) {
  out[0] = 10 * (y - x);
  out[1] = x * (28 - z) - y;
  out[2] = x * y - (8 / 3) * z;
  return out;
}

const k1 = [0, 0, 0];
const k2 = [0, 0, 0];
const k3 = [0, 0, 0];
const k4 = [0, 0, 0];
const probe = [0, 0, 0];

function shifted(p, k, h) {
  for (let c = 0; c < 3; c++) probe[c] = p[c] + k[c] * h;
  return probe;
}

function advance(p, h) {
  slope(p, k1);
  slope(shifted(p, k1, h / 2), k2);
  slope(shifted(p, k2, h / 2), k3);
  slope(shifted(p, k3, h), k4);
  for (let c = 0; c < 3; c++) p[c] += (h / 6) * (k1[c] + 2 * k2[c] + 2 * k3[c] + k4[c]);
}

function createThreads() {
  const random = createRandom(1963);
  const start = [1.2, 1.9, 17];
  for (let i = 0; i < 400; i++) advance(start, 0.01);
  return Array.from({ length: count }, (_, i) => ({
    at: start.map((v) => v + gaussian(random) * 0.00018),
    hue: i / (count - 1),
    trail: new Float32Array(memory * substeps * 3),
  }));
}

/** One long orbit drawn faintly throughout, so that the wings are felt before they are seen. */
function createGhost() {
  const p = [-6, -8, 22];
  const points = [];
  for (let i = 0; i < 9000; i++) {
    advance(p, 0.008);
    points.push(p[0], p[1], p[2]);
  }
  return Float32Array.from(points);
}

function cameraAt(t) {
  const angle = -0.78 + 0.72 * Math.sin(t * 0.105);
  const lift = ramp(
    [
      [0, 0.12],
      [26, 0.5],
      [40, -0.1],
      [52, 0.22],
    ],
    t,
  );
  const distance = ramp(
    [
      [0, 60],
      [12, 76],
      [28, 70],
      [40, 66],
      [52, 92],
    ],
    t,
  );
  return { ca: Math.cos(angle), sa: Math.sin(angle), cl: Math.cos(lift), sl: Math.sin(lift), distance };
}

function project(x, y, z, camera, out) {
  const px = x * camera.ca - y * camera.sa;
  const py = x * camera.sa + y * camera.ca;
  const pz = z - 25;
  const depth = camera.distance + py * camera.cl - pz * camera.sl;
  const rise = py * camera.sl + pz * camera.cl;
  out[0] = width / 2 + (px / depth) * 1130;
  out[1] = height / 2 - (rise / depth) * 1130;
  out[2] = depth;
}

function drawBackground(canvas, t) {
  const centre = hex("#10163c");
  const edge = hex("#03040f");
  const swell = 0.8 + 0.2 * Math.sin(t * 0.2);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const d = Math.sqrt(((x - 640) / 820) ** 2 + ((y - 370) / 520) ** 2);
      const k = smoothstep(0, 1.15, d);
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) canvas.data[at + c] = mix(centre[c] * swell, edge[c], k);
    }
  }
}

function drawGhost(canvas, ghost, camera, light) {
  const a = [0, 0, 0];
  const b = [0, 0, 0];
  project(ghost[0], ghost[1], ghost[2], camera, a);
  for (let i = 3; i < ghost.length; i += 3) {
    project(ghost[i], ghost[i + 1], ghost[i + 2], camera, b);
    const near = clamp(1.9 - b[2] / camera.distance, 0.1, 1.6) * light;
    line(canvas, a[0], a[1], b[0], b[1], near * 0.16, near * 0.26, near * 0.7);
    for (let c = 0; c < 3; c++) a[c] = b[c];
  }
}

function drawThread(canvas, thread, frame, camera, gain) {
  const total = Math.min(memory * substeps, frame * substeps);
  let tint = 0;
  const a = [0, 0, 0];
  const b = [0, 0, 0];
  const ring = memory * substeps;
  const head = frame * substeps;
  for (let i = 0; i < total; i++) {
    const at = ((head - total + i) % ring) * 3;
    project(thread.trail[at], thread.trail[at + 1], thread.trail[at + 2], camera, b);
    if (i > 0) {
      const age = i / total;
      const near = clamp(2.1 - (1.15 * b[2]) / camera.distance, 0.15, 1.9);
      const light = gain * age * age * near;
      tint = tintAt(thread.trail[at], thread.trail[at + 1], thread.hue);
      const [r, g, bl] = [palette[tint] * light, palette[tint + 1] * light, palette[tint + 2] * light];
      line(canvas, a[0], a[1], b[0], b[1], r, g, bl);
    }
    for (let c = 0; c < 3; c++) a[c] = b[c];
  }
  const spark = gain * 3.4 * clamp(2 - b[2] / camera.distance, 0.2, 1.8);
  const [r, g, bl] = [palette[tint] + 0.4, palette[tint + 1] + 0.4, palette[tint + 2] + 0.4];
  if (total > 0) glow(canvas, b[0], b[1], 1.35, r * spark, g * spark, bl * spark);
}

export function createFilm({ seconds, fps }) {
  const threads = createThreads();
  const ghost = createGhost();
  const canvas = createCanvas(width, height);
  const step = (frame) => {
    const pace = 0.0105 * mix(1, 1.3, smoothstep(16, 30, frame / fps));
    for (const thread of threads) {
      for (let i = 0; i < substeps; i++) {
        thread.trail.set(thread.at, ((frame * substeps + i) % (memory * substeps)) * 3);
        advance(thread.at, pace);
      }
    }
  };
  const paint = (frame, rgb) => {
    const t = frame / fps;
    const camera = cameraAt(t);
    drawBackground(canvas, t);
    drawGhost(canvas, ghost, camera, 0.035 + 0.03 * smoothstep(2, 12, t));
    const gain = ramp(
      [
        [0, 0.02],
        [11, 0.024],
        [24, 0.19],
        [52, 0.21],
      ],
      t,
    );
    for (const thread of threads) drawThread(canvas, thread, frame + 1, camera, gain);
    bloom(canvas, 4, 7, 0.55);
    develop(canvas, rgb, { exposure: 1.35 * fadeAt(t, seconds, 2, 3.5) });
  };
  return { width, height, step, paint };
}
