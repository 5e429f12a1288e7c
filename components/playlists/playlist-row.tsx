import { Row } from "@/components/media/row";
import type { PlaylistCard as Playlist } from "@/lib/playlists/schema";
import { PlaylistCard } from "./playlist-card";

type PlaylistRowProps = { title: string; href: string; playlists: Playlist[] };

/** A row of playlists that scrolls sideways. Nothing is shown for none. */
export function PlaylistRow({ title, href, playlists }: PlaylistRowProps) {
  if (playlists.length === 0) return null;
  return (
    <Row title={title} href={href}>
      {playlists.map((playlist) => (
        <li
          key={playlist.id}
          className="w-[min(60vw,15rem)] shrink-0 snap-start md:w-[clamp(13rem,18vw,17rem)]"
        >
          <PlaylistCard playlist={playlist} />
        </li>
      ))}
    </Row>
  );
}
