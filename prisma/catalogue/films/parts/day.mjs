import { hex } from "../../lib/maths.mjs";

/** The colours of the day: [second, colour] stops for the sky, the hills near and far, and their lit edges. */
const tones = (stops) => stops.map(([at, colour]) => [at, hex(colour)]);
export const zenith = tones([
  [0, "#5b6f9e"],
  [8, "#8fb6d2"],
  [20, "#6fb7d6"],
  [25, "#8fb4c4"],
  [30, "#e0906a"],
  [37, "#5a3f78"],
  [43, "#101a3c"],
  [56, "#0c1430"],
]);
export const skyline = tones([
  [0, "#f3b8a0"],
  [8, "#fbe3c4"],
  [20, "#e6f1e4"],
  [30, "#ffcf8a"],
  [37, "#e87e6a"],
  [43, "#2c3a6e"],
  [56, "#23305c"],
]);
export const nearTone = tones([
  [0, "#2c3350"],
  [9, "#1f5a54"],
  [20, "#1f6a4c"],
  [25, "#3f5a36"],
  [30, "#7a3436"],
  [37, "#3a1f44"],
  [43, "#0a1024"],
  [56, "#080d1e"],
]);
export const farTone = tones([
  [0, "#c99aa8"],
  [9, "#bcd3c4"],
  [20, "#a9d3bd"],
  [25, "#f2dba0"],
  [30, "#f0a878"],
  [37, "#b0618a"],
  [43, "#27356a"],
  [56, "#1f2c58"],
]);
export const middleTone = tones([
  [0, "#a8688c"],
  [9, "#5fae98"],
  [20, "#52b07a"],
  [25, "#d8a23c"],
  [30, "#d9603c"],
  [37, "#8a2f66"],
  [43, "#182450"],
  [56, "#141f46"],
]);
export const rim = tones([
  [0, "#ffd9c0"],
  [9, "#fffbe6"],
  [20, "#ffffff"],
  [30, "#ffe2a8"],
  [37, "#ff9f86"],
  [43, "#6f86c8"],
  [56, "#6f86c8"],
]);
