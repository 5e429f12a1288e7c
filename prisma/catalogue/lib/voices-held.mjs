/** Sustained instruments and textures: pads, bowed strings, bass, wind. */
import { createRandom } from "./random.mjs";
import { rate } from "./studio.mjs";

const TAU = Math.PI * 2;

/** Sawtooth without most of its aliasing: polynomial band-limited step (Välimäki & Huovilainen, 2007). */
function saw(phase, step) {
  let value = 2 * phase - 1;
  if (phase < step) {
    const t = phase / step;
    value -= t + t - t * t - 1;
  } else if (phase > 1 - step) {
    const t = (phase - 1) / step;
    value -= t * t + t + t + 1;
  }
  return value;
}

/** Two-pole filter, trapezoidal state variable form (Andrew Simper, 2013); coefficients follow only real changes. */
export function createFilter() {
  let [a, b, tuned, k, h, g] = [0, 0, -1, 0, 0, 0];
  const run = (input, cutoff, q) => {
    if (cutoff !== tuned) {
      tuned = cutoff;
      g = Math.tan((Math.PI * Math.min(cutoff, 18000)) / rate);
      k = 1 / q;
      h = 1 / (1 + g * (g + k));
    }
    const v3 = input - b;
    const v1 = h * a + g * h * v3;
    const v2 = b + g * h * a + g * g * h * v3;
    a = 2 * v1 - a;
    b = 2 * v2 - b;
    return [v1, v2];
  };
  return {
    band: (input, cutoff, q = 0.7) => run(input, cutoff, q)[0],
    low: (input, cutoff, q = 0.7) => run(input, cutoff, q)[1],
  };
}

const swell = (t, seconds, attack, release) =>
  Math.sin((Math.PI / 2) * Math.min(1, t / attack)) *
  Math.sin((Math.PI / 2) * Math.min(1, Math.max(0, seconds - t) / release));

/** Stereo pad of detuned saws through a breathing low-pass; `cutoff` in Hz at the top of each breath. */
export function pad(
  frequency,
  seconds,
  { attack = 2.5, release = 3, cutoff = 1400, voices = 5, seed = 1, breath = 0.11 } = {},
) {
  const length = Math.ceil(seconds * rate);
  const sides = [new Float32Array(length), new Float32Array(length)];
  const random = createRandom(seed * 31 + Math.round(frequency));
  sides.forEach((out, side) => {
    const bank = Array.from({ length: voices }, (_, v) => ({
      phase: random(),
      step: (frequency * (1 + (v - (voices - 1) / 2) * 0.0028 + (random() - 0.5) * 0.0016)) / rate,
    }));
    const filter = createFilter();
    const turn = random() * TAU;
    let target = cutoff;
    for (let i = 0; i < length; i++) {
      const t = i / rate;
      let sum = 0;
      for (const voice of bank) {
        voice.phase += voice.step;
        if (voice.phase >= 1) voice.phase -= 1;
        sum += saw(voice.phase, voice.step);
      }
      if (i % 32 === 0)
        target = cutoff * (0.42 + 0.58 * (0.5 + 0.5 * Math.sin(TAU * breath * t + turn + side)));
      out[i] = filter.low(sum / voices, target) * 0.8 * swell(t, seconds, attack, release);
    }
  });
  return sides;
}

