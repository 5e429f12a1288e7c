import { explorePlaylists } from "@/lib/playlists/explore-data";
import { exploreQuery } from "@/lib/playlists/explore-schema";
import { addressOf, limit } from "@/lib/rate-limit";
import { route } from "@/lib/route";

export const GET = route({ query: exploreQuery }, async ({ viewer, query, request }) => {
  await limit("explore", viewer?.id ?? addressOf(request.headers.get("x-forwarded-for")));
  return explorePlaylists(viewer, query);
});
