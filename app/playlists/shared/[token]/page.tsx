import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { OpenPlaylist } from "@/components/sharing/open-playlist";
import { playlistMetadata } from "@/components/sharing/playlist-metadata";
import { siteUrl } from "@/lib/env";
import { findPlaylist } from "@/lib/playlists/data";
import { findItems } from "@/lib/playlists/items-data";
import { shareParams } from "@/lib/playlists/schema";
import { findPublished, findShared } from "@/lib/playlists/share-data";

type Props = { params: Promise<{ token: string }> };

/** Rendered when first asked for, then kept until a tag says that it has changed. */
export const generateStaticParams = () => [];

/**
 * What everyone sees who has the link, or the list that has been made public since. Links that lead nowhere yet are asked
 * again when any list becomes unlisted.
 */
async function load(token: string) {
  "use cache";
  cacheLife("hours");
  const playlistId = await findShared(token);
  const shown = playlistId ? await open(playlistId, token) : null;
  const publishedId = shown ? null : await findPublished(token);
  cacheTag(...tagsOf(shown?.playlist.id ?? publishedId));
  if (shown?.playlist.forkedFrom) cacheTag(`playlist:${shown.playlist.forkedFrom.id}`);
  return { shown, publishedId };
}

const tagsOf = (id: string | null) => (id ? [`playlist:${id}`, "media"] : ["shared:missing"]);

async function open(playlistId: string, share: string) {
  const [playlist, items] = await Promise.all([
    findPlaylist(null, playlistId, share),
    findItems(null, { playlistId, share, limit: 100 }),
  ]);
  return playlist && items ? { playlist, items } : null;
}

async function find({ params }: Props) {
  const { token } = await params;
  return shareParams.safeParse({ token }).success ? load(token) : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await find(props);
  const { token } = await props.params;
  return found?.shown ? playlistMetadata(found.shown.playlist, siteUrl, `/playlists/shared/${token}`) : {};
}

export default async function SharedPlaylistPage(props: Props) {
  const found = await find(props);
  if (found?.publishedId) redirect(`/playlists/${found.publishedId}`);
  if (!found?.shown) notFound();
  const { playlist, items } = found.shown;
  const { token } = await props.params;
  return <OpenPlaylist playlist={playlist} items={items} share={token} />;
}
