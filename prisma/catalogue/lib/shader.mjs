import { createCanvas } from "./canvas.mjs";
import { clamp } from "./maths.mjs";

/** Paints a square by asking for the linear colour of every point (x and y in 0..1). */
export function shade(size, colourAt) {
  const canvas = createCanvas(size, size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++)
      canvas.data.set(colourAt((x + 0.5) / size, (y + 0.5) / size), (y * size + x) * 3);
  }
  return canvas;
}

/** Coverage (0..1) of a shape whose signed distance is `d`, softened over `soft`. */
export const inside = (d, soft = 0.0011) => clamp(0.5 - d / (2 * soft));

/** Signed distance to a rounded box centred on (cx, cy) (Inigo Quilez, 2D distance functions). */
export function roundedBox(x, y, { cx, cy, w, h, r }) {
  const qx = Math.abs(x - cx) - w + r;
  const qy = Math.abs(y - cy) - h + r;
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - r;
}
