import "server-only";
import { expire } from "../expire";
import type { Standing } from "./schema";

/** After a change to what a media is: every page that shows media is made anew at its next request. */
export function refreshMedia(id: string, { status, visibility }: Standing) {
  const hidden = status !== "ready" || visibility !== "public";
  expire(`media:${id}`, ["media", `media:${id}`], { hidden });
}
