import type { PlayableMedia } from "@/lib/media/schema";
import { readOwn, writeOwn } from "./own-storage";

const NAME = "positions";
const KEPT = 200;
const MARGIN_MS = 5000;

type Positions = Record<string, { positionMs: number; at: number }>;

/** Whether a position is worth coming back to: past the beginning, and before the end is near. */
export function isResumable(positionMs: number, durationMs: number) {
  return positionMs >= MARGIN_MS && positionMs < durationMs - MARGIN_MS;
}

/** The positions with this one added, the oldest beyond 200 forgotten, and none kept for what has been seen to its end. */
export function withPosition(
  positions: Positions,
  media: Pick<PlayableMedia, "id" | "durationMs">,
  positionMs: number,
  at: number,
): Positions {
  const { [media.id]: _before, ...others } = positions;
  const newest = Object.entries(others).sort(([, a], [, b]) => b.at - a.at);
  const kept = Object.fromEntries(newest.slice(0, KEPT - 1));
  return isResumable(positionMs, media.durationMs) ? { ...kept, [media.id]: { positionMs, at } } : kept;
}

/** Where this viewer left off in this browser, in milliseconds; null when there is nothing to resume. */
export function savedPosition(media: Pick<PlayableMedia, "id" | "durationMs">) {
  const saved = read()[media.id];
  return saved && isResumable(saved.positionMs, media.durationMs) ? saved.positionMs : null;
}

export function savePosition(media: PlayableMedia, positionMs: number) {
  writeOwn(NAME, withPosition(read(), media, Math.round(positionMs), Date.now()));
}

type Told = { mediaId: string; durationMs: number; positionMs: number; at: number };
const taken = new Set<() => void>();

/** Takes over where the viewer left off in other browsers, as far as that is later than what is known in this one. */
export function takePositions(told: Told[]) {
  const known = read();
  const later = told.filter(({ mediaId, at }) => at > (known[mediaId]?.at ?? 0));
  const positions = later.reduce(
    (before, { mediaId, durationMs, positionMs, at }) =>
      withPosition(before, { id: mediaId, durationMs }, positionMs, at),
    known,
  );
  writeOwn(NAME, positions);
  for (const tell of taken) tell();
}

/** Forgets where the viewer left off in this browser: in one media, or in all. */
export function forgetPositions(mediaId?: string) {
  const { [mediaId ?? ""]: _, ...others } = read();
  writeOwn(NAME, mediaId ? others : null);
  for (const tell of taken) tell();
}

/** Calls `listener` whenever positions came from elsewhere. Returns what ends that. */
export function onPositionsTaken(listener: () => void) {
  taken.add(listener);
  return () => {
    taken.delete(listener);
  };
}

function read(): Positions {
  const saved = readOwn(NAME);
  return saved && typeof saved === "object" ? (saved as Positions) : {};
}
