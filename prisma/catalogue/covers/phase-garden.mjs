/** Two flowers of twelve petals; ring by ring the second slips one twelfth ahead, as the players do. */
import { hex, mix3, smoothstep } from "../lib/maths.mjs";
import { inside, shade } from "../lib/shader.mjs";

const TAU = Math.PI * 2;
const first = ["#f4e3b0", "#e9b44c", "#d9683c"].map(hex);
const second = ["#cfe6b8", "#8fbf6a", "#3f8f7a"].map(hex);

/** Coverage of one ring of twelve leaf shapes turned by `turn` twelfths. */
function petals(angle, radius, ring, turn) {
  const middle = 0.075 + ring * 0.062;
  const step = TAU / 12;
  const local = ((((angle - turn * step) % step) + step * 1.5) % step) - step / 2;
  const along = (radius - middle) / 0.05;
  const across = (local * radius) / (0.0105 + ring * 0.0043);
  return inside((Math.hypot(along, across) - 0.72) * 0.03, 0.0013);
}

export function paintCover(size) {
  const ground = [hex("#23381f"), hex("#0f2018")];
  const canvas = shade(size, (x, y) => {
    const [dx, dy] = [x - 0.5, y - 0.5];
    const radius = Math.hypot(dx, dy);
    const angle = Math.atan2(dy, dx) + TAU;
    let colour = mix3(ground[0], ground[1], smoothstep(0, 0.7, radius));
    for (let ring = 0; ring < 6; ring++) {
      const k = ring / 5;
      const warm = k < 0.5 ? mix3(first[0], first[1], k * 2) : mix3(first[1], first[2], k * 2 - 1);
      const cool = k < 0.5 ? mix3(second[0], second[1], k * 2) : mix3(second[1], second[2], k * 2 - 1);
      const a = petals(angle, radius, ring, 0);
      const b = petals(angle, radius, ring, 0.5 * k + 0.06);
      colour = mix3(colour, cool, b * 0.92);
      colour = mix3(colour, warm, a * 0.92);
      colour = mix3(colour, hex("#fff8e0"), a * b * 0.75);
    }
    return mix3(colour, hex("#fff3cf"), inside(radius - 0.022));
  });
  return { canvas };
}
