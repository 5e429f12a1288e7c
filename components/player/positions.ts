import { currentViewer } from "@/components/viewer";
import type { PlayableMedia } from "@/lib/media/schema";

const KEY = "matinee:positions";
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
  media: PlayableMedia,
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
  const key = ownKey();
  if (!key) return;
  try {
    localStorage.setItem(
      key,
      JSON.stringify(withPosition(read(), media, Math.round(positionMs), Date.now())),
    );
  } catch {
    // Storage may be full or forbidden: then nothing is resumed.
  }
}

/** Everyone who uses this browser has places of their own; nobody's while it is not known who does. */
function ownKey() {
  const viewer = currentViewer();
  if (viewer === undefined) return null;
  return viewer ? `${KEY}:${viewer.id}` : KEY;
}

function read(): Positions {
  const key = ownKey();
  if (!key) return {};
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return saved && typeof saved === "object" ? (saved as Positions) : {};
  } catch {
    return {};
  }
}
