/** A carriage window at sunset: hills go by outside, a lamp and its reflection stay. */
import { hex, mix3, ramp } from "../lib/maths.mjs";
import { createNoise, fbm } from "../lib/noise.mjs";
import { inside, roundedBox, shade } from "../lib/shader.mjs";

const sky = [
  [0.1, hex("#3a3f6b")],
  [0.34, hex("#b4566a")],
  [0.5, hex("#f09a5c")],
  [0.62, hex("#ffd28a")],
];
const hills = ["#d9774f", "#a14a4a", "#5d2f45", "#2a1a30"].map(hex);
const frame = { cx: 0.5, cy: 0.46, w: 0.36, h: 0.33, r: 0.11 };

export function paintCover(size) {
  const noise = createNoise(4);
  const outside = (x, y) => {
    let colour = ramp(sky, y);
    const d = Math.hypot(x - 0.4, y - 0.5);
    colour = mix3(colour, hex("#fff0c0"), inside(d - 0.07) + 0.4 * Math.exp(-d * 9));
    hills.forEach((hill, i) => {
      const top = 0.53 + i * 0.065 - fbm(noise, 3, x * (2.5 + i) + i * 5, i * 3) * 0.11;
      colour = mix3(colour, hill, inside(top - y));
    });
    const pole = Math.abs(x - 0.7 - (y - 0.5) * 0.02) - 0.005;
    const wire = Math.abs(y - 0.27 - 0.05 * (x - 0.25) ** 2 * 4) - 0.0014;
    return mix3(colour, hills[3], Math.max(inside(pole) * (y > 0.24 ? 1 : 0), inside(wire)));
  };
  const canvas = shade(size, (x, y) => {
    const stripe = 0.92 + 0.08 * Math.cos(x * Math.PI * 48) ** 8;
    const lamp = Math.exp(-(((x - 0.82) / 0.34) ** 2) - ((y - 0.98) / 0.5) ** 2);
    let colour = mix3(hex("#5a2d22"), hex("#b9714a"), 0.2 + 0.75 * lamp).map((v) => v * stripe);
    const d = roundedBox(x, y, frame);
    colour = mix3(colour, hex("#1a0d10"), 0.55 * Math.exp(-Math.max(0, d - 0.03) * 26));
    colour = mix3(colour, mix3(hex("#e9c9a0"), hex("#8a5a3c"), y), inside(d - 0.032));
    colour = mix3(colour, hex("#3a1f1a"), inside(d - 0.008));
    colour = mix3(colour, outside(x, y), inside(d));
    const sheen = inside(Math.abs(x + y * 0.6 - 0.66) - 0.05, 0.004) * 0.07 * inside(d);
    const ledge = inside(Math.abs(y - 0.865) - 0.022);
    colour = mix3(colour, hex("#d79a68"), ledge);
    return mix3(colour, [1, 1, 1], sheen);
  });
  return { canvas };
}
