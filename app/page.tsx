import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { ContinueWatching } from "@/components/library/continue-watching";
import { Hero } from "@/components/media/hero";
import { MediaRow } from "@/components/media/media-row";
import { PlaylistRow } from "@/components/playlists/playlist-row";
import { EmptyState } from "@/components/ui/empty-state";
import { listMedia } from "@/lib/media/data";
import { explorePlaylists } from "@/lib/playlists/explore-data";

export const metadata: Metadata = { alternates: { canonical: "/" } };

const ROW = 14;

async function loadHome() {
  "use cache";
  cacheLife("hours");
  cacheTag("media", "playlists", "playlists:items");
  const [films, music, recent, playlists] = await Promise.all([
    listMedia(null, { kind: "video", limit: ROW }),
    listMedia(null, { kind: "audio", limit: ROW }),
    listMedia(null, { limit: ROW }),
    explorePlaylists(null, { sort: "trending", tag: [], limit: ROW }),
  ]);
  const day = Math.floor(Date.now() / 86_400_000);
  return {
    featured: films.items[day % Math.max(1, films.items.length)],
    films: films.items,
    music: music.items,
    recent: recent.items,
    playlists: playlists.items,
  };
}

export default async function Home() {
  const { featured, films, music, recent, playlists } = await loadHome();
  if (recent.length === 0) {
    return (
      <EmptyState title="The stage is still empty">
        Films and music will be here as soon as some are added.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-10 pb-16 md:gap-14">
      {featured && <Hero media={featured} eyebrow="Film of the day" />}
      <ContinueWatching />
      <MediaRow title="Films" href="/search?kind=video" media={films} />
      <MediaRow title="Music" href="/search?kind=audio" media={music} />
      <MediaRow title="Recently added" href="/search" media={recent} frame="wide" />
      <PlaylistRow title="Trending playlists" href="/explore" playlists={playlists} />
    </div>
  );
}
