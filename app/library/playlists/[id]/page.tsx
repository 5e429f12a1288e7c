import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { PlaylistEditor } from "@/components/playlists/editor/playlist-editor";
import { findStanding } from "@/lib/collaboration/access-data";
import { findPlaylist } from "@/lib/playlists/data";
import { findItems } from "@/lib/playlists/items-data";
import { playlistRef } from "@/lib/playlists/schema";
import { getViewer } from "@/lib/viewer";

type Props = { params: Promise<{ id: string }> };

/** The rest follows in the browser, so that answers to a change stay small however long the list is. */
const FIRST_ITEMS = 100;

/** The list, for people who work on it: its items are read first, so that the version is not newer than they are. */
const find = cache(async (id: string) => {
  const viewer = await getViewer();
  if (!viewer) return "signed-out";
  const ref = playlistRef.safeParse({ playlistId: id });
  const standing = ref.success ? await findStanding(viewer, ref.data.playlistId) : null;
  if (!ref.success || !standing) return null;
  const { playlistId } = ref.data;
  const first = await findItems(viewer, { playlistId, limit: FIRST_ITEMS });
  const playlist = await findPlaylist(viewer, playlistId);
  return playlist && first ? { playlist, first, role: standing.role } : null;
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
  return <PlaylistEditor key={id} {...found} />;
}
