"use client";

import Link from "next/link";
import { ShareButton } from "@/components/media/share-button";
import { usePlayer } from "@/components/player/player-store";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ItemPage, PlaylistDetails, PlaylistItem } from "@/lib/playlists/schema";
import { PlayButton, usePlay } from "../play-button";
import { PlaylistSummary } from "../playlist-summary";
import { FindPanel } from "./find-panel";
import { OwnerActions } from "./owner-actions";
import { SortableItems } from "./sortable-items";
import { useItems } from "./use-items";

type PlaylistEditorProps = { playlist: PlaylistDetails; first: ItemPage };

/** An own playlist: what it is, finding and adding, and its items in order. */
export function PlaylistEditor({ playlist, first }: PlaylistEditorProps) {
  const { id, title, visibility } = playlist;
  const { items, complete, said, move, add, remove } = useItems(id, first);
  const play = usePlay(id, { stay: true });
  const playing = usePlayer((state) => (state.playlistId === id ? state.current?.media.id : undefined));
  return (
    <div className="page-x grid grid-cols-[minmax(0,1fr)] items-start gap-8 pt-6 pb-16 md:pt-10 lg:grid-cols-[22rem_minmax(0,1fr)] lg:gap-12">
      <PlaylistSummary playlist={complete ? { ...playlist, ...summaryOf(items) } : playlist}>
        <PlayButton playlistId={id} disabled={items.length === 0} stay />
        <OwnerActions playlist={playlist} />
        {visibility !== "private" && (
          <>
            <ShareButton path={`/playlists/${id}`} title={title} size="md" />
            <Link href={`/playlists/${id}`} className={buttonStyles({ variant: "ghost" })}>
              View page
            </Link>
          </>
        )}
      </PlaylistSummary>
      <section aria-label="Items" className="min-w-0">
        <FindPanel
          present={new Set(items.flatMap(({ media }) => media?.id ?? []))}
          onAdd={add}
          onRemove={(mediaId) => {
            const item = items.find(({ media }) => media?.id === mediaId);
            if (item) void remove(item);
          }}
          startOpen={playlist.count === 0}
        />
        {items.length > 0 ? (
          <SortableItems items={items} playing={playing} onMove={move} onRemove={remove} onPlay={play} />
        ) : (
          <EmptyState title="Nothing in here yet">Find a film or a track above and add it.</EmptyState>
        )}
        <p role="status" className="sr-only">
          {said}
        </p>
      </section>
    </div>
  );
}

/** Cover, count and length as the items stand on screen. */
function summaryOf(items: PlaylistItem[]) {
  const media = items.flatMap((item) => item.media ?? []);
  const durationMs = media.reduce((sum, card) => sum + card.durationMs, 0);
  return { count: media.length, durationMs, covers: media.slice(0, 4) };
}
