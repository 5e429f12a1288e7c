/** A kalimba in G pentatonic over a drone; every raindrop is a tiny struck mode of its own. */
import { brush } from "../lib/drums.mjs";
import { frequency, line } from "../lib/music.mjs";
import { createRandom } from "../lib/random.mjs";
import { createStudio, master } from "../lib/studio.mjs";
import { hum, wind } from "../lib/voices-held.mjs";
import { bell, kalimba, modes } from "../lib/voices-struck.mjs";

const beat = 0.52;
const left = ["G3 D4 G4 D4 B3 D4", "E3 B3 G4 B3 D4 B3", "C4 G4 E4 G4 D4 G4", "D4 A4 D4 A4 B3 A4"];
const verses = [
  "B4:2 A4:1 G4:3 D5:2 B4:1 A4:3",
  "E5:2 D5:1 B4:3 G4:1 A4:1 B4:1 A4:3",
  "D5:1 E5:1 G5:1 E5:3 D5:1 B4:1 D5:1 A4:3",
  "G5:2 E5:1 D5:2 B4:1 A4:1 B4:1 A4:1 G4:3",
];
const plan = [-1, 0, 1, -1, 2, 3, 0, 2, 3, 1, 0];

function placeThumbs(studio, random, bars) {
  for (let i = 0; i < bars; i++) {
    const figure = left[(i >> 1) % 4].split(" ");
    const swell = 0.7 + 0.3 * Math.sin((Math.PI * i) / bars);
    figure.forEach((name, k) => {
      if (i > 3 && random() < 0.12) return;
      const at = 1.5 + (i * 6 + k) * beat * 0.5 * 1.02 + (random() - 0.5) * 0.02;
      const gain = (k === 0 ? 0.42 : 0.26) * swell * (0.85 + 0.3 * random());
      studio.place(at, kalimba(frequency(name), i * 6 + k), { gain, pan: -0.25, room: 0.3, echo: 0.1 });
    });
  }
  plan.forEach((verse, i) => {
    if (verse < 0) return;
    for (const note of line(verses[verse]).notes) {
      const at = 1.5 + (i * 24 + note.at * 2) * beat * 0.25 * 1.02 * 1.0 + (random() - 0.5) * 0.024;
      studio.place(at, kalimba(note.frequency, i * 40 + note.at), {
        gain: 0.42 + 0.1 * random(),
        pan: 0.25,
        room: 0.38,
        echo: 0.28,
      });
      if (i > 6 && note.beats > 2)
        studio.place(at + 0.01, kalimba(note.frequency * 1.5, note.at), { gain: 0.16, pan: 0.45, room: 0.5 });
    }
  });
}

/** Rain as drops: rate and loudness follow a shower that passes twice. */
function placeRain(studio, seconds) {
  const random = createRandom(909);
  const drops = Array.from({ length: 24 }, (_, i) => {
    const f = 900 * 2 ** (random() * 2.4);
    return i % 3 === 0
      ? modes(f, 0.09, [
          [1, 0.6, 60],
          [2.3, 0.3, 90],
        ])
      : brush({ seconds: 0.03, decay: 160, low: f * 1.6, q: 1.4, seed: i });
  });
  for (let t = 0; t < seconds; ) {
    const shower = 0.35 + 0.35 * Math.sin(t * 0.13 - 0.6) + 0.2 * Math.sin(t * 0.31);
    t += (0.006 + 0.05 * random()) / Math.max(0.15, shower);
    const drop = drops[Math.floor(random() * drops.length)];
    studio.place(t, drop, { gain: 0.05 * random() ** 2 + 0.008, pan: random() * 1.8 - 0.9, room: 0.12 });
  }
}

export function compose(seconds) {
  const studio = createStudio(seconds);
  const random = createRandom(31);
  placeRain(studio, seconds);
  studio.place(0, wind(seconds, { low: 700, high: 1900, seed: 2, q: 0.5 }), { gain: 0.022, room: 0 });
  placeThumbs(studio, random, 44);
  const drones = ["G2", "E2", "C3", "D3", "G2", "E2", "G2"];
  drones.forEach((name, i) => {
    studio.place(i * 11, hum(frequency(name), 14.5, { seed: i, partials: 5 }), { gain: 0.15, room: 0.3 });
    studio.place(i * 11, hum(frequency(name) * 1.5, 14.5, { seed: i + 9, partials: 3 }), {
      gain: 0.07,
      pan: 0.2,
      room: 0.4,
    });
  });
  for (const [i, at] of [19, 38.5, 57, 71].entries()) {
    studio.place(at, bell(frequency(["D6", "G6", "B5", "G5"][i]), 5), { gain: 0.05, room: 0.8 });
  }
  return master(studio, {
    reverb: { time: 2.6, damp: 0.35, gain: 0.45 },
    echo: { time: beat * 1.5, feedback: 0.3, gain: 0.4 },
    fadeIn: 2,
    fadeOut: 6,
  });
}
