"use client";

import { useEffect } from "react";
import { call } from "@/components/playlists/call";
import { ShowMore } from "@/components/playlists/show-more";
import { usePages } from "@/components/playlists/use-pages";
import { listFeed, markSeen } from "@/lib/following/actions";
import type { FeedEntry, FeedPage } from "@/lib/following/schema";
import { FeedRow } from "./feed-row";

/** The followed lists with their newest items, a page at a time. What is shown counts as seen from then on. */
export function Feed({ first }: { first: FeedPage }) {
  const { pages, ...next } = usePages(first, (cursor) => listFeed({ cursor }));
  const entries = unique(pages);
  const shown = pages.at(-1);
  useEffect(() => {
    const upTo = shown?.items[0]?.items[0]?.addedAt;
    const playlistIds = shown?.items.map(({ playlist }) => playlist.id) ?? [];
    if (upTo) void call(() => markSeen({ playlistIds, upTo }));
  }, [shown]);
  return (
    <>
      <div className="flex flex-col gap-10 md:gap-12">
        {entries.map((entry) => (
          <FeedRow key={entry.playlist.id} entry={entry} />
        ))}
      </div>
      <ShowMore {...next} className="page-x mt-12" />
    </>
  );
}

/** A list that got something new between two pages would be on both. */
function unique(pages: FeedPage[]): FeedEntry[] {
  return [
    ...new Map(pages.flatMap(({ items }) => items).map((entry) => [entry.playlist.id, entry])).values(),
  ];
}
