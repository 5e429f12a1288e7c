import { clamp } from "../../lib/maths.mjs";

const width = 1280;
const height = 720;

/** A loose V of paper birds crossing at noon and again at dusk. */
export function drawBirds(canvas, t) {
  for (const [begin, y0, direction] of [
    [10, 210, 1],
    [29, 260, -1],
  ]) {
    const age = t - begin;
    if (age < 0 || age > 14) continue;
    for (let i = 0; i < 9; i++) {
      const rank = Math.ceil(i / 2) * (i % 2 === 0 ? 1 : -1);
      const x = (direction > 0 ? -80 : width + 80) + direction * (age * 108 - Math.abs(rank) * 26);
      const y = y0 + rank * 15 + Math.sin(age * 0.9 + i) * 7 - age * 4;
      drawWings(canvas, x, y, Math.sin(age * 5.2 + i * 1.3) * 5);
    }
  }
}

function drawWings(canvas, x, y, flap) {
  for (let s = -10; s <= 10; s += 0.5) {
    const bend = Math.abs(s) / 10;
    const px = Math.round(x + s);
    const py = y - flap * Math.sin(bend * 2.2) + bend * bend * 3;
    for (let k = -1; k <= 1; k++) {
      const row = Math.round(py) + k;
      if (px < 0 || px >= width || row < 0 || row >= height) continue;
      const cover = clamp(1.5 - bend - Math.abs(row - py)) * 0.5;
      const at = (row * width + px) * 3;
      for (let c = 0; c < 3; c++) canvas.data[at + c] *= 1 - cover;
    }
  }
}
