/** Four tall windows, and the same light leaning from each a little later than from the last. */
import { clamp, hex, mix3, ramp, smoothstep } from "../lib/maths.mjs";
import { inside, shade } from "../lib/shader.mjs";

const glass = [
  [0.1, hex("#8fb9c9")],
  [0.35, hex("#f3e3b8")],
  [0.62, hex("#ffd27a")],
];

/** Signed distance to a window: a tall box under a round arch. */
function arch(x, y, cx) {
  const half = 0.068;
  const box = Math.max(Math.abs(x - cx) - half, 0.2 - y, y - 0.62);
  const round = Math.hypot(x - cx, y - 0.2) - half;
  return y < 0.2 ? round : box;
}

export function paintCover(size) {
  const canvas = shade(size, (x, y) => {
    const floor = smoothstep(0.735, 0.737, y);
    let colour = mix3(hex("#6b4a2a"), hex("#3c2a22"), smoothstep(0, 1, y + Math.abs(x - 0.4) * 0.5));
    colour = mix3(colour, mix3(hex("#7a4a2c"), hex("#2e1a16"), smoothstep(0.73, 1, y)), floor);
    for (let i = 0; i < 4; i++) {
      const cx = 0.17 + i * 0.22;
      const d = arch(x, y, cx);
      colour = mix3(colour, hex("#ffdf9a"), 0.3 * Math.exp(-Math.max(0, d) * 17) * (1 - i * 0.12));
      colour = mix3(colour, hex("#2a1b14"), inside(d - 0.012));
      const bars = Math.min(Math.abs(x - cx), Math.abs(((y + 0.02) % 0.105) - 0.0525)) - 0.0032;
      colour = mix3(colour, mix3(ramp(glass, y + i * 0.05), hex("#2a1b14"), inside(bars)), inside(d));
      const fall = (y - 0.66) / 0.34;
      const lean = cx + (y - 0.62) * (0.34 + i * 0.05);
      const beam = Math.abs(x - lean) - 0.07 - 0.03 * clamp(fall);
      const pane = Math.min(Math.abs(x - lean), Math.abs(((y + 0.045) % 0.085) - 0.042)) - 0.004;
      const lit = inside(beam, 0.004) * floor * (1 - 0.35 * clamp(fall)) * (1 - 0.75 * inside(pane, 0.003));
      colour = mix3(colour, hex("#ffcf7c"), 0.85 * lit);
      const air =
        smoothstep(0.02, -0.06, Math.abs(x - cx - (y - 0.4) * (0.34 + i * 0.05)) - 0.05) *
        smoothstep(0.25, 0.5, y) *
        (1 - smoothstep(0.6, 0.95, y));
      colour = mix3(colour, hex("#ffe6b0"), 0.1 * air);
    }
    return colour;
  });
  return { canvas };
}
