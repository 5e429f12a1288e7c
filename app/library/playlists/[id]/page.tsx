import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { PlaylistEditor } from "@/components/playlists/editor/playlist-editor";
import { findOwnPlaylist } from "@/lib/playlists/data";
import { findItems } from "@/lib/playlists/items-data";
import { playlistRef } from "@/lib/playlists/schema";
import { getViewer } from "@/lib/viewer";

type Props = { params: Promise<{ id: string }> };

/** The rest follows in the browser, so that answers to a change stay small however long the list is. */
const FIRST_ITEMS = 100;

const find = cache(async (id: string) => {
  const viewer = await getViewer();
  if (!viewer) return "signed-out";
  const ref = playlistRef.safeParse({ playlistId: id });
  const playlist = ref.success ? await findOwnPlaylist(viewer, ref.data.playlistId) : null;
  const first = playlist && (await findItems(viewer, { playlistId: playlist.id, limit: FIRST_ITEMS }));
  return playlist && first ? { playlist, first } : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await find((await params).id);
  const title = found && found !== "signed-out" ? found.playlist.title : undefined;
  return { title, robots: { index: false } };
}

export default async function EditPlaylistPage({ params }: Props) {
  const { id } = await params;
  const found = await find(id);
  if (found === "signed-out") redirect(`/sign-in?callbackUrl=/library/playlists/${encodeURIComponent(id)}`);
  if (!found) notFound();
  return <PlaylistEditor playlist={found.playlist} first={found.first} />;
}
