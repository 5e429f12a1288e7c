import { create } from "zustand";

/** One rung of the ladder: `height` in pixels, 0 for sound alone. */
export type Rendition = { height: number; bitrate: number };

/** What stopped playback, as far as it can be told. */
export type Problem = "offline" | "network" | "missing" | "broken" | "unsupported";

type PlaybackState = {
  renditions: Rendition[];
  /** The rendition chosen by the viewer, as an index into `renditions`. */
  chosen: number | "auto";
  /** The rendition on the screen now, as an index into `renditions`; -1 until there is one. */
  shown: number;
  problem: Problem | null;
  /** Where this load took up again, for the offer to start over. */
  resumedAtMs: number | null;
  /** The viewer wants to stay at what has ended, rather than go on to what is next. */
  stays: boolean;
  helpOpen: boolean;
};

export const fresh = {
  renditions: [],
  chosen: "auto",
  shown: -1,
  problem: null,
  resumedAtMs: null,
  stays: false,
} as const;

/** What the loaded player knows beyond `usePlayer`, for its own parts only. */
export const usePlayback = create<PlaybackState>(() => ({ ...fresh, renditions: [], helpOpen: false }));

/** How a rendition is called in the menu. */
export function renditionName({ height, bitrate }: Rendition) {
  return height > 0 ? `${height}p` : `${Math.round(bitrate / 1000)} kbit/s`;
}
