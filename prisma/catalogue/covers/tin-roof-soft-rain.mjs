/** Corrugated iron under a wet sky, with drops that each carry a small upside-down view. */
import { clamp, hex, mix3, smoothstep } from "../lib/maths.mjs";
import { createNoise, fbm } from "../lib/noise.mjs";
import { createRandom } from "../lib/random.mjs";
import { inside, shade } from "../lib/shader.mjs";

function createDrops() {
  const random = createRandom(27);
  const drops = [];
  for (let tries = 0; tries < 4000 && drops.length < 130; tries++) {
    const drop = { x: random(), y: random(), r: 0.006 + 0.034 * random() ** 3.2 };
    if (drops.every((other) => Math.hypot(other.x - drop.x, other.y - drop.y) > other.r + drop.r + 0.006))
      drops.push(drop);
  }
  return drops;
}

export function paintCover(size) {
  const noise = createNoise(6);
  const drops = createDrops();
  const roof = (x, y) => {
    const fold = Math.sin(x * Math.PI * 2 * 9);
    const light = 0.5 + 0.5 * Math.sin(x * Math.PI * 2 * 9 + 0.9);
    const rust = smoothstep(0.02, 0.4, fbm(noise, 4, x * 9, y * 2.2) + 0.35 * (y - 0.72)) * 0.75;
    const steel = mix3(hex("#1f3346"), hex("#9fc0d4"), light ** 1.5 * (1 - 0.5 * y));
    const edge = inside(Math.abs(y - 0.62 - 0.004 * fold) - 0.0022, 0.0014);
    return mix3(mix3(steel, hex("#a4583a"), rust), hex("#0c1722"), edge * 0.8).map(
      (v) => v * (y > 0.62 ? 1 : 0.86),
    );
  };
  const canvas = shade(size, (x, y) => {
    let colour = roof(x, y);
    for (const { x: cx, y: cy, r } of drops) {
      const [dx, dy] = [(x - cx) / r, (y - cy) / (r * 1.12)];
      const d = Math.hypot(dx, dy);
      if (d > 1.7) continue;
      const under = Math.hypot(dx - 0.12, dy - 0.3);
      colour = colour.map((v) => v * (1 - 0.55 * clamp(1.35 - under)));
      if (d > 1.1) continue;
      const lens = mix3(hex("#dff1fa"), hex("#2c4d66"), smoothstep(0.9, -0.7, dy + dx * 0.2));
      const rim = smoothstep(0.7, 1, d) * 0.35;
      const spark = inside(Math.hypot(dx + 0.32, dy + 0.42) - 0.17, 0.06);
      const glass = mix3(
        mix3(
          lens.map((v) => v * 0.75),
          hex("#0e2030"),
          rim,
        ),
        [1, 1, 1],
        spark,
      );
      colour = mix3(colour, glass, inside((d - 1) * r));
    }
    return colour;
  });
  return { canvas };
}
