import { sample, splat } from "../../lib/canvas.mjs";
import { clamp, ramp } from "../../lib/maths.mjs";
import { fbm } from "../../lib/noise.mjs";
import { createRandom } from "../../lib/random.mjs";

const width = 1280;
const height = 720;

export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const normalise = (a) => a.map((v) => v / Math.hypot(...a));
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

/** Camera path: far behind the terminator, over the ring plane, then along it. */
export function cameraAt(t) {
  const angle = ramp(
    [
      [0, 3.72],
      [30, 0.85],
      [56, -0.5],
    ],
    t,
  );
  const distance = ramp(
    [
      [0, 6.4],
      [18, 5.0],
      [38, 3.15],
      [56, 7.4],
    ],
    t,
  );
  const tilt = ramp(
    [
      [0, 0.07],
      [18, 0.36],
      [30, 0.26],
      [42, 0.055],
      [56, 0.2],
    ],
    t,
  );
  const roll = ramp(
    [
      [0, -0.3],
      [28, -0.2],
      [56, 0.16],
    ],
    t,
  );
  const eye = [
    Math.sin(angle) * distance,
    Math.sin(tilt) * distance,
    Math.cos(angle) * distance * Math.cos(tilt),
  ];
  const look = ramp(
    [
      [0, [0.3, 0.1, 0]],
      [22, [0.1, -0.1, 0.2]],
      [40, [0.75, 0.1, 0.2]],
      [56, [0, 0, 0]],
    ],
    t,
  );
  const forward = normalise(look.map((v, i) => v - eye[i]));
  const flat = normalise(cross(forward, [0, 1, 0]));
  const above = cross(flat, forward);
  const [c, s] = [Math.cos(roll), Math.sin(roll)];
  const right = flat.map((v, i) => v * c + above[i] * s);
  const up = flat.map((v, i) => above[i] * c - v * s);
  return { eye, forward, right, up };
}

export function createStars() {
  const random = createRandom(12);
  return Array.from({ length: 900 }, () => {
    const z = random() * 2 - 1;
    const a = random() * 6.283;
    const r = Math.sqrt(1 - z * z);
    return { at: [r * Math.cos(a), z, r * Math.sin(a)], light: 0.05 + random() ** 5 * 1.6, warmth: random() };
  });
}

export function drawStars(canvas, stars, { forward, right, up }) {
  for (const star of stars) {
    const depth = dot(star.at, forward);
    if (depth < 0.3) continue;
    const x = width / 2 + (dot(star.at, right) / depth) * width * 0.9;
    const y = height / 2 - (dot(star.at, up) / depth) * width * 0.9;
    splat(
      canvas,
      x,
      y,
      star.light * (1.1 - star.warmth * 0.3),
      star.light,
      star.light * (0.8 + star.warmth * 0.4),
    );
  }
}

/** A faint galactic veil behind everything, computed small because it is smooth. */
export function drawNebula(canvas, veil, noise, { forward, right, up }) {
  for (let i = 0; i < veil.width * veil.height; i++) {
    const sx = ((i % veil.width) / veil.width - 0.5) / 0.9;
    const sy = (0.5 - Math.floor(i / veil.width) / veil.height) * 0.625;
    const [x, y, z] = normalise(forward.map((v, c) => v + right[c] * sx + up[c] * sy));
    const band = Math.exp(-(((x * 0.5 + y * 0.8 - z * 0.3) / 0.42) ** 2));
    const cloud = clamp(0.55 + 1.5 * fbm(noise, 3, x * 2.4, y * 2.4, z * 2.4));
    const warm = clamp(0.5 + fbm(noise, 2, x * 1.7 + 9, y * 1.7, z * 1.7) * 1.6);
    const light = 0.005 + 0.034 * band * cloud;
    veil.data.set([light * (0.35 + 0.6 * warm), light * 0.5, light * (1.25 - 0.4 * warm)], i * 3);
  }
  const pixel = [0, 0, 0];
  for (let i = 0; i < width * height; i++) {
    sample(veil, (i % width) / width, Math.floor(i / width) / height, pixel);
    for (let c = 0; c < 3; c++) canvas.data[i * 3 + c] = pixel[c];
  }
}
