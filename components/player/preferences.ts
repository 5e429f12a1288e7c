/** Choices that hold for every media, kept in this browser. */
type Preferences = {
  /** The language of the captions, or null for none. */
  captions: string | null;
  /** The height of the picture, or null for what the connection allows. */
  height: number | null;
  speed: number;
  /** Whether a single character is a command, wherever the focus is. */
  singleKeys: boolean;
  /** Whether the chat lies over a film that takes the whole screen. */
  overlayChat: boolean;
};

const KEY = "matinee:player";
const defaults: Preferences = {
  captions: null,
  height: null,
  speed: 1,
  singleKeys: true,
  overlayChat: false,
};

export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

export function preferences(): Preferences {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>) };
  } catch {
    return defaults;
  }
}

export function prefer(change: Partial<Preferences>) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...preferences(), ...change }));
  } catch {
    // Storage may be full or forbidden: then the choice holds until the page is left.
  }
}

/** The speed so many steps away from one, within what is offered. */
export function speedAfter(speed: number, steps: number) {
  const nearest = speeds.reduce((best, next, place) => (next <= speed + 0.01 ? place : best), 0);
  return speeds[Math.min(Math.max(0, nearest + steps), speeds.length - 1)] ?? 1;
}
