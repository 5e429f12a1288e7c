"use client";

import { listOwn, listPublic } from "@/lib/playlists/actions";
import type { PlaylistPage } from "@/lib/playlists/schema";
import { PlaylistCard } from "./playlist-card";
import { ShowMore } from "./show-more";
import { usePages } from "./use-pages";

type PlaylistFeedProps = { first: PlaylistPage; own?: boolean };

/** A grid of playlists that grows by a page at a time: everyone's public ones, or the viewer's own. */
export function PlaylistFeed({ first, own = false }: PlaylistFeedProps) {
  const fetchPage = own ? listOwn : listPublic;
  const { pages, ...next } = usePages(first, (cursor) => fetchPage({ cursor, limit: 24 }));
  return (
    <>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 md:gap-x-6 md:gap-y-10 lg:grid-cols-4 2xl:grid-cols-5">
        {unique(pages).map((playlist) => (
          <li key={playlist.id} className="min-w-0">
            <PlaylistCard playlist={playlist} own={own} />
          </li>
        ))}
      </ul>
      <ShowMore {...next} className="mt-12" />
    </>
  );
}

/** A list that changed between two pages would be on both. */
function unique(pages: PlaylistPage[]) {
  return [...new Map(pages.flatMap(({ items }) => items).map((item) => [item.id, item])).values()];
}
