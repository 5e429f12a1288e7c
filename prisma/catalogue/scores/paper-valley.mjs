/** A waltz for kalimba and plucked strings in F, a little slower at night, with crickets. */
import { brush } from "../lib/drums.mjs";
import { chord, frequency, line } from "../lib/music.mjs";
import { createRandom } from "../lib/random.mjs";
import { createStudio, master } from "../lib/studio.mjs";
import { hum } from "../lib/voices-held.mjs";
import { bell, kalimba, pluck } from "../lib/voices-struck.mjs";

const beat = 0.56;
const bars = [
  "F2 A3 C4",
  "C3 G3 E4",
  "D3 A3 F4",
  "Bb2 F3 D4",
  "F2 A3 C4",
  "A2 G3 C4",
  "Bb2 F3 D4",
  "C3 G3 Bb3",
];
const tune = [
  "-:12 C5:2 F5 A5:2 G5 F5:2 D5 C5:3",
  "A5:2 G5 E5:2 C5 D5:2 F5 E5:3",
  "F5 G5 A5 C6:2 A5 F5:2 D5 Bb4:2 D5",
  "C5:2 F5 G5:2 E5 F5:2 G5 A5:3",
  "F5:2 C5 E5:2 G5 D5:2 F5 G5:3",
  "A5:2 F5 C5:3 D5:2 Bb4 C5:3 F5:3 -:3",
].join(" ");

export function compose(seconds) {
  const studio = createStudio(seconds);
  const random = createRandom(12);
  const last = Math.floor((seconds - 5) / (beat * 3));
  for (let i = 0; i < last; i++) {
    const [low, ...rest] = chord(bars[i % 8]);
    studio.place(i * 3 * beat, pluck(low, 2.4, { bright: 0.24, seed: i }), { gain: 0.46, room: 0.3 });
    for (const b of [1, 2]) {
      for (const [k, f] of rest.entries())
        studio.place(
          (i * 3 + b) * beat + random() * 0.015,
          pluck(f, 1.3, { bright: 0.42, seed: i + b + k }),
          { gain: 0.17, pan: k * 0.6 - 0.3, room: 0.35 },
        );
    }
    if (i % 2 === 0)
      studio.place(
        i * 3 * beat,
        hum(low * 2, beat * 6 + 2, { attack: 1.4, release: 2, seed: i, partials: 4 }),
        { gain: 0.09, room: 0.5 },
      );
  }
  for (const note of line(tune).notes) {
    const at = note.at * beat + random() * 0.02;
    if (at > seconds - 5) continue;
    const gain = 0.36 + 0.1 * random();
    studio.place(at, kalimba(note.frequency, note.at), { gain, pan: 0.15, room: 0.4, echo: 0.15 });
    if (at > 37) studio.place(at, bell(note.frequency * 2, 3), { gain: 0.05, pan: -0.4, room: 0.8 });
  }
  for (let t = 39; t < seconds - 1; t += 0.62 + random() * 0.5) {
    const chirp = brush({ seconds: 0.03, decay: 60, low: 4600, q: 9, seed: 3 });
    for (let k = 0; k < 3; k++)
      studio.place(t + k * 0.045, chirp, { gain: 0.035, pan: Math.sin(t) * 0.9, room: 0.2 });
  }
  for (const [k, f] of chord("F2 C3 A3 F4 C5").entries()) {
    studio.place(last * 3 * beat + k * 0.09, pluck(f, 4, { bright: 0.3, seed: k }), {
      gain: 0.3,
      pan: (k - 2) * 0.2,
      room: 0.5,
    });
  }
  studio.place(last * 3 * beat + 0.5, bell(frequency("F6"), 4), { gain: 0.06, room: 0.9 });
  return master(studio, {
    reverb: { time: 2.6, damp: 0.35 },
    echo: { time: beat * 1.5, feedback: 0.3, gain: 0.4 },
    fadeOut: 3,
  });
}
