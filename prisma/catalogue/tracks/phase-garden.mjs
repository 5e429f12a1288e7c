/** Phase music for marimbas, after the process pieces of the nineteen-sixties; the pattern is our own. */
import { frequency, line } from "../lib/music.mjs";
import { createStudio, master, pitch } from "../lib/studio.mjs";
import { hum } from "../lib/voices-held.mjs";
import { bell, marimba } from "../lib/voices-struck.mjs";

const pulse = 0.168;
const pattern = [62, 69, 66, 74, 64, 71, 69, 62, 73, 66, 71, 64];
const bar = pulse * pattern.length;
const intro = 2;
const stay = 2;
const cycle = stay + 1;
const bars = intro + cycle * 12 + 2;

/** Where the second player is, in pulses ahead: rests for two bars, then slides one pulse within the third. */
function lead(position) {
  const since = position - intro;
  if (since < 0) return 0;
  const turn = Math.floor(since / cycle);
  const within = Math.min(1, Math.max(0, since - turn * cycle - stay));
  return Math.min(12, turn + within * within * (3 - 2 * within));
}

function strength(position) {
  const arc = Math.sin(Math.PI * Math.min(1, position / bars)) ** 0.6;
  return 0.5 + 0.5 * arc;
}

function placePlayers(studio) {
  const cache = new Map();
  const tone = (note, hard) => {
    const key = `${note}/${hard}`;
    if (!cache.has(key)) cache.set(key, marimba(pitch(note), hard));
    return cache.get(key);
  };
  for (let step = 0; step < bars * 12; step++) {
    const position = step / 12;
    const note = pattern[step % 12];
    const accent = (step % 12 === 0 || step % 12 === 5 ? 1 : 0.78) * strength(position);
    studio.place(step * pulse, tone(note, 0.8), { gain: 0.42 * accent, pan: -0.55, room: 0.2 });
    if (position < intro - 1) continue;
    const time = (step - lead(position)) * pulse;
    studio.place(time, tone(note, 1.2), { gain: 0.4 * accent, pan: 0.55, room: 0.2 });
  }
}

/** A third player doubles melodies that the two make between them, and low bars change the ground. */
function placeResultants(studio) {
  const tunes = ["F#5:3 A5:2 D5:4 C#5:3", "A5:2 B5:3 F#5:4 E5:3", "D6:3 C#6:2 A5:3 B5:4", "E5:4 F#5:3 A5:5"];
  for (let i = 0; i < 15; i++) {
    const at = (intro + 4 + i * 2) * bar;
    const { notes } = line(tunes[i % 4]);
    const gain = 0.16 + 0.12 * Math.sin((Math.PI * i) / 14);
    for (const note of notes)
      studio.place(at + note.at * pulse, marimba(note.frequency, 0.5), { gain, pan: 0.05, room: 0.5 });
  }
  const ground = ["D2", "D2", "B1", "B1", "G2", "G2", "E2", "A1", "D2", "F#2", "G2", "A1", "D2"];
  ground.forEach((name, i) => {
    const at = (intro + i * cycle) * bar;
    if (at > bars * bar - 2) return;
    studio.place(at, marimba(frequency(name) * 2, 0.2), { gain: 0.6, room: 0.3 });
    studio.place(
      at,
      hum(frequency(name) * 2, cycle * bar + 2, { attack: 1.5, release: 2.5, seed: i, partials: 4 }),
      { gain: 0.14, room: 0.4 },
    );
    if (i % 3 === 0)
      studio.place(at, bell(frequency(name) * 16, 5), { gain: 0.045, pan: i % 2 ? 0.7 : -0.7, room: 0.8 });
  });
}

export function compose(seconds) {
  const studio = createStudio(seconds);
  placePlayers(studio);
  placeResultants(studio);
  for (const [k, name] of ["D3", "A3", "D4", "F#4", "E5"].entries()) {
    studio.place(bars * bar + k * 0.03, marimba(frequency(name), 0.8), {
      gain: 0.45,
      pan: (k - 2) * 0.25,
      room: 0.6,
    });
  }
  return master(studio, { reverb: { time: 2.2, damp: 0.3, gain: 0.45 }, fadeOut: 4 });
}
