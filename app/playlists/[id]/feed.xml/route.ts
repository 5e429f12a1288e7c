import { createHash } from "node:crypto";
import { cacheLife, cacheTag } from "next/cache";
import { AppError } from "@/lib/errors";
import { writeAtom } from "@/lib/exchange/atom";
import { findFeed } from "@/lib/exchange/feed-data";
import { exportParams } from "@/lib/exchange/schema";
import { route } from "@/lib/route";

/** Tagged as the page of the list is, for the same reasons. */
async function load(playlistId: string) {
  "use cache";
  cacheLife("hours");
  const feed = await findFeed(playlistId);
  cacheTag(...(feed ? [`playlist:${playlistId}`, "media"] : [`playlist:${playlistId}:missing`]));
  return feed && writeAtom(feed);
}

/** Readers ask often: who has the newest is told so in a few bytes. */
export const GET = route({ params: exportParams }, async ({ params, request }) => {
  const text = await load(params.id);
  if (text === null) throw new AppError("not_found", "That playlist is gone.");
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const headers = {
    "Content-Type": "application/atom+xml; charset=utf-8",
    "Cache-Control": "public, max-age=0, must-revalidate",
    ETag: etag,
  };
  const known = request.headers.get("if-none-match")?.includes(etag);
  return known ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
});
