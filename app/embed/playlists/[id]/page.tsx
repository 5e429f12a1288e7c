import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound } from "next/navigation";
import { EmbedPlayer } from "@/components/sharing/embed-player";
import { findPlaylist } from "@/lib/playlists/data";
import { findItems } from "@/lib/playlists/items-data";
import { playlistRef } from "@/lib/playlists/schema";

type Props = { params: Promise<{ id: string }> };

export const generateStaticParams = () => [];

/** A public list as everyone sees it; tagged as its page is. */
async function load(playlistId: string) {
  "use cache";
  cacheLife("hours");
  const [playlist, items] = await Promise.all([
    findPlaylist(null, playlistId),
    findItems(null, { playlistId, limit: 100 }),
  ]);
  const shown = playlist && items ? { playlist, items } : null;
  cacheTag(...(shown ? [`playlist:${playlistId}`, "media"] : [`playlist:${playlistId}:missing`]));
  return shown;
}

async function find({ params }: Props) {
  const { id } = await params;
  const ref = playlistRef.safeParse({ playlistId: id });
  return ref.data?.playlistId === id ? load(id) : null;
}

/** Search engines are to find the list's own page. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await find(props);
  if (!found) return {};
  const { id, title } = found.playlist;
  return { title, robots: { index: false }, alternates: { canonical: `/playlists/${id}` } };
}

export default async function EmbedPage(props: Props) {
  const found = await find(props);
  if (!found) notFound();
  const { id, title, owner } = found.playlist;
  return <EmbedPlayer playlist={{ id, title, by: owner.name }} first={found.items} />;
}
