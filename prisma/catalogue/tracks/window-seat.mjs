/** Lo-fi at 76 to the minute: electric piano ninths in E flat, lazy swing, brushed kit. */
import { brush, kick } from "../lib/drums.mjs";
import { chord, frequency, line } from "../lib/music.mjs";
import { createRandom } from "../lib/random.mjs";
import { createStudio, master } from "../lib/studio.mjs";
import { bass, pad } from "../lib/voices-held.mjs";
import { electricPiano, pluck } from "../lib/voices-struck.mjs";

const beat = 60 / 76;
const bar = beat * 4;
const changes = {
  A: [
    ["Eb2", "G3 Bb3 D4 F4"],
    ["C2", "G3 Bb3 D4 Eb4"],
    ["Ab1", "G3 Bb3 C4 Eb4"],
    ["Bb1", "Ab3 C4 Eb4 G4"],
  ],
  B: [
    ["F2", "Ab3 C4 Eb4 G4"],
    ["Bb1", "Ab3 C4 D4 G4"],
    ["G1", "F3 Bb3 D4 F4"],
    ["C2", "G3 Bb3 Db4 E4"],
  ],
  C: [
    ["Ab1", "G3 Bb3 C4 F4"],
    ["G1", "F3 Bb3 D4 F4"],
    ["F2", "Ab3 C4 Eb4 G4"],
    ["Bb1", "Ab3 C4 Eb4 F4"],
  ],
};
const form = ["A", "A", "B", "A", "C", "A"].flatMap((part) => changes[part]);

const tune = [
  "-:16",
  "-:1 G4:.5 Bb4:.5 D5:1.5 C5:.5 Bb4:1.5 G4:.5 F4:2 -:1 Eb4:.5 G4:.5 C5:1.5 Bb4:.5 G4:2 F4:2",
  "-:1 C5:.5 Eb5:.5 G5:1 F5:1 D5:1.5 C5:.5 Bb4:2 -:1 D5:.5 F5:.5 Bb4:2 C5:1 Db5:1 E5:2",
  "D5:1.5 Bb4:.5 G4:2 -:.5 Bb4:.5 C5:.5 D5:.5 Eb5:2 C5:1 Bb4:1 G4:2 -:1 F4:.5 G4:.5 Bb4:2",
  "Eb5:1.5 C5:.5 Bb4:1 C5:1 D5:1.5 Bb4:.5 F4:2 -:1 G4:.5 Ab4:.5 C5:1 Eb5:1 D5:1 C5:1 Bb4:2",
  "-:1 G4:.5 Bb4:.5 D5:2 C5:1 Bb4:1 G4:2 -:2 F4:1 G4:1 Eb4:4",
].join(" ");

/** Swung time: every second eighth note arrives late. */
const swing = (beats) => beats + (Math.abs((beats % 1) - 0.5) < 0.01 ? 0.11 : 0);

function placeChords(studio, random) {
  form.forEach(([root, notes], i) => {
    const at = i * bar;
    const strokes =
      i % 2 === 0
        ? [
            [0, 0.8],
            [2.5, 0.42],
          ]
        : [
            [0, 0.72],
            [1.5, 0.4],
            [3.5, 0.34],
          ];
    for (const [beats, velocity] of strokes) {
      chord(notes).forEach((f, k) => {
        const when = at + swing(beats) * beat + 0.012 * k + random() * 0.012;
        studio.place(when, electricPiano(f, beats === 0 ? 2.6 : 1.3, velocity), {
          gain: 0.26,
          pan: (k - 1.5) * 0.24,
          room: 0.28,
        });
      });
    }
    const low = frequency(root);
    const walk = [
      [0, 1, 1.5],
      [1.5, 1, 0.45],
      [2, 1.5, 1.1],
      [3.5, i % 4 === 3 ? 1.122 : 2, 0.4],
    ];
    if (i >= 2)
      for (const [b, ratio, n] of walk)
        studio.place(at + swing(b) * beat + 0.015, bass(low * ratio, n * beat), { gain: 0.5, room: 0.04 });
    for (const [k, f] of chord(notes).entries()) {
      if (i >= 8 && i < 20)
        studio.place(
          at,
          pad(f * 2, bar + 1, { attack: 1, release: 1.2, cutoff: 900, voices: 3, seed: i + k }),
          { gain: 0.035, room: 0.6 },
        );
    }
  });
}

function placeKit(studio, random) {
  const snare = brush({ seconds: 0.24, decay: 20, low: 1900, q: 0.7, seed: 3 });
  const hat = brush({ seconds: 0.07, decay: 60, low: 7800, q: 1.1, seed: 9 });
  const sweep = brush({ seconds: 0.5, decay: 6, low: 2600, q: 0.6, attack: 0.18, seed: 12 });
  const drum = kick({ top: 110, bottom: 50, seconds: 0.42, click: 0.08 });
  for (let i = 4; i < form.length - 1; i++) {
    const lazy = 0.018;
    const at = i * bar;
    for (const b of i % 4 === 3 ? [0, 1.5, 2.75] : [0, 2.5])
      studio.place(at + swing(b) * beat, drum, { gain: 0.55, room: 0.05 });
    for (const b of [1, 3]) studio.place(at + b * beat + lazy, snare, { gain: 0.42, pan: 0.08, room: 0.3 });
    for (let h = 0; h < 8; h++) {
      const gain = (h % 2 === 0 ? 0.1 : 0.17) * (0.75 + 0.5 * random());
      studio.place(at + swing(h / 2) * beat + random() * 0.01, hat, { gain, pan: 0.3, room: 0.12 });
    }
    studio.place(at + beat * 0.45, sweep, { gain: 0.055, pan: -0.35, room: 0.2 });
    studio.place(at + beat * 2.45, sweep, { gain: 0.055, pan: -0.35, room: 0.2 });
  }
}

/** Dust on the record: sparse soft ticks. */
function placeDust(studio, random, seconds) {
  const tick = brush({ seconds: 0.012, decay: 300, low: 4200, q: 0.6, seed: 5 });
  for (let t = 0; t < seconds; t += 0.06 + random() * 0.5)
    studio.place(t, tick, { gain: 0.03 + random() * 0.05, pan: random() * 1.6 - 0.8, room: 0 });
}

export function compose(seconds) {
  const studio = createStudio(seconds);
  const random = createRandom(76);
  placeChords(studio, random);
  placeKit(studio, random);
  placeDust(studio, random, seconds);
  for (const note of line(tune).notes) {
    const at = swing(note.at) * beat + 0.02 + random() * 0.014;
    studio.place(at, electricPiano(note.frequency, note.beats * beat + 0.9, 0.55 + random() * 0.2), {
      gain: 0.3,
      pan: 0.14,
      room: 0.35,
      echo: 0.22,
    });
    if (note.at > 47)
      studio.place(at, pluck(note.frequency, 1.6, { bright: 0.3, seed: note.at }), {
        gain: 0.14,
        pan: -0.35,
        room: 0.4,
      });
  }
  chord("Eb2 Bb2 G3 D4 F4 Bb4").forEach((f, k) => {
    studio.place(form.length * bar + k * 0.06, electricPiano(f, 5, 0.6), {
      gain: 0.3,
      pan: (k - 2.5) * 0.15,
      room: 0.5,
      echo: 0.2,
    });
  });
  return master(studio, {
    reverb: { time: 1.7, damp: 0.45, gain: 0.4, size: 0.8 },
    echo: { time: beat * 0.75, feedback: 0.3, gain: 0.4 },
    fadeOut: 4,
  });
}
