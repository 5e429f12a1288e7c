/** Plucked and struck instruments. Every function returns one channel of samples, about ±1 at its loudest. */
import { createRandom } from "./random.mjs";
import { rate } from "./studio.mjs";

const TAU = Math.PI * 2;
const buffer = (seconds) => new Float32Array(Math.ceil(seconds * rate));

/** A short raised-cosine release so that no voice ends in a click. */
function release(samples, seconds = 0.03) {
  const tail = Math.min(samples.length, Math.round(seconds * rate));
  for (let i = 0; i < tail; i++)
    samples[samples.length - 1 - i] *= 0.5 - 0.5 * Math.cos((Math.PI * i) / tail);
  return samples;
}

/** Plucked string (Karplus & Strong, 1983) with a tuned fractional delay (Jaffe & Smith, 1983). */
export function pluck(frequency, seconds, { bright = 0.5, sustain = 0.996, seed = 1 } = {}) {
  const out = buffer(seconds);
  const random = createRandom(seed * 7919 + Math.round(frequency * 10));
  const period = rate / frequency - 0.5;
  const whole = Math.floor(period);
  const fraction = period - whole;
  const string = new Float32Array(whole + 1);
  let smooth = 0;
  for (let i = 0; i < string.length; i++) {
    smooth += (random() * 2 - 1 - smooth) * bright;
    string[i] = smooth;
  }
  const loss = sustain ** (220 / frequency);
  let at = 0;
  let previous = 0;
  for (let i = 0; i < out.length; i++) {
    const next = at + 1 === string.length ? 0 : at + 1;
    const value = string[at] * fraction + string[next] * (1 - fraction);
    string[at] = loss * 0.5 * (value + previous);
    previous = value;
    out[i] = value * 1.6;
    at = next;
  }
  return release(out, 0.25);
}

/** Two-operator frequency modulation (John Chowning, 1973) with decaying index and amplitude. */
export function fm(
  frequency,
  seconds,
  { ratio = 1, index = 2, indexDecay = 4, decay = 1.5, attack = 0.004 } = {},
) {
  const out = buffer(seconds);
  for (let i = 0; i < out.length; i++) {
    const t = i / rate;
    const modulator = index * Math.exp(-t * indexDecay) * Math.sin(TAU * frequency * ratio * t);
    out[i] = Math.sin(TAU * frequency * t + modulator) * Math.exp(-t * decay) * Math.min(1, t / attack);
  }
  return release(out);
}

/** Electric piano: a soft body, a bell-like tine at fourteen times the pitch, and a slow tremolo (after the DX7). */
export function electricPiano(frequency, seconds, velocity = 0.7) {
  const body = fm(frequency, seconds, { ratio: 1, index: 0.5 + velocity * 1.3, indexDecay: 2.4, decay: 0.9 });
  const tine = fm(frequency, seconds, { ratio: 14, index: 0.35 * velocity, indexDecay: 7, decay: 3 });
  for (let i = 0; i < body.length; i++) {
    body[i] = (body[i] * 0.75 + tine[i] * 0.28) * velocity * (1 + 0.1 * Math.sin((TAU * 4.3 * i) / rate));
  }
  return release(body, 0.12);
}

/** A decaying sine as a two-pole resonator struck once (Mathews & Smith, 2003). */
function addResonance(out, step, level, keep) {
  const turn = 2 * keep * Math.cos(step);
  const square = keep * keep;
  let before = 0;
  let now = level * Math.sin(step) * keep;
  for (let i = 1; i < out.length; i++) {
    out[i] += now;
    const next = turn * now - square * before;
    before = now;
    now = next;
  }
}

/** Sum of decaying sines at [ratio, level, decay] partials: bars, tines and bells. */
export function modes(frequency, seconds, partials, attack = 0.0015) {
  const out = buffer(seconds);
  for (const [ratio, level, decay] of partials) {
    if (frequency * ratio > 18000) continue;
    addResonance(out, (TAU * frequency * ratio) / rate, level, Math.exp(-decay / rate));
  }
  const rise = attack * rate;
  for (let i = 0; i < rise; i++) out[i] *= i / rise;
  return release(out);
}

/** Marimba bar: partials near 1 : 3.93 : 9.24 (Fletcher & Rossing, 1998), higher bars ringing shorter. */
export function marimba(frequency, hardness = 0.5) {
  const speed = (frequency / 262) ** 0.6;
  const partials = [
    [1, 0.85, 3.2 * speed],
    [3.93, 0.22 * hardness, 9 * speed],
    [9.24, 0.1 * hardness, 24 * speed],
  ];
  return modes(frequency, Math.min(2.2, 1.7 / speed), partials, 0.002);
}

/** Kalimba tine: nearly pure, with the high inharmonic partials of a clamped bar and a thumb's tick. */
export function kalimba(frequency, seed = 1) {
  const out = modes(frequency, 2.8, [
    [1, 0.8, 1.9],
    [2.0, 0.12, 3.4],
    [5.42, 0.13, 8],
    [11.1, 0.05, 22],
  ]);
  const random = createRandom(seed);
  for (let i = 0; i < 500; i++) out[i] += (random() - 0.5) * 0.22 * Math.exp(-i / 90);
  return out;
}

/** Glass bell with slightly stretched partials. */
export function bell(frequency, seconds = 5) {
  return modes(frequency, seconds, [
    [1, 0.55, 0.9],
    [2.003, 0.25, 1.3],
    [2.76, 0.16, 2.1],
    [5.41, 0.1, 3.6],
  ]);
}
