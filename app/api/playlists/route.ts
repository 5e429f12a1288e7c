import { explorePlaylists } from "@/lib/playlists/explore-data";
import { exploreQuery } from "@/lib/playlists/explore-schema";
import { addressOf, limit } from "@/lib/rate-limit";
import { route } from "@/lib/route";

/** Searching reads far more than a page of a list does, so only that is counted. */
export const GET = route({ query: exploreQuery }, async ({ viewer, query, request }) => {
  if (query.query) await limit("explore", viewer?.id ?? addressOf(request.headers.get("x-forwarded-for")));
  return explorePlaylists(viewer, query);
});
