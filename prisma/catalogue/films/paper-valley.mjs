/**
 * A day among paper hills. Every layer is a strip of hills with trees and houses baked into a coverage mask; the
 * layers slide at their own speed (the multiplane camera, Lotte Reiniger 1923) and cast soft shadows on the next.
 */
import { createCanvas, glow, splat } from "../lib/canvas.mjs";
import { develop, fadeAt } from "../lib/develop.mjs";
import { clamp, hex, mix, mix3, ramp, smoothstep } from "../lib/maths.mjs";
import { createRandom } from "../lib/random.mjs";
import { farTone, middleTone, nearTone, rim, skyline, zenith } from "./parts/day.mjs";
import { createClouds, createLayers } from "./parts/paper.mjs";
import { drawBirds } from "./parts/paper-birds.mjs";

const width = 1280;
const height = 720;

function drawSky(canvas, t) {
  const top = ramp(zenith, t);
  const bottom = ramp(skyline, t);
  for (let y = 0; y < height; y++) {
    const k = smoothstep(0, height * 0.72, y);
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) canvas.data[at + c] = mix(top[c], bottom[c], k);
    }
  }
}

/** A flat paper disc with a soft shadow and a halo of stacked translucent rings. */
function drawDisc(canvas, cx, cy, radius, colour, halo) {
  const reach = radius * 4.2;
  for (let y = Math.max(0, Math.floor(cy - reach)); y < Math.min(height, cy + reach); y++) {
    for (let x = Math.max(0, Math.floor(cx - reach)); x < Math.min(width, cx + reach); x++) {
      const d = Math.sqrt((x - cx) ** 2 + (y - cy) ** 2);
      let ring = 0;
      for (const scale of [1.6, 2.5, 3.8]) ring += clamp(radius * scale - d) * halo;
      const at = (y * width + x) * 3;
      const cover = clamp(radius - d + 0.5);
      for (let c = 0; c < 3; c++) {
        const base = canvas.data[at + c] + (colour[c] - canvas.data[at + c]) * ring;
        canvas.data[at + c] = base + (colour[c] - base) * cover;
      }
    }
  }
}

function drawLights(canvas, t, stars) {
  const sunY = ramp(
    [
      [0, 430],
      [13, 130],
      [22, 125],
      [36.5, 470],
    ],
    t,
  );
  const sun = ramp(
    [
      [0, hex("#ffe0b0")],
      [14, hex("#fff6dc")],
      [26, hex("#fff0c0")],
      [36, hex("#ff7a50")],
    ],
    t,
  );
  const night = smoothstep(37, 43, t);
  for (const star of stars) {
    const light = star.light * night * (0.75 + 0.25 * Math.sin(t * star.rate + star.phase));
    if (light > 0.01) splat(canvas, star.x - t * 0.7, star.y, light, light, light * 0.9);
  }
  if (t < 39) drawDisc(canvas, 380 + t * 15, sunY, 52, sun, 0.11);
  const moonY = ramp(
    [
      [38, 470],
      [48, 165],
      [56, 140],
    ],
    t,
  );
  if (t > 38) drawDisc(canvas, 300 + (t - 38) * 9, moonY, 40, hex("#f4efd8"), 0.022);
}

/** Blends one strip into the picture: shadow of the strip first, then paper with a lit upper edge. */
function drawLayer(canvas, layer, scene) {
  const { mask, shade, windows, span, top } = layer;
  const { shift, colour, edge, shadow, lamp, mist, mistColour } = scene;
  const whole = Math.floor(shift);
  const f = shift - whole;
  const { data } = canvas;
  for (let y = top; y < height; y++) {
    const haze = mist * smoothstep(top, height - 90, y);
    for (let x = 0; x < width; x++) {
      const at = y * span + x + whole;
      const dark = shade[at] * (1 - f) + shade[at + 1] * f;
      if (dark <= 0.002) continue;
      const cover = mask[at] * (1 - f) + mask[at + 1] * f;
      const upper = cover - (mask[at - 2 * span] * (1 - f) + mask[at - 2 * span + 1] * f);
      const pane = lamp * (windows[at] * (1 - f) + windows[at + 1] * f);
      const to = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) {
        const behind = data[to + c] * (1 - shadow * dark);
        const paper = mix(colour[c], mistColour[c], haze) + edge[c] * Math.max(0, upper) * 0.22;
        const lit = paper + pane * [1.5, 0.82, 0.28][c];
        data[to + c] = behind + (lit - behind) * cover;
      }
    }
  }
}

function createStars() {
  const random = createRandom(2);
  return Array.from({ length: 230 }, () => ({
    x: random() * (width + 60),
    y: random() * 430,
    light: 0.25 + random() ** 3 * 1.2,
    rate: 0.6 + random() * 1.6,
    phase: random() * 6.28,
  }));
}

export function createFilm({ seconds, fps }) {
  const layers = createLayers({ width, height, seconds });
  const clouds = createClouds({ width, height, seconds, speed: 6 });
  const stars = createStars();
  const canvas = createCanvas(width, height);
  const paint = (frame, rgb) => {
    const t = frame / fps;
    drawSky(canvas, t);
    drawLights(canvas, t, stars);
    const [near, far, mistColour, edge] = [
      ramp(nearTone, t),
      ramp(farTone, t),
      ramp(skyline, t),
      ramp(rim, t),
    ];
    const middle = ramp(middleTone, t);
    const lamp = smoothstep(33, 42, t);
    const puff = mistColour.map((v, c) => mix(v, edge[c], 0.35));
    drawLayer(canvas, clouds, {
      shift: 2 + t * 6,
      colour: puff,
      edge,
      shadow: 0.1,
      lamp: 0,
      mist: 0,
      mistColour,
    });
    layers.forEach((layer, i) => {
      if (i === 3) drawBirds(canvas, t);
      const k = (i / (layers.length - 1)) ** 0.85;
      const colour = k < 0.5 ? mix3(far, middle, k * 2) : mix3(middle, near, k * 2 - 1);
      const mist = 0.5 * (1 - k) * (1 - 0.45 * smoothstep(4, 14, t));
      drawLayer(canvas, layer, {
        shift: 2 + t * layer.speed,
        colour,
        edge,
        shadow: 0.1 + 0.22 * k,
        lamp,
        mist,
        mistColour,
      });
    });
    if (lamp > 0) drawFireflies(canvas, t, lamp);
    develop(canvas, rgb, { exposure: fadeAt(t, seconds, 2, 3.5), curve: false });
  };
  return { width, height, paint };
}

function drawFireflies(canvas, t, lamp) {
  const random = createRandom(44);
  for (let i = 0; i < 26; i++) {
    const [a, b, c] = [random(), random(), random() * 6.28];
    const x = a * width + Math.sin(t * 0.7 + c) * 34 - t * 3 + 80;
    const y = 560 + b * 120 + Math.sin(t * 0.9 + c * 2) * 16;
    const light = lamp * Math.max(0, Math.sin(t * 1.3 + c * 3)) * 0.7;
    if (light > 0.02) glow(canvas, x, y, 2.1, light * 0.9, light, light * 0.35);
  }
}
