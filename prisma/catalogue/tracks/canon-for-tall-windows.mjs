/** A strict canon over a four-bar ground in D dorian: each voice enters four bars after the one before. */
import { line } from "../lib/music.mjs";
import { createRandom } from "../lib/random.mjs";
import { createStudio, master } from "../lib/studio.mjs";
import { bowed } from "../lib/voices-held.mjs";
import { pluck } from "../lib/voices-struck.mjs";

const beat = 0.84;
const round = 16;
const ground = "D3:4 G2:4 A2:4 C3:4";
const theme = [
  "A4:3 F4:1 G4:3 B4:1 C5:2 A4:2 G4:2 E4:2",
  "D5:2 E5:1 F5:1 D5:2 B4:2 E5:3 D5:1 C5:2 G4:2",
  "F5:1 E5:1 D5:1 A4:1 B4:1 C5:1 D5:2 C5:1 B4:1 A4:1 E5:1 E5:2 C5:2",
  "A5:3 G5:.5 F5:.5 G5:2 D5:2 E5:1 F5:.5 E5:.5 C5:2 E5:2 G5:2",
  "F5:4 D5:4 E5:4 E5:2 C5:2",
];
const voices = [
  { enters: 0, octave: 1, pan: -0.5, gain: 0.4, cutoff: 3300 },
  { enters: 1, octave: 1, pan: 0.45, gain: 0.36, cutoff: 2900 },
  { enters: 2, octave: 0.5, pan: -0.15, gain: 0.42, cutoff: 2300 },
];

/** One voice of the canon: overlaps its notes slightly so that the bow seems to turn, not to stop. */
function placeVoice(studio, voice, index, random) {
  theme.forEach((text, strophe) => {
    const start = (1 + voice.enters + strophe) * round;
    if (voice.enters + strophe > 4) return;
    for (const note of line(text).notes) {
      const at = (start + note.at) * beat + (random() - 0.5) * 0.03;
      const seconds = note.beats * beat + 0.28;
      const level = 0.62 + 0.25 * Math.sin((Math.PI * (start + note.at)) / 96) + 0.08 * random();
      const tone = bowed(note.frequency * voice.octave, seconds, {
        attack: note.beats > 1.5 ? 0.34 : 0.14,
        release: 0.36,
        cutoff: voice.cutoff,
        level,
        seed: index * 100 + strophe * 20 + note.at,
      });
      studio.place(at, tone, { gain: voice.gain, pan: voice.pan, room: 0.5 });
    }
  });
}

function placeGround(studio) {
  for (let i = 0; i < 6; i++) {
    for (const note of line(ground).notes) {
      const at = (i * round + note.at) * beat;
      const level = i === 0 ? 0.55 : 0.75;
      const cello = bowed(note.frequency, note.beats * beat + 0.4, {
        attack: 0.4,
        release: 0.5,
        cutoff: 1500,
        level,
        seed: i,
      });
      studio.place(at, cello, { gain: 0.5, pan: 0.2, room: 0.4 });
      if (i % 2 === 1 || i === 0) {
        [1, 1.5, 2, 3, 4].forEach((ratio, k) => {
          const string = pluck(note.frequency * ratio, 2.6, { bright: 0.28, seed: i * 9 + k });
          studio.place(at + k * beat * 0.5 + 0.02, string, { gain: 0.15, pan: 0.1 + k * 0.12, room: 0.5 });
        });
      }
    }
  }
}

export function compose(seconds) {
  const studio = createStudio(seconds);
  const random = createRandom(1685);
  placeGround(studio);
  for (const [i, voice] of voices.entries()) placeVoice(studio, voice, i, random);
  const end = 6 * round * beat;
  for (const [k, f] of line("D2 D3 A3 F4 A4 D5")
    .notes.map((n) => n.frequency)
    .entries()) {
    studio.place(end, bowed(f, 5.5, { attack: 0.5, release: 3, cutoff: 2000, seed: 700 + k, level: 0.7 }), {
      gain: 0.28,
      pan: (k - 2.5) * 0.2,
      room: 0.6,
    });
  }
  return master(studio, {
    reverb: { time: 3.4, damp: 0.28, gain: 0.5, size: 1.2 },
    fadeIn: 0.3,
    fadeOut: 4.5,
  });
}
