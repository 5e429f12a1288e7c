"use client";

import { listOwn, listPublic } from "@/lib/playlists/actions";
import type { PlaylistPage } from "@/lib/playlists/schema";
import { PlaylistGrid } from "./playlist-grid";
import { ShowMore } from "./show-more";
import { usePages } from "./use-pages";

type PlaylistFeedProps = { first: PlaylistPage; own?: boolean };

/** A grid of playlists that grows by a page at a time: everyone's public ones, or the viewer's own. */
export function PlaylistFeed({ first, own = false }: PlaylistFeedProps) {
  const fetchPage = own ? listOwn : listPublic;
  const { pages, ...next } = usePages(first, (cursor) => fetchPage({ cursor, limit: 24 }));
  return (
    <>
      <PlaylistGrid playlists={unique(pages)} own={own} />
      <ShowMore {...next} className="mt-12" />
    </>
  );
}

/** A list that changed between two pages would be on both. */
function unique(pages: PlaylistPage[]) {
  return [...new Map(pages.flatMap(({ items }) => items).map((item) => [item.id, item])).values()];
}
