/** An imagined orchestra for a place without air: organ hum, slow strings, one bell for each moon. */
import { chord, frequency } from "../lib/music.mjs";
import { createStudio, master } from "../lib/studio.mjs";
import { bowed, hum, pad } from "../lib/voices-held.mjs";
import { bell } from "../lib/voices-struck.mjs";

const harmony = [
  [0, "C2", "G3 C4", 0.5],
  [9, "Ab1", "Eb3 C4 G4", 0.6],
  [18, "F2", "Ab3 C4 Eb4", 0.7],
  [26, "Db2", "Ab3 F4 C5", 0.85],
  [34, "Eb2", "Bb3 G4 D5", 1],
  [42, "C2", "G3 C4 E4", 0.75],
];

export function compose(seconds) {
  const studio = createStudio(seconds);
  harmony.forEach(([at, root, names, level], i) => {
    const length = Math.min(13, seconds - at);
    studio.place(
      at,
      hum(frequency(root), length, { seed: i, attack: 3.5, release: 4.5, partials: 8, tilt: 1.3 }),
      { gain: 0.34 * level, room: 0.3 },
    );
    chord(names).forEach((f, k) => {
      const options = { attack: 3.2, release: 4.5, seed: i * 5 + k };
      studio.place(at, pad(f, length, { ...options, cutoff: 900 + 900 * level }), {
        gain: 0.13 * level,
        pan: (k - 1) * 0.6,
        room: 0.6,
      });
      if (i > 0)
        studio.place(
          at + 1,
          bowed(f * (i > 2 ? 2 : 1), length - 1, { ...options, cutoff: 1900, level: level * 0.8 }),
          { gain: 0.16 * level, pan: (1 - k) * 0.5, room: 0.7 },
        );
    });
  });
  [
    [4, "G5"],
    [14, "C6"],
    [20, "Eb6"],
    [27, "Ab5"],
    [31, "F6"],
    [35, "D6"],
    [38, "Bb5"],
    [44, "G5"],
    [48, "E6"],
  ].forEach(([at, name], i) => {
    studio.place(at, bell(frequency(name), 7), { gain: 0.06, pan: i % 2 ? 0.6 : -0.6, room: 1, echo: 0.3 });
  });
  return master(studio, {
    reverb: { time: 7, damp: 0.25, size: 1.4 },
    echo: { time: 0.9, feedback: 0.4 },
    fadeIn: 2.5,
    fadeOut: 5,
  });
}
