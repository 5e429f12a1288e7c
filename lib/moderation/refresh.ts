import "server-only";
import { expire } from "../expire";
import type { Stale } from "./case-schema";

/** After a decision or its reversal: the pages that show what was hidden, taken down or brought back are made anew. */
export function refreshStale({ playlistIds, mediaIds }: Stale) {
  for (const id of playlistIds)
    expire(id, [`playlist:${id}`, `playlist:${id}:missing`, "playlists", "shared:missing"], { hidden: true });
  for (const id of mediaIds) expire(`media:${id}`, ["media", `media:${id}`], { hidden: true });
}
