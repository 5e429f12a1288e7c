import { createCanvas } from "../../lib/canvas.mjs";
import { clamp, hex, ramp, smoothstep } from "../../lib/maths.mjs";
import { createNoise, fbm } from "../../lib/noise.mjs";

const belts = [
  [0, "#5f6f80"],
  [0.1, "#7f7a70"],
  [0.2, "#b08a62"],
  [0.27, "#e0c094"],
  [0.34, "#a8683e"],
  [0.4, "#f0d6ae"],
  [0.47, "#d59a62"],
  [0.53, "#f6e4c4"],
  [0.58, "#b9703f"],
  [0.64, "#8f5233"],
  [0.7, "#e3bd8e"],
  [0.79, "#b98c62"],
  [0.88, "#7d7468"],
  [1, "#55657a"],
].map(([at, colour]) => [at, hex(colour)]);

/** The planet's bands as a longitude-latitude picture that joins at its seam. */
export function bakeBands() {
  const canvas = createCanvas(1024, 512);
  const noise = createNoise(61);
  for (let y = 0; y < canvas.height; y++) {
    const latitude = y / canvas.height;
    for (let x = 0; x < canvas.width; x++) {
      const a = (x / canvas.width) * Math.PI * 2;
      const cx = Math.cos(a) * 1.6;
      const cz = Math.sin(a) * 1.6;
      const warp = fbm(noise, 3, cx * 1.4, latitude * 13, cz * 1.4);
      const curl = fbm(noise, 4, cx * 2.2 + warp * 1.6, latitude * 30 + warp * 2, cz * 2.2);
      const storm = Math.exp(-(((x - 610) / 46) ** 2) - ((y - 322) / 17) ** 2);
      const belt = ramp(belts, clamp(latitude + curl * 0.026 + warp * 0.012));
      const tone = 0.82 + 0.5 * curl;
      const at = (y * canvas.width + x) * 3;
      for (let c = 0; c < 3; c++) canvas.data[at + c] = belt[c] * tone * (1 - storm * [0.1, 0.5, 0.6][c]);
    }
  }
  return canvas;
}

/** Ring opacity and colour against radius, with one wide division and many fine gaps. */
export function bakeRings() {
  const noise = createNoise(88);
  const rings = new Float32Array(700);
  const colours = new Float32Array(256 * 3);
  for (let i = 0; i < rings.length; i++) {
    const s = i / rings.length;
    const fine = 0.66 + 0.95 * fbm(noise, 4, s * 22, 2) + 0.22 * noise(s * 90, 7);
    const body =
      smoothstep(0, 0.22, s) * (1 - smoothstep(0.965, 1, s)) * (0.25 + 0.75 * smoothstep(0.16, 0.3, s));
    const cassini = 1 - 0.94 * Math.exp(-(((s - 0.655) / 0.026) ** 4));
    const encke = 1 - 0.8 * Math.exp(-(((s - 0.9) / 0.006) ** 4));
    rings[i] = clamp(fine) * body * cassini * encke * (s > 0.66 ? 0.72 : 1);
  }
  for (let i = 0; i < 256; i++) {
    const s = i / 255;
    const tint = ramp(
      [
        [0, hex("#8a7660")],
        [0.35, hex("#e2c8a2")],
        [0.62, hex("#f4e4cc")],
        [0.8, hex("#cdb89c")],
        [1, hex("#a5a2a8")],
      ],
      s,
    );
    colours.set(tint, i * 3);
  }
  return { rings, colours };
}
