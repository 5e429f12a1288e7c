import { siteUrl } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { listIn, oembed } from "@/lib/exchange/embed";
import { oembedQuery } from "@/lib/exchange/schema";
import { findCards } from "@/lib/media/data";
import { findPlaylist } from "@/lib/playlists/data";
import { playlistRef } from "@/lib/playlists/schema";
import { json, route } from "@/lib/route";

/** Public lists only, whoever asks: the answer is for other people's pages. */
export const GET = route({ query: oembedQuery }, async ({ query }) => {
  const { url, format, ...most } = query;
  if (format !== "json") return new Response("Only JSON is served.", { status: 501 });
  const ref = playlistRef.safeParse({ playlistId: listIn(url, siteUrl) });
  const playlist = ref.success ? await findPlaylist(null, ref.data.playlistId) : null;
  if (!playlist) throw new AppError("not_found", "That playlist is gone.");
  const [first] = playlist.covers;
  const cover = first && (await findCards(null, [first.id])).get(first.id);
  return json(oembed({ ...playlist, cover }, siteUrl, most), 200, { "Access-Control-Allow-Origin": "*" });
});
