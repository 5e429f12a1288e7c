"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { listOwn, listPublic } from "@/lib/playlists/actions";
import type { PlaylistPage } from "@/lib/playlists/schema";
import { call } from "./call";
import { PlaylistCard } from "./playlist-card";

type PlaylistFeedProps = { first: PlaylistPage; own?: boolean };

/** A grid of playlists that grows by a page at a time: everyone's public ones, or the viewer's own. */
export function PlaylistFeed({ first, own = false }: PlaylistFeedProps) {
  const [more, setMore] = useState<PlaylistPage[]>([]);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState("");
  const pages = [first, ...more];
  const cursor = pages.at(-1)?.nextCursor;
  async function load() {
    if (!cursor) return;
    setPending(true);
    const result = await call(() => (own ? listOwn : listPublic)({ cursor, limit: 24 }));
    setPending(false);
    setError(result.ok ? "" : result.error.message);
    if (result.ok) setMore((before) => [...before, result.data]);
  }
  return (
    <>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 md:gap-x-6 md:gap-y-10 lg:grid-cols-4 2xl:grid-cols-5">
        {unique(pages).map((playlist) => (
          <li key={playlist.id} className="min-w-0">
            <PlaylistCard playlist={playlist} own={own} />
          </li>
        ))}
      </ul>
      {cursor && (
        <div className="mt-12 flex flex-col items-center gap-3">
          {error && <FieldError>{error}</FieldError>}
          <Button pending={pending} onClick={load}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}

/** A list that changed between two pages would be on both. */
function unique(pages: PlaylistPage[]) {
  return [...new Map(pages.flatMap(({ items }) => items).map((item) => [item.id, item])).values()];
}
