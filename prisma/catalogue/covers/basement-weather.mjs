/** A long corridor of frames in fog, with one lit door at its end. */
import { clamp, hex, mix3 } from "../lib/maths.mjs";
import { createNoise, fbm } from "../lib/noise.mjs";
import { inside, roundedBox, shade } from "../lib/shader.mjs";

const frames = 11;

export function paintCover(size) {
  const noise = createNoise(13);
  const canvas = shade(size, (x, y) => {
    const fog = 0.5 + fbm(noise, 4, x * 2.6, y * 3.6);
    const glowAt = Math.hypot((x - 0.5) * 1.2, y - 0.53);
    let colour = mix3(hex("#0b0a1c"), hex("#241f4a"), clamp(1.1 - y + fog * 0.3));
    for (let i = 0; i < frames; i++) {
      const k = (i / (frames - 1)) ** 0.75;
      const scale = 0.52 * (1 - k) + 0.045;
      const drift = Math.sin(i * 1.1) * 0.012 * k;
      const d = roundedBox(x, y, {
        cx: 0.5 + drift,
        cy: 0.53 - 0.02 * k,
        w: scale * 0.86,
        h: scale,
        r: scale * 0.16,
      });
      const wall = mix3(hex("#151233"), hex("#5a48a8"), k ** 1.3);
      const tone = i % 2 === 0 ? 0.62 : 1;
      const floor = clamp((y - 0.53) / (scale + 0.001)) * 0.5 * k;
      colour = mix3(
        colour,
        mix3(
          wall.map((v) => v * tone),
          hex("#ff9a6a"),
          floor * 0.5,
        ),
        inside(d),
      );
      colour = mix3(colour, hex("#b7a5ff"), inside(Math.abs(d) - 0.0011) * (0.12 + 0.5 * k));
    }
    const door = roundedBox(x, y, { cx: 0.5, cy: 0.515, w: 0.03, h: 0.05, r: 0.004 });
    colour = mix3(colour, hex("#ffe9c4"), inside(door));
    const halo = 0.75 * Math.exp(-glowAt * 9) + 0.22 * Math.exp(-glowAt * 3.2) * fog * 1.6;
    return colour.map((v, c) => v + halo * [1, 0.42, 0.3][c]);
  });
  return { canvas };
}
