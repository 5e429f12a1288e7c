/** D flat lydian; eight chords of ten seconds, a plucked line in the gaps, water underneath. */
import { chord, frequency, line } from "../lib/music.mjs";
import { createRandom } from "../lib/random.mjs";
import { createStudio, master } from "../lib/studio.mjs";
import { hum, pad, wind } from "../lib/voices-held.mjs";
import { bell, pluck } from "../lib/voices-struck.mjs";

const span = 9.6;
const harmony = [
  ["Db2", "Ab3 C4 F4 G4"],
  ["Db2", "G3 Bb3 Eb4 F4"],
  ["Bb1", "Ab3 C4 Db4 F4"],
  ["F2", "Ab3 C4 Eb4 G4"],
  ["Db2", "Ab3 C4 F4 G4"],
  ["Ab1", "G3 C4 Eb4 Bb4"],
  ["Bb1", "F3 C4 Db4 Ab4"],
  ["Db2", "F3 Ab3 C4 Eb4"],
];

const phrases = [
  "-:2 C5 Eb5:.5 F5:1.5 G5:2 Ab5:.5 G5:.5 F5:3",
  "-:1 G5:1.5 F5:.5 Eb5 Bb4:2 C5:.5 Eb5:.5 F5:3",
  "-:2 F5 Ab5:.5 C6:1.5 Bb5:.5 Ab5:.5 F5:1 Eb5:3",
  "-:1 C6:1 G5:.5 Ab5:.5 Eb5:2 F5:.5 G5:.5 C5:3",
  "-:2 C5:.5 F5:.5 G5:1 C6:1.5 Eb6:.5 C6:1 G5:3",
  "-:1 Bb5:1.5 G5:.5 Eb5:1 C6:1 Bb5:.5 G5:.5 Ab5:3",
  "-:2 Ab5:1 F5:.5 Eb5:.5 C5:1 Db5:1 Eb5:3",
  "-:2 F5:1.5 Eb5:.5 C5:2 Ab4:4",
];

function placeHarmony(studio) {
  harmony.forEach(([root, notes], i) => {
    const at = i * span;
    chord(notes).forEach((f, k) => {
      const voice = pad(f, span + 4.5, { attack: 3.2, release: 4.6, cutoff: 1250, seed: i * 5 + k });
      studio.place(at, voice, { gain: 0.13, pan: (k - 1.5) * 0.3, room: 0.55 });
    });
    studio.place(at, hum(frequency(root), span + 3.5, { seed: i, partials: 5 }), { gain: 0.26, room: 0.15 });
  });
}

function placeStrings(studio) {
  const random = createRandom(70);
  phrases.forEach((text, i) => {
    for (const note of line(text).notes) {
      const at = i * span + 1 + note.at * 0.74 + (random() - 0.5) * 0.035;
      const accent = 0.3 + 0.12 * random() + (i > 2 && i < 6 ? 0.07 : 0);
      const voice = pluck(note.frequency, 4.2, {
        bright: 0.34 + 0.2 * random(),
        sustain: 0.9975,
        seed: i + note.at,
      });
      studio.place(at, voice, { gain: accent, pan: -0.2 + 0.4 * random(), room: 0.5, echo: 0.35 });
    }
    const low = chord(harmony[i][1]).slice(0, 3);
    low.forEach((f, k) => {
      const voice = pluck(f / 2, 5, { bright: 0.22, sustain: 0.998, seed: 40 + i * 3 + k });
      studio.place(i * span + 0.12 * k, voice, { gain: 0.3, pan: 0.3 - 0.3 * k, room: 0.4 });
    });
  });
}

export function compose(seconds) {
  const studio = createStudio(seconds);
  placeHarmony(studio);
  placeStrings(studio);
  [3, 22.4, 41.8, 60.5].forEach((at, i) => {
    studio.place(at + 3.4, bell(frequency(["C6", "G6", "Eb6", "F6"][i]), 6), {
      gain: 0.06,
      pan: i % 2 ? 0.6 : -0.6,
      room: 0.9,
    });
  });
  studio.place(0, wind(seconds, { low: 240, high: 620, seed: 4 }), { gain: 0.035, room: 0 });
  return master(studio, {
    reverb: { time: 5.2, damp: 0.32, gain: 0.55, size: 1.25 },
    echo: { time: 0.555, feedback: 0.42, gain: 0.5 },
    fadeIn: 1.5,
    fadeOut: 8,
  });
}