/** Bowed string: two saws with late vibrato, bow noise, and a body resonance near 500 Hz. */
export function bowed(
  frequency,
  seconds,
  { attack = 0.18, release = 0.35, cutoff = 2600, seed = 1, level = 0.8 } = {},
) {
  const out = new Float32Array(Math.ceil(seconds * rate));
  const random = createRandom(seed * 101 + Math.round(frequency * 3));
  const filter = createFilter();
  const body = createFilter();
  const speed = 4.9 + random() * 0.7;
  let [p, q] = [random(), random()];
  let target = cutoff;
  for (let i = 0; i < out.length; i++) {
    const t = i / rate;
    const vibrato = 1 + 0.0042 * Math.min(1, Math.max(0, t - 0.25) * 1.8) * Math.sin(TAU * speed * t);
    const step = (frequency * vibrato) / rate;
    p += step;
    if (p >= 1) p -= 1;
    q += step * 1.0013;
    if (q >= 1) q -= 1;
    const rosin = (random() - 0.5) * 0.09;
    const envelope = swell(t, seconds, attack, release);
    if (i % 16 === 0) target = cutoff * (0.45 + 0.55 * envelope * level);
    const tone = filter.low(saw(p, step) * 0.55 + saw(q, step) * 0.45 + rosin, target);
    out[i] = (tone + body.band(tone, 520, 2) * 0.35) * envelope * level * 0.7;
  }
  return out;
}

/** Adds a sine by rotating a unit vector (Goertzel, 1958); its level is asked for every 64 samples. */
function addPartial(out, step, phase, levelAt) {
  const [turn, lift] = [Math.cos(step), Math.sin(step)];
  let [x, y] = [Math.cos(phase), Math.sin(phase)];
  let level = 0;
  for (let i = 0; i < out.length; i++) {
    if (i % 64 === 0) level = levelAt(i);
    out[i] += level * y;
    const next = x * turn - y * lift;
    y = x * lift + y * turn;
    x = next;
  }
}

/** Choir-like hum: sines of a rounded spectrum with independent slow drift, in stereo. */
export function hum(
  frequency,
  seconds,
  { attack = 3, release = 4, seed = 1, partials = 6, tilt = 1.6 } = {},
) {
  const length = Math.ceil(seconds * rate);
  const random = createRandom(seed * 17 + Math.round(frequency));
  const sides = [new Float32Array(length), new Float32Array(length)];
  for (const out of sides) {
    for (let n = 1; n <= partials; n++) {
      const [phase, drift, slow] = [random() * TAU, random() * TAU, 0.07 + random() * 0.12];
      const step = (TAU * frequency * n * (1 + (random() - 0.5) * 0.0014)) / rate;
      const level = 0.55 / n ** tilt;
      addPartial(out, step, phase, (i) => level * (0.65 + 0.35 * Math.sin((TAU * slow * i) / rate + drift)));
    }
    for (let i = 0; i < length; i++) out[i] *= swell(i / rate, seconds, attack, release);
  }
  return sides;
}

/** Round bass note: a sine with a little second and third harmonic. */
export function bass(frequency, seconds, { attack = 0.012, release = 0.12, warmth = 0.25 } = {}) {
  const out = new Float32Array(Math.ceil(seconds * rate));
  const step = (TAU * frequency) / rate;
  for (let i = 0; i < out.length; i++) {
    const tone = Math.sin(step * i) + warmth * Math.sin(step * 2 * i) + warmth * 0.4 * Math.sin(step * 3 * i);
    out[i] = Math.tanh(tone * 0.9) * swell(i / rate, seconds, attack, release) * Math.exp((-0.5 * i) / rate);
  }
  return out;
}

/** Wind: band-passed noise whose centre and strength wander, in stereo. */
export function wind(seconds, { low = 200, high = 800, seed = 1, q = 0.9, attack = 4, release = 5 } = {}) {
  const length = Math.ceil(seconds * rate);
  return [0, 1].map((side) => {
    const random = createRandom(seed * 53 + side);
    const filter = createFilter();
    const out = new Float32Array(length);
    let target = low;
    for (let i = 0; i < length; i++) {
      const t = i / rate;
      const gust =
        0.5 +
        0.3 * Math.sin(TAU * 0.053 * t + side * 0.6 + seed) +
        0.2 * Math.sin(TAU * 0.171 * t + seed * 2);
      if (i % 32 === 0) target = low + (high - low) * gust;
      out[i] =
        filter.band(random() * 2 - 1, target, q) * (0.25 + 0.75 * gust) * swell(t, seconds, attack, release);
    }
    return out;
  });
}
