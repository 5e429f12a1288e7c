import { createEcho, createReverb } from "./space.mjs";

export const rate = 44100;

/** Frequency of a MIDI note number in equal temperament (A4 = 69 = 440 Hz). */
export const pitch = (note) => 440 * 2 ** ((note - 69) / 12);

function createBus(length) {
  return { left: new Float32Array(length), right: new Float32Array(length) };
}

/** Adds a voice to a bus; pan -1..1 keeps constant power. A voice is one channel or [left, right]. */
function mixInto(bus, voice, offset, gain, pan) {
  const [sourceLeft, sourceRight] = Array.isArray(voice) ? voice : [voice, voice];
  const angle = ((pan + 1) * Math.PI) / 4;
  const left = gain * Math.cos(angle) * Math.SQRT2;
  const right = gain * Math.sin(angle) * Math.SQRT2;
  const end = Math.min(sourceLeft.length, bus.left.length - offset);
  for (let i = Math.max(0, -offset); i < end; i++) {
    bus.left[offset + i] += sourceLeft[i] * left;
    bus.right[offset + i] += sourceRight[i] * right;
  }
}

/** A mixing desk: a dry bus, a reverb send and an echo send, all of one fixed length. */
export function createStudio(seconds) {
  const length = Math.ceil(seconds * rate);
  const dry = createBus(length);
  const room = createBus(length);
  const echo = createBus(length);
  const place = (time, voice, { gain = 1, pan = 0, room: toRoom = 0.3, echo: toEcho = 0 } = {}) => {
    const offset = Math.round(time * rate);
    if (offset >= length) return;
    mixInto(dry, voice, offset, gain, pan);
    if (toRoom > 0) mixInto(room, voice, offset, gain * toRoom, pan);
    if (toEcho > 0) mixInto(echo, voice, offset, gain * toEcho, pan);
  };
  return { seconds, length, dry, room, echo, place };
}

function highPass(samples, cutoff) {
  const k = Math.exp((-2 * Math.PI * cutoff) / rate);
  let last = 0;
  let out = 0;
  for (let i = 0; i < samples.length; i++) {
    out = k * (out + samples[i] - last);
    last = samples[i];
    samples[i] = out;
  }
}

/** Sums the buses through echo and reverb, fades both ends and returns interleaved stereo with peaks under 1. */
export function master(studio, { reverb, echo, fadeIn = 0.05, fadeOut = 5, floor = 28 }) {
  const { dry, room, length, seconds } = studio;
  if (echo) createEcho(echo).process(studio.echo, dry, room);
  createReverb(reverb).process(room, dry);
  for (const side of [dry.left, dry.right]) highPass(side, floor);
  const out = new Float32Array(length * 2);
  let peak = 0;
  for (let i = 0; i < length; i++) peak = Math.max(peak, Math.abs(dry.left[i]), Math.abs(dry.right[i]));
  for (let i = 0; i < length; i++) {
    const t = i / rate;
    const fade = Math.min(1, t / fadeIn) * Math.min(1, Math.max(0, (seconds - 0.3 - t) / fadeOut)) ** 1.6;
    out[i * 2] = (dry.left[i] / peak) * 0.9 * fade;
    out[i * 2 + 1] = (dry.right[i] / peak) * 0.9 * fade;
  }
  return out;
}
