import { type Emoji, emojiOf } from "./emoji-names";

const KEY = "matinee:emoji";
const KEPT = 24;
const first = ["👍", "❤️", "😂", "😮", "😢", "🔥", "👏", "🎉"];

let loading: Promise<readonly Emoji[]> | undefined;
let loaded: readonly Emoji[] | undefined;

/** All emoji with their names; fetched at the first call. Rejects when they could not be: the next call asks again. */
export function loadEmoji(): Promise<readonly Emoji[]> {
  loading ??= import("emojilib").then(
    ({ default: record }) => {
      loaded = emojiOf(record);
      return loaded;
    },
    (error) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** All emoji if they are there already, for what cannot wait. */
export const emojiAtHand = () => loaded ?? [];

/** The emoji that were used last in this browser, the latest first, and then common ones. */
export function likedEmoji(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    const used = Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
    return [...new Set([...used, ...first])];
  } catch {
    return first;
  }
}

export function rememberEmoji(emoji: string) {
  const used = [emoji, ...likedEmoji().filter((one) => one !== emoji)].slice(0, KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(used));
  } catch {
    // Storage may be full or forbidden: then the common ones stay.
  }
}
