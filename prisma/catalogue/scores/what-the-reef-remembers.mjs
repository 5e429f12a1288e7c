/** Under water: a low-passed A lydian pad, kalimba in long echoes, and bubbles. */
import { chord, frequency } from "../lib/music.mjs";
import { createRandom } from "../lib/random.mjs";
import { createStudio, master, rate } from "../lib/studio.mjs";
import { hum, pad, wind } from "../lib/voices-held.mjs";
import { kalimba } from "../lib/voices-struck.mjs";

const scale = ["A3", "C#4", "E4", "F#4", "G#4", "B4", "C#5", "D#5", "E5", "G#5", "A5"];

/** A bubble: a sine that rises as it shrinks (after van den Doel, 2005). */
function bubble(random) {
  const length = Math.round((0.05 + random() * 0.1) * rate);
  const f = 380 + random() * 900;
  const rise = 1.5 + random() * 3;
  let phase = 0;
  return Float32Array.from({ length }, (_, i) => {
    const t = i / rate;
    phase += (2 * Math.PI * f * (1 + rise * t)) / rate;
    return Math.sin(phase) * Math.sin((Math.PI * i) / length) * Math.exp(-t * 12);
  });
}

export function compose(seconds) {
  const studio = createStudio(seconds);
  const random = createRandom(66);
  studio.place(0, wind(seconds, { low: 120, high: 380, seed: 8 }), { gain: 0.1, room: 0 });
  [
    ["A1", "E3 C#4 G#4"],
    ["B1", "F#3 D#4 C#5"],
    ["F#1", "E3 C#4 A4"],
    ["D2", "F#3 C#4 G#4"],
    ["A1", "E3 B3 C#4"],
  ].forEach(([root, names], i) => {
    const length = Math.min(14.5, seconds - i * 10);
    studio.place(i * 10, hum(frequency(root) * 2, length, { seed: i, partials: 4 }), {
      gain: 0.26,
      room: 0.3,
    });
    chord(names).forEach((f, k) => {
      const voice = pad(f, length, { attack: 3, release: 4.5, cutoff: 950, seed: i * 4 + k, breath: 0.16 });
      studio.place(i * 10, voice, { gain: 0.14, pan: (k - 1) * 0.6, room: 0.5 });
    });
  });
  let step = 3;
  for (let t = 2; t < seconds - 5; t += 0.36 * (random() < 0.35 ? 2 : 1) * (t < 12 ? 2 : 1)) {
    step = Math.max(0, Math.min(scale.length - 1, step + Math.floor(random() * 5) - 2));
    const gain = (0.16 + 0.14 * Math.sin((Math.PI * t) / seconds)) * (0.7 + 0.5 * random());
    studio.place(t, kalimba(frequency(scale[step]), step), {
      gain,
      pan: random() * 1.2 - 0.6,
      room: 0.5,
      echo: 0.5,
    });
  }
  for (let t = 0.5; t < seconds - 3; t += 0.4 + random() * 2.4) {
    for (let k = 0; k < 1 + random() * 5; k++)
      studio.place(t + k * 0.08, bubble(random), {
        gain: 0.09,
        pan: random() * 1.6 - 0.8,
        room: 0.4,
        echo: 0.2,
      });
  }
  return master(studio, {
    reverb: { time: 4.5, damp: 0.5, size: 1.2 },
    echo: { time: 0.54, feedback: 0.48, gain: 0.55, bright: 0.25 },
    fadeIn: 1.5,
    fadeOut: 4,
  });
}
