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
