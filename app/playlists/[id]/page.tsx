import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { notFound } from "next/navigation";
import { ShareButton } from "@/components/media/share-button";
import { EditLink } from "@/components/playlists/edit-link";
import { PlayButton } from "@/components/playlists/play-button";
import { PlaylistSummary } from "@/components/playlists/playlist-summary";
import { PublicItems } from "@/components/playlists/public-items";
import { countWords } from "@/components/playlists/words";
import { findPlaylist } from "@/lib/playlists/data";
import { findItems } from "@/lib/playlists/items-data";
import { playlistRef } from "@/lib/playlists/schema";

type Props = { params: Promise<{ id: string }> };

/** Rendered when first asked for, then kept until a tag says that it has changed. */
export const generateStaticParams = () => [];

/**
 * What anyone sees: never dependent on who asks. A private list and none are the same; its tag is another than a
 * shown list's, so that changing a private list leaves no trace in the cache.
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
  if (!found) return {};
  const { id, title, description, owner, count, covers, visibility } = found.playlist;
  const summary = description || `A playlist by ${owner.name}, ${countWords(count)}.`;
  return {
    title,
    description: summary,
    robots: visibility === "public" ? undefined : { index: false },
    alternates: { canonical: `/playlists/${id}` },
    openGraph: { title, description: summary, images: covers[0] && [covers[0].posterSmallUrl] },
  };
}

export default async function PlaylistPage(props: Props) {
  const found = await find(props);
  if (!found) notFound();
  const { playlist, items } = found;
  const { id, title, owner, count } = playlist;
  return (
    <div className="page-x grid grid-cols-[minmax(0,1fr)] items-start gap-8 pt-6 pb-16 md:pt-10 lg:grid-cols-[22rem_minmax(0,1fr)] lg:gap-12">
      <PlaylistSummary playlist={playlist}>
        <PlayButton playlistId={id} disabled={count === 0} />
        <ShareButton path={`/playlists/${id}`} title={title} size="md" />
        <EditLink playlistId={id} ownerId={owner.id} />
      </PlaylistSummary>
      <section aria-label="Items" className="min-w-0">
        <PublicItems key={playlist.version} playlistId={id} first={items} />
      </section>
    </div>
  );
}
