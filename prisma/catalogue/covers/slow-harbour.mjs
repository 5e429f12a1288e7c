/** A low moon over strips of water, each strip a slower wave than the one behind it. */
import { hex, mix3, ramp, smoothstep } from "../lib/maths.mjs";
import { inside, shade } from "../lib/shader.mjs";

const sky = [
  [0, hex("#17324a")],
  [0.3, hex("#2f6f7e")],
  [0.48, hex("#e7b48f")],
  [0.56, hex("#f7dcb2")],
];
const strips = 13;

export function paintCover(size) {
  const moon = hex("#fff3d6");
  const deep = hex("#0b2233");
  const canvas = shade(size, (x, y) => {
    let colour = ramp(sky, y);
    const d = Math.hypot(x - 0.6, y - 0.38);
    colour = mix3(colour, moon, 0.35 * Math.exp(-d * 5));
    colour = mix3(colour, moon, inside(d - 0.145));
    for (let i = 0; i < strips; i++) {
      const k = i / (strips - 1);
      const wave = 0.006 + 0.022 * k;
      const top =
        0.55 +
        0.43 * k ** 1.25 +
        wave * Math.sin(x * (16 - 10 * k) + i * 2.3) +
        wave * 0.4 * Math.sin(x * 29 * (1 - k * 0.5) + i);
      if (y < top - 0.03) break;
      const shadow = smoothstep(-0.03, 0, y - top) * 0.22;
      const glint = Math.exp(-(((x - 0.6) / (0.1 + 0.12 * k)) ** 2)) * 0.55 * (1 - k * 0.6);
      const paper = mix3(
        mix3(hex("#5fa3a0"), deep, k ** 0.8),
        moon,
        glint * (1 - smoothstep(0, 0.05, y - top)),
      );
      colour = mix3(
        colour.map((v) => v * (1 - shadow)),
        paper,
        inside(top - y),
      );
    }
    return colour;
  });
  return { canvas };
}
