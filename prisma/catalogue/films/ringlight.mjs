/**
 * A banded planet with rings, traced analytically: one sphere, one plane, two moons. The bands are a noise texture
 * stirred by domain warping (Inigo Quilez, 2002); planet and rings cast their shadows on each other.
 */
import { createCanvas, glow, sample } from "../lib/canvas.mjs";
import { develop, fadeAt } from "../lib/develop.mjs";
import { clamp, smoothstep } from "../lib/maths.mjs";
import { createNoise } from "../lib/noise.mjs";
import { bakeBands, bakeRings } from "./parts/giant.mjs";
import { cameraAt, createStars, dot, drawNebula, drawStars, normalise } from "./parts/orbit.mjs";

const width = 1280;
const height = 720;
const inner = 1.32;
const outer = 2.42;

const sun = normalise([0.86, 0.3, 0.52]);

/** Ring opacity at a radius, read from the baked profile. */
function ringAt(rings, radius) {
  const s = (radius - inner) / (outer - inner);
  if (s <= 0 || s >= 1) return 0;
  const at = s * (rings.length - 2);
  const i = at | 0;
  return rings[i] + (rings[i + 1] - rings[i]) * (at - i);
}

function shadeSphere(out, hit, ray, { bands, rings, spin }) {
  const lit = dot(hit, sun);
  const day = smoothstep(-0.06, 0.5, lit) * clamp(lit * 1.15 + 0.1);
  const u = (Math.atan2(hit[2], hit[0]) / 6.2831853 + 1 + spin) % 1;
  sample(bands, u, 0.5 - Math.asin(clamp(hit[1], -1, 1)) / Math.PI, out);
  let shade = 1;
  if (hit[1] * sun[1] < 0) {
    const s = -hit[1] / sun[1];
    const dx = hit[0] + sun[0] * s;
    const dz = hit[2] + sun[2] * s;
    shade = 1 - 0.82 * ringAt(rings, Math.sqrt(dx * dx + dz * dz));
  }
  const facing = -dot(hit, ray);
  const limb = (1 - facing) ** 3;
  const ringshine = 0.012 * clamp(0.4 - lit) * facing;
  for (let c = 0; c < 3; c++) out[c] = out[c] * (day * shade * (0.5 + 0.5 * facing) + ringshine);
  const haze = limb * smoothstep(-0.25, 0.4, lit) * 0.34;
  out[0] += haze * 0.75;
  out[1] += haze * 0.8;
  out[2] += haze;
}

/** Light of the ring plane at a point: ice forward-scatters when the sun is behind it. */
function shadeRing(point, ray, eyeAbove) {
  const along = dot(point, sun);
  const off = Math.sqrt(Math.max(0, dot(point, point) - along * along));
  const shadow = along < 0 ? smoothstep(0.975, 1.03, off) : 1;
  const forwardScatter = clamp(dot(ray, sun)) ** 3;
  const side = eyeAbove ? 0.5 : 0.2;
  return shadow * (side + forwardScatter * 0.9) + 0.006;
}

function tracePixel(pixel, ray, scene) {
  const { eye, colours, rings } = scene;
  const b = dot(eye, ray);
  const disc = b * b - scene.eyeSquare + 1;
  const near = disc > 0 ? -b - Math.sqrt(disc) : Infinity;
  const edge = smoothstep(0, 0.0045 * scene.distance, disc);
  if (disc > 0 && near > 0) {
    const hit = [eye[0] + ray[0] * near, eye[1] + ray[1] * near, eye[2] + ray[2] * near];
    const body = [0, 0, 0];
    shadeSphere(body, hit, ray, scene);
    for (let c = 0; c < 3; c++) pixel[c] += (body[c] - pixel[c]) * edge;
  } else if (disc > -0.12) {
    const closest = eye.map((v, i) => v - ray[i] * b);
    const halo = Math.exp(disc * 55) * smoothstep(-0.3, 0.6, dot(closest, sun)) * 0.1;
    for (let c = 0; c < 3; c++) pixel[c] += halo * [0.55, 0.7, 1][c];
  }
  const s = -eye[1] / ray[1];
  if (s <= 0 || s > near) return;
  const point = [eye[0] + ray[0] * s, 0, eye[2] + ray[2] * s];
  const radius = Math.sqrt(point[0] * point[0] + point[2] * point[2]);
  const cover = ringAt(rings, radius);
  if (cover <= 0) return;
  const light = shadeRing(point, ray, eye[1] * sun[1] > 0);
  const tone = Math.min(255, ((radius - inner) / (outer - inner)) * 255) | 0;
  const opacity = clamp(cover * (1 + 0.12 / (Math.abs(ray[1]) + 0.08)));
  for (let c = 0; c < 3; c++) pixel[c] += (colours[tone * 3 + c] * light - pixel[c]) * opacity;
}

function drawMoons(canvas, camera, t) {
  const moons = [
    [3.1, 0.9, 0.045],
    [4.0, 3.3, 0.075],
  ];
  for (const [radius, phase, size] of moons) {
    const a = phase + (t * 0.16) / radius;
    const at = [Math.cos(a) * radius, 0.12 * Math.sin(a), Math.sin(a) * radius].map(
      (v, i) => v - camera.eye[i],
    );
    const depth = dot(at, camera.forward);
    const behind =
      Math.hypot(...camera.eye) < depth &&
      Math.hypot(dot(at, camera.right), dot(at, camera.up)) < depth * 0.25;
    if (depth < 1 || behind) continue;
    const x = width / 2 + (dot(at, camera.right) / depth) * width * 0.9;
    const y = height / 2 - (dot(at, camera.up) / depth) * width * 0.9;
    glow(canvas, x, y, Math.max(1.4, (size / depth) * 500), 0.9, 0.86, 0.8);
  }
}

export function createFilm({ seconds, fps }) {
  const stars = createStars();
  const bands = bakeBands();
  const { rings, colours } = bakeRings();
  const canvas = createCanvas(width, height);
  const veil = createCanvas(160, 90);
  const noise = createNoise(19);
  const paint = (frame, rgb) => {
    const t = frame / fps;
    const camera = cameraAt(t);
    const { eye, forward, right, up } = camera;
    drawNebula(canvas, veil, noise, camera);
    drawStars(canvas, stars, camera);
    const scene = {
      eye,
      eyeSquare: dot(eye, eye),
      distance: Math.hypot(...eye),
      bands,
      rings,
      colours,
      spin: t * 0.0022,
    };
    const ray = [0, 0, 0];
    const pixel = [0, 0, 0];
    for (let y = 0; y < height; y++) {
      const sy = (height / 2 - y) / (width * 0.9);
      for (let x = 0; x < width; x++) {
        const sx = (x - width / 2) / (width * 0.9);
        for (let c = 0; c < 3; c++) ray[c] = forward[c] + right[c] * sx + up[c] * sy;
        const inverse = 1 / Math.sqrt(dot(ray, ray));
        for (let c = 0; c < 3; c++) ray[c] *= inverse;
        const at = (y * width + x) * 3;
        for (let c = 0; c < 3; c++) pixel[c] = canvas.data[at + c];
        tracePixel(pixel, ray, scene);
        for (let c = 0; c < 3; c++) canvas.data[at + c] = pixel[c];
      }
    }
    drawMoons(canvas, camera, t);
    develop(canvas, rgb, { exposure: 0.98 * fadeAt(t, seconds, 3, 4) });
  };
  return { width, height, paint };
}
