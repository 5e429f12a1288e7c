import { createRandom } from "./random.mjs";

const fade = (t) => t * t * t * (t * (t * 6 - 15) + 10);

function permutation(seed) {
  const random = createRandom(seed);
  const table = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 255; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [table[i], table[j]] = [table[j], table[i]];
  }
  const doubled = new Uint8Array(512);
  doubled.set(table);
  doubled.set(table, 256);
  return doubled;
}

function grad(h, x, y, z) {
  const k = h & 15;
  const u = k < 8 ? x : y;
  const v = k < 4 ? y : k === 12 || k === 14 ? x : z;
  return ((k & 1) === 0 ? u : -u) + ((k & 2) === 0 ? v : -v);
}

/** Improved gradient noise in three dimensions, about -1..1 (Ken Perlin, 2002). */
export function createNoise(seed) {
  const p = permutation(seed);
  return (x, y = 0, z = 0) => {
    const fx = Math.floor(x);
    const fy = Math.floor(y);
    const fz = Math.floor(z);
    const [X, Y, Z] = [fx & 255, fy & 255, fz & 255];
    const dx = x - fx;
    const dy = y - fy;
    const dz = z - fz;
    const u = fade(dx);
    const v = fade(dy);
    const w = fade(dz);
    const A = p[X] + Y;
    const B = p[X + 1] + Y;
    const [AA, AB, BA, BB] = [p[A] + Z, p[A + 1] + Z, p[B] + Z, p[B + 1] + Z];
    const near = lerp2(
      grad(p[AA], dx, dy, dz),
      grad(p[BA], dx - 1, dy, dz),
      grad(p[AB], dx, dy - 1, dz),
      grad(p[BB], dx - 1, dy - 1, dz),
      u,
      v,
    );
    const far = lerp2(
      grad(p[AA + 1], dx, dy, dz - 1),
      grad(p[BA + 1], dx - 1, dy, dz - 1),
      grad(p[AB + 1], dx, dy - 1, dz - 1),
      grad(p[BB + 1], dx - 1, dy - 1, dz - 1),
      u,
      v,
    );
    return near + (far - near) * w;
  };
}

function lerp2(a, b, c, d, u, v) {
  const top = a + (b - a) * u;
  return top + (c + (d - c) * u - top) * v;
}

/** Fractal sum of noise octaves (fractional Brownian motion, Mandelbrot & Van Ness 1968). */
export function fbm(noise, octaves, x, y = 0, z = 0) {
  let sum = 0;
  let gain = 0.5;
  let scale = 1;
  for (let i = 0; i < octaves; i++) {
    sum += gain * noise(x * scale, y * scale, z + i * 7.3);
    gain *= 0.5;
    scale *= 2.03;
  }
  return sum;
}

/** Ridged fractal noise for mountain lines, about 0..1 (Musgrave, 1994). */
export function ridged(noise, octaves, x, y = 0) {
  let sum = 0;
  let gain = 0.5;
  let scale = 1;
  for (let i = 0; i < octaves; i++) {
    const n = 1 - Math.abs(noise(x * scale, y * scale, i * 3.1));
    sum += gain * n * n;
    gain *= 0.5;
    scale *= 2.1;
  }
  return sum;
}
