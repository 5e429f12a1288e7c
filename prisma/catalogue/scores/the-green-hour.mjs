/** Wind, a slow E minor sky, and one glass chord for each curtain that wakes. */
import { chord, frequency } from "../lib/music.mjs";
import { createStudio, master } from "../lib/studio.mjs";
import { hum, pad, wind } from "../lib/voices-held.mjs";
import { bell } from "../lib/voices-struck.mjs";

const harmony = [
  [0, 15, "E2", "B3 E4 F#4"],
  [10, 15, "C2", "G3 E4 B4"],
  [20, 14, "A2", "C4 G4 B4"],
  [29, 14, "G2", "B3 D4 A4"],
  [38, 14, "E2", "B3 F#4 G4"],
];
const bells = [
  [5, "E5"],
  [9.2, "B5"],
  [9.7, "F#5"],
  [17, "G5"],
  [17.4, "D6"],
  [18, "B5"],
  [23, "E6"],
  [26.5, "C6"],
  [30, "A5"],
  [33, "D6"],
  [36.5, "B5"],
  [41, "F#5"],
  [45, "E5"],
];

export function compose(seconds) {
  const studio = createStudio(seconds);
  studio.place(0, wind(seconds, { low: 180, high: 640, seed: 3 }), { gain: 0.07, room: 0.1 });
  harmony.forEach(([at, length, root, notes], i) => {
    studio.place(at, hum(frequency(root), length, { seed: i, attack: 4, release: 5 }), {
      gain: 0.3,
      room: 0.3,
    });
    chord(notes).forEach((f, k) => {
      const voice = pad(f, length, { attack: 4, release: 5, cutoff: 1300, seed: i * 3 + k });
      studio.place(at, voice, { gain: 0.13, pan: (k - 1) * 0.5, room: 0.6 });
    });
  });
  bells.forEach(([at, name], i) => {
    studio.place(at, bell(frequency(name), 6), {
      gain: 0.09,
      pan: Math.sin(i * 2.1) * 0.7,
      room: 0.9,
      echo: 0.3,
    });
  });
  return master(studio, {
    reverb: { time: 6, damp: 0.3, size: 1.3 },
    echo: { time: 0.7, feedback: 0.4 },
    fadeIn: 2,
    fadeOut: 4,
  });
}
