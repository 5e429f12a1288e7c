"use client";

import { useProgress } from "./progress";
import { ProgressBar } from "./progress-bar";

/** How far the viewer got in a media, once that is known. */
export function CardProgress({ mediaId }: { mediaId: string }) {
  const fraction = useProgress((all) => all[mediaId]);
  return fraction ? <ProgressBar fraction={fraction} /> : null;
}
