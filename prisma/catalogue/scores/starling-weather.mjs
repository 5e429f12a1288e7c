/** Bowed strings that lean into each turn of the flock, over wind in the reeds and the rush of wings. */
import { chord } from "../lib/music.mjs";
import { createStudio, master } from "../lib/studio.mjs";
import { bowed, wind } from "../lib/voices-held.mjs";
import { pluck } from "../lib/voices-struck.mjs";

const span = 6;
const harmony = [
  "D3 A3 F4",
  "Bb2 F3 D4 A4",
  "F3 C4 A4",
  "C3 G3 E4 G4",
  "G2 D3 Bb3 F4",
  "Bb2 F3 D4 C5",
  "A2 E3 C4 G4",
  "D3 A3 D4 E4",
];
const arpeggio = [0, 2, 1, 2, 3, 1, 2, 1];

export function compose(seconds) {
  const studio = createStudio(seconds);
  studio.place(0, wind(seconds, { low: 220, high: 900, seed: 5 }), { gain: 0.06, room: 0.1 });
  [7, 13, 20, 25, 29, 36, 40].forEach((at, i) => {
    const rush = wind(4.5, { low: 900, high: 2600, seed: 20 + i, attack: 1.8, release: 2.4 });
    studio.place(at, rush, { gain: 0.05, pan: i % 2 ? 0.6 : -0.6, room: 0.2 });
  });
  harmony.forEach((names, i) => {
    const notes = chord(names);
    const level = 0.5 + 0.32 * Math.sin((Math.PI * (i + 0.5)) / harmony.length);
    notes.forEach((f, k) => {
      const voice = bowed(f, span + 2.2, { attack: 1.8, release: 2.2, cutoff: 2200, level, seed: i * 7 + k });
      studio.place(i * span + 0.5, voice, { gain: 0.25, pan: (k - 1.5) * 0.4, room: 0.6 });
    });
    if (i === 0) return;
    for (let n = 0; n < 16; n++) {
      const f = notes[arpeggio[n % 8] % notes.length] * 2;
      const gain = 0.13 * level * (n % 4 === 0 ? 1.4 : 1);
      studio.place(i * span + 0.5 + (n * span) / 16, pluck(f, 2, { bright: 0.4, seed: i * 16 + n }), {
        gain,
        pan: Math.sin(n) * 0.6,
        room: 0.5,
        echo: 0.3,
      });
    }
  });
  return master(studio, {
    reverb: { time: 4, damp: 0.3, size: 1.2 },
    echo: { time: 0.5625, feedback: 0.35, gain: 0.4 },
    fadeIn: 1.5,
    fadeOut: 3.5,
  });
}
