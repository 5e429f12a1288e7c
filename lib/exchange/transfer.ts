/** A playlist on its way out. Addresses are absolute, times in milliseconds, texts empty where there is nothing to say. */
export type Transfer = {
  title: string;
  description: string;
  creator: string;
  /** The page of the list, or empty while it has none that others can open. */
  url: string;
  /** ISO 8601. */
  date: string;
  tags: string[];
  tracks: Track[];
};

/** One item on its way out: `url` is the page of its media, `stream` what other players play. */
export type Track = Part & {
  url: string;
  stream: string;
  image: string;
  title: string;
  artist: string;
  durationMs: number;
  note: string;
};

/** What of a media is played; null is its own start or end. */
export type Part = { startMs: number | null; endMs: number | null };

/** A playlist as a file of this or other software tells it. */
export type Sought = { title: string; description: string; tags: string[]; tracks: SoughtTrack[] };

/** What a file says of an item: whatever addresses and ids it gives, and what it is called. */
export type SoughtTrack = Part & {
  links: string[];
  title: string;
  artist: string;
  durationMs: number | null;
  note: string;
};

/** Longer addresses, of which files may be full, are passed over. */
export const MAX_LINK = 2_000;

/** `text` in one line, cut to a length, without what cannot be stored or turns the text around it. */
export function cleanLine(text: string, max: number) {
  return cleanText(text, Number.POSITIVE_INFINITY)
    .replace(/[\s\u2028\u2029]+/g, " ")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "")
    .slice(0, max)
    .toWellFormed()
    .trim();
}

/** `text` cut to a length, without what cannot be stored. */
export function cleanText(text: string, max: number) {
  return text.replaceAll("\0", "").slice(0, max).toWellFormed().trim();
}

/** A number of seconds as milliseconds; null for what is none, or unknown, which many programs write as -1 or 0. */
export function fromSeconds(seconds: string | number | null | undefined) {
  if (seconds === "" || seconds === null || seconds === undefined) return null;
  return asMs(Number(seconds) * 1000);
}

/** A whole, positive number of milliseconds, or null. */
export function asMs(value: unknown) {
  const ms = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof ms === "number" && ms > 0 && ms < 2 ** 31 ? Math.round(ms) : null;
}
