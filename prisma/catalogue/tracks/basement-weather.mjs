/** Dub techno at 120: one A minor ninth, thrown into a dotted-eighth tape echo while the filter opens and closes. */
import { brush, euclid, kick } from "../lib/drums.mjs";
import { chord, frequency } from "../lib/music.mjs";
import { createRandom } from "../lib/random.mjs";
import { createStudio, master, rate } from "../lib/studio.mjs";
import { bass, createFilter, hum, pad, wind } from "../lib/voices-held.mjs";

const beat = 0.5;
const bars = 42;

/** Chord stab: short saw chord through a filter that snaps shut. */
function stab(notes, open, seed) {
  const length = Math.round(0.34 * rate);
  const out = [new Float32Array(length), new Float32Array(length)];
  for (const [k, f] of chord(notes).entries()) {
    const voice = pad(f, 0.34, { attack: 0.006, release: 0.12, cutoff: 7000, voices: 4, seed: seed + k });
    for (const side of [0, 1]) for (let i = 0; i < length; i++) out[side][i] += voice[side][i] * 0.5;
  }
  for (const side of out) {
    const filter = createFilter();
    for (let i = 0; i < length; i++)
      side[i] = filter.low(side[i], 180 + open * Math.exp((-(i & ~7) / rate) * 9), 1.5);
  }
  return out;
}

const chords = ["A3 C4 E4 G4 B4", "F3 A3 C4 E4 G4", "D3 A3 C4 F4 E4", "A3 C4 E4 G4 B4"];

function placeStabs(studio, random) {
  const patterns = [[0.75, 2.5], [0.75], [0.75, 3.25], [1.5, 2.5]];
  for (let i = 1; i < bars - 1; i++) {
    const open = 500 + 2900 * (0.5 - 0.5 * Math.cos((i / bars) * Math.PI * 2)) ** 1.2;
    const notes = chords[(i >> 3) % 4];
    for (const b of patterns[i % 4]) {
      const voice = stab(notes, open * (0.85 + 0.3 * random()), i * 11);
      studio.place((i * 4 + b) * beat, voice, {
        gain: 0.42,
        pan: random() * 0.4 - 0.2,
        room: 0.35,
        echo: 0.7,
      });
    }
  }
}

function placeDrums(studio, random) {
  const drum = kick({ top: 120, bottom: 44, seconds: 0.46, click: 0.1 });
  const hat = brush({ seconds: 0.11, decay: 38, low: 8200, q: 0.9, seed: 2 });
  const tick = brush({ seconds: 0.04, decay: 110, low: 5200, q: 2, seed: 4 });
  const clap = brush({ seconds: 0.2, decay: 24, low: 1500, q: 1.2, seed: 6 });
  const shaker = euclid(7, 16, 3);
  for (let i = 4; i < bars - 3; i++) {
    const quiet = i === 23 || i === 24;
    for (let b = 0; b < 4; b++) {
      if (!quiet) studio.place((i * 4 + b) * beat, drum, { gain: 0.72, room: 0.03 });
      if (i >= 8) studio.place((i * 4 + b + 0.5) * beat, hat, { gain: 0.16, pan: 0.15, room: 0.15 });
    }
    for (let s = 0; s < 16; s++) {
      if (i >= 12 && shaker[s])
        studio.place((i * 4 + s / 4) * beat, tick, {
          gain: 0.07 + 0.06 * random(),
          pan: -0.4,
          room: 0.2,
          echo: s % 5 === 0 ? 0.5 : 0,
        });
    }
    if (i >= 16 && i < 38)
      for (const b of [1, 3])
        studio.place((i * 4 + b) * beat, clap, {
          gain: 0.13,
          pan: 0.05,
          room: 0.6,
          echo: b === 3 && i % 4 === 3 ? 0.8 : 0,
        });
  }
}

function placeBass(studio) {
  const roots = ["A1", "F1", "D2", "A1"];
  const rhythm = [
    [0.5, 0.4, 1],
    [1.25, 0.3, 1],
    [1.75, 0.5, 1],
    [3, 0.35, 1.5],
    [3.5, 0.3, 1],
  ];
  for (let i = 6; i < bars - 2; i++) {
    const root = frequency(roots[(i >> 3) % 4]);
    for (const [b, length, ratio] of rhythm)
      studio.place((i * 4 + b) * beat, bass(root * ratio, length, { warmth: 0.35 }), {
        gain: 0.5,
        room: 0.02,
      });
  }
}

export function compose(seconds) {
  const studio = createStudio(seconds);
  const random = createRandom(120);
  placeStabs(studio, random);
  placeDrums(studio, random);
  placeBass(studio);
  studio.place(0, wind(seconds, { low: 900, high: 4200, seed: 6, q: 0.6, attack: 6 }), {
    gain: 0.026,
    room: 0.2,
  });
  for (let i = 0; i < 5; i++) {
    chord(["A3 E4 B4", "F3 C4 G4", "D4 A4 E4", "A3 E4 B4", "A3 E4 G4"][i]).forEach((f, k) => {
      studio.place(i * 16 + 2, hum(f, 20, { seed: i * 3 + k, attack: 6, release: 7 }), {
        gain: 0.055,
        pan: (k - 1) * 0.5,
        room: 0.7,
      });
    });
  }
  return master(studio, {
    reverb: { time: 4.2, damp: 0.5, gain: 0.42, size: 1.15 },
    echo: { time: beat * 0.75, feedback: 0.66, gain: 0.62, bright: 0.3, toRoom: 0.4 },
    fadeIn: 0.5,
    fadeOut: 7,
  });
}
