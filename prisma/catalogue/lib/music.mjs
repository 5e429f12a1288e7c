import { pitch } from "./studio.mjs";

const steps = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/** MIDI number of a name such as "D4", "Eb3" or "F#5". */
export function midi(name) {
  const [, letter, accidental, octave] = /^([A-G])([b#]?)(-?\d)$/.exec(name);
  return steps[letter] + { b: -1, "#": 1, "": 0 }[accidental] + (Number(octave) + 1) * 12;
}

export const frequency = (name) => pitch(midi(name));

/** "C4 E4 G4" as frequencies. */
export const chord = (names) => names.split(" ").map(frequency);

/**
 * A line of music written as "D4:2 E4 -:1 F4:.5": note, then length in beats (1 when absent; "-" is a rest).
 * Returns notes with start and length in beats.
 */
export function line(text) {
  let at = 0;
  const notes = [];
  for (const word of text.trim().split(/\s+/)) {
    const [name, beats = "1"] = word.split(":");
    if (name !== "-") notes.push({ name, frequency: frequency(name), at, beats: Number(beats) });
    at += Number(beats);
  }
  return { notes, beats: at };
}
