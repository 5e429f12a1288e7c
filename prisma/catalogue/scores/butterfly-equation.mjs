/** One arpeggio that starts in unison and loses agreement with itself, as the points on screen do. */
import { euclid, kick } from "../lib/drums.mjs";
import { chord, frequency } from "../lib/music.mjs";
import { createStudio, master } from "../lib/studio.mjs";
import { bass, hum } from "../lib/voices-held.mjs";
import { fm } from "../lib/voices-struck.mjs";

const pulse = 0.2;
const harmony = ["C#3 G#3 E4 B4 D#5", "A2 E4 G#4 C#5 D#5", "F#2 C#4 E4 A4 G#4", "B2 F#4 D#4 A4 C#5"];
const order = [0, 2, 3, 1, 4, 3, 2, 4];

/** Three players: the first keeps time, the others drift away from it once the threads part. */
const players = [
  { drift: 0, pan: 0, ratio: 2, hits: 5, from: 1 },
  { drift: 0.0034, pan: -0.7, ratio: 2.01, hits: 7, from: 10 },
  { drift: -0.0041, pan: 0.7, ratio: 3, hits: 9, from: 14 },
];

export function compose(seconds) {
  const studio = createStudio(seconds);
  for (const player of players) {
    const rhythm = euclid(player.hits, 16);
    for (let n = Math.round(player.from / pulse); n * pulse < seconds - 4; n++) {
      if (!rhythm[n % 16]) continue;
      const t = n * pulse;
      const parted = Math.max(0, t - 15);
      const at = t + player.drift * parted * parted;
      if (at > seconds - 4) break;
      const notes = chord(harmony[Math.floor(t / 6.4) % 4]);
      const f = notes[order[n % 8] % notes.length] * (n % 16 > 11 ? 2 : 1);
      const index = 0.7 + 1.5 * Math.sin((Math.PI * t) / seconds);
      const voice = fm(f, 1.8, { ratio: player.ratio, index, indexDecay: 5, decay: 2.8 });
      studio.place(at, voice, { gain: 0.15, pan: player.pan, room: 0.4, echo: 0.35 });
    }
  }
  const drum = kick({ top: 90, bottom: 40, seconds: 0.6, click: 0 });
  for (let i = 0; i * 6.4 < seconds - 2; i++) {
    const [low, ...rest] = chord(harmony[i % 4]);
    const length = Math.min(9.5, seconds - i * 6.4);
    studio.place(i * 6.4, hum(low, length, { seed: i, attack: 2, release: 3, partials: 7 }), {
      gain: 0.26,
      room: 0.3,
    });
    for (const [k, f] of rest.entries()) {
      studio.place(i * 6.4, hum(f / 2, length, { seed: i * 5 + k, attack: 2.5, release: 3.5, partials: 5 }), {
        gain: 0.08,
        pan: (k - 1.5) * 0.5,
        room: 0.6,
      });
    }
    if (i < 2) continue;
    for (let b = 0; b < 4 && i * 6.4 + b * 1.6 < seconds - 6; b++) {
      studio.place(i * 6.4 + b * 1.6, drum, { gain: 0.4, room: 0.2 });
      studio.place(i * 6.4 + b * 1.6 + 0.8, bass(low / 2 < 45 ? low : low / 2, 0.7), {
        gain: 0.28,
        room: 0.1,
      });
    }
  }
  studio.place(seconds - 6, fm(frequency("C#5"), 5, { ratio: 2, index: 1, decay: 1 }), {
    gain: 0.2,
    room: 0.8,
    echo: 0.4,
  });
  return master(studio, {
    reverb: { time: 4, damp: 0.3, size: 1.1 },
    echo: { time: 0.6, feedback: 0.45 },
    fadeIn: 1,
    fadeOut: 4,
  });
}
