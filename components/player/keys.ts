export type Command =
  | { do: "toggle" | "mute" | "captions" | "fullscreen" | "pip" | "next" | "previous" | "help" | "chat" }
  | { do: "seekBy"; ms: number }
  | { do: "seekTo"; share: number }
  | { do: "volumeBy"; share: number }
  | { do: "speedBy"; steps: number };

/**
 * Where the key was pressed. `field`: something one types in. `widget`: a control that uses arrows itself, such as a
 * slider or a menu. `button`: what the space bar presses. `player`: the player itself. `page`: anything else.
 */
export type KeyPlace = "field" | "widget" | "button" | "player" | "page";

const CHARACTER = /^\S$/;

type Press = { key: string; shift: boolean; modified: boolean; place: KeyPlace; mode: "stage" | "dock" };

/** Whether a key writes a character. Such keys can be turned off, as speech input types them (WCAG 2.1.4). */
export function isCharacter(key: string) {
  return CHARACTER.test(key);
}

const everywhere: Record<string, Command> = {
  k: { do: "toggle" },
  j: { do: "seekBy", ms: -10_000 },
  l: { do: "seekBy", ms: 10_000 },
  m: { do: "mute" },
};

const onStage: Record<string, Command> = {
  c: { do: "captions" },
  f: { do: "fullscreen" },
  i: { do: "pip" },
  t: { do: "chat" },
  "<": { do: "speedBy", steps: -1 },
  ">": { do: "speedBy", steps: 1 },
  "?": { do: "help" },
};

/** Keys that buttons, sliders, menus and scrolling pages use themselves. */
const shared: Record<string, Command> = {
  " ": { do: "toggle" },
  ArrowLeft: { do: "seekBy", ms: -5000 },
  ArrowRight: { do: "seekBy", ms: 5000 },
};

const inPlayer: Record<string, Command> = {
  ArrowUp: { do: "volumeBy", share: 0.05 },
  ArrowDown: { do: "volumeBy", share: -0.05 },
};

/** What a key means to the player, or null when the key is none of its business. */
export function commandFor({ key, shift, modified, place, mode }: Press): Command | null {
  if (modified || place === "field") return null;
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (shift) return whileShifted(letter, key, mode);
  if (everywhere[letter]) return everywhere[letter];
  if (mode === "dock") return null;
  if (/^[0-9]$/.test(key)) return { do: "seekTo", share: Number(key) / 10 };
  return onStage[letter] ?? fromPlace(key, place);
}

function whileShifted(letter: string, key: string, mode: Press["mode"]): Command | null {
  if (letter === "n") return { do: "next" };
  if (letter === "p") return { do: "previous" };
  return mode === "stage" && "<>?".includes(key) ? (onStage[key] ?? null) : null;
}

function fromPlace(key: string, place: KeyPlace): Command | null {
  if (place === "widget" || (place === "button" && key === " ")) return null;
  return shared[key] ?? (place === "player" ? (inPlayer[key] ?? null) : null);
}

/** For the help: what to press, and what it does. */
export const shortcuts: [keys: string, does: string][] = [
  ["Space or K", "Play or pause"],
  ["J / L", "Back or forward 10 seconds"],
  ["← / →", "Back or forward 5 seconds"],
  ["↑ / ↓", "Volume, while the player has the focus"],
  ["0 – 9", "Jump to a tenth of the length"],
  ["Shift + N / P", "Next or previous"],
  ["< / >", "Slower or faster"],
  ["M", "Mute"],
  ["C", "Captions"],
  ["F", "Full screen"],
  ["T", "Chat over the full screen"],
  ["I", "Picture in picture"],
  ["?", "These shortcuts"],
];
