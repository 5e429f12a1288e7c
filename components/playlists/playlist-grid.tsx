import type { PlaylistCard as Playlist } from "@/lib/playlists/schema";
import { PlaylistCard } from "./playlist-card";

type PlaylistGridProps = { playlists: Playlist[]; library?: "own" | "shared" };

/** Playlists as cards in equal columns; those in the viewer's library lead to their editor. */
export function PlaylistGrid({ playlists, library }: PlaylistGridProps) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 md:gap-x-6 md:gap-y-10 lg:grid-cols-4 2xl:grid-cols-5">
      {playlists.map((playlist) => (
        <li key={playlist.id} className="min-w-0">
          <PlaylistCard playlist={playlist} library={library} />
        </li>
      ))}
    </ul>
  );
}
