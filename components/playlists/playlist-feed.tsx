"use client";

import { listSharedWithMe } from "@/lib/collaboration/actions";
import { listOwn, listPublic } from "@/lib/playlists/actions";
import { listProfile } from "@/lib/playlists/explore-actions";
import type { PlaylistPage } from "@/lib/playlists/schema";
import { PlaylistGrid } from "./playlist-grid";
import { ShowMore } from "./show-more";
import { usePages } from "./use-pages";

type PlaylistFeedProps = {
  first: PlaylistPage;
  library?: "own" | "shared";
  /** Whose public lists they are, when they are one user's. */
  ownerId?: string;
};

const sources = { own: listOwn, shared: listSharedWithMe };

/** A grid of playlists that grows by a page at a time: everyone's public ones, a user's, or those in the viewer's library. */
export function PlaylistFeed({ first, library, ownerId }: PlaylistFeedProps) {
  const { pages, ...next } = usePages(first, (cursor) => {
    const page = { cursor, limit: 24 };
    if (ownerId) return listProfile({ ...page, userId: ownerId });
    return library ? sources[library](page) : listPublic(page);
  });
  return (
    <>
      <PlaylistGrid playlists={unique(pages)} library={library} />
      <ShowMore {...next} className="mt-12" />
    </>
  );
}

/** A list that changed between two pages would be on both. */
function unique(pages: PlaylistPage[]) {
  return [...new Map(pages.flatMap(({ items }) => items).map((item) => [item.id, item])).values()];
}
