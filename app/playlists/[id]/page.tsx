import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound } from "next/navigation";
import { OpenPlaylist } from "@/components/sharing/open-playlist";
import { playlistMetadata } from "@/components/sharing/playlist-metadata";
import { siteUrl } from "@/lib/env";
import { findPlaylist } from "@/lib/playlists/data";
import { findItems } from "@/lib/playlists/items-data";
import { playlistRef } from "@/lib/playlists/schema";

type Props = { params: Promise<{ id: string }> };

/** Rendered when first asked for, then kept until a tag says that it has changed. */
export const generateStaticParams = () => [];

/**
 * What anyone sees: never dependent on who asks. A list that is not public and none are the same; its tag is another
 * than a shown list's, so that changing a private list leaves no trace in the cache. A fork names the list it is from.
 */
async function load(playlistId: string) {
  "use cache";
  cacheLife("hours");
  const [playlist, items] = await Promise.all([
    findPlaylist(null, playlistId),
    findItems(null, { playlistId, limit: 100 }),
  ]);
  const shown = playlist && items ? { playlist, items } : null;
  cacheTag(...(shown ? [`playlist:${playlistId}`, "media"] : [`playlist:${playlistId}:missing`]));
  if (shown?.playlist.forkedFrom) cacheTag(`playlist:${shown.playlist.forkedFrom.id}`);
  return shown;
}

/** Another spelling of the id is another page in the cache, so only one is served. */
async function find({ params }: Props) {
  const { id } = await params;
  const ref = playlistRef.safeParse({ playlistId: id });
  return ref.data?.playlistId === id ? load(id) : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await find(props);
  return found ? playlistMetadata(found.playlist, siteUrl, `/playlists/${found.playlist.id}`) : {};
}

export default async function PlaylistPage(props: Props) {
  const found = await find(props);
  if (!found) notFound();
  return <OpenPlaylist playlist={found.playlist} items={found.items} />;
}
