"use client";

import { clsx } from "clsx";
import { ExternalLink } from "lucide-react";
import { usePlayer } from "@/components/player/player-store";
import { ItemFace } from "@/components/playlists/item-face";
import { usePlay } from "@/components/playlists/play-button";
import { preparePlaylist } from "@/components/playlists/play-playlist";
import { ShowMore } from "@/components/playlists/show-more";
import { usePages } from "@/components/playlists/use-pages";
import { findItems } from "@/lib/playlists/actions";
import type { ItemPage, PlaylistItem } from "@/lib/playlists/schema";
import { EmbedStage } from "./embed-stage";

type EmbedPlayerProps = { playlist: { id: string; title: string; by: string }; first: ItemPage };

/** A playlist in a frame on another site: it plays here, and every link leads to a window of its own. */
export function EmbedPlayer({ playlist: { id, title, by }, first }: EmbedPlayerProps) {
  const { pages, ...next } = usePages(first, (cursor) => findItems({ playlistId: id, cursor, limit: 200 }));
  const items = pages.flatMap((page) => page.items);
  const begin = items.find((item) => item.media)?.media ?? null;
  return (
    <div className="flex h-dvh flex-col [@media(min-aspect-ratio:3/2)]:flex-row">
      <EmbedStage playlistId={id} media={begin} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Head id={id} title={title} by={by} />
        <ol aria-label="Items" className="min-h-0 flex-1 overflow-y-auto p-2">
          {items.map((item) => (
            <Row key={item.id} playlistId={id} item={item} />
          ))}
          {next.cursor && (
            <li>
              <ShowMore {...next} className="my-4" />
            </li>
          )}
        </ol>
      </div>
    </div>
  );
}

function Head({ id, title, by }: EmbedPlayerProps["playlist"]) {
  return (
    <header className="flex items-center gap-3 border-line border-b px-4 py-2">
      <div className="min-w-0 flex-1">
        <h1 className="truncate font-semibold text-[0.9375rem]">{title}</h1>
        <p className="truncate text-muted text-sm">{by}</p>
      </div>
      <a
        href={`/playlists/${id}`}
        target="_blank"
        rel="noopener"
        className="inline-flex h-11 shrink-0 items-center gap-1.5 rounded-control px-2 font-medium text-accent text-sm hover:underline"
      >
        Matinee
        <ExternalLink aria-hidden="true" className="size-4" />
        <span className="sr-only">, opens in a new window</span>
      </a>
    </header>
  );
}

function Row({ playlistId, item }: { playlistId: string; item: PlaylistItem }) {
  const play = usePlay(playlistId, { stay: true });
  const current = usePlayer((state) => !state.parked && state.current?.itemId === item.id);
  if (!item.media)
    return (
      <li className="px-2 py-1.5">
        <ItemFace item={item} />
      </li>
    );
  const prepare = () => void preparePlaylist(playlistId);
  return (
    <li>
      <button
        type="button"
        aria-current={current || undefined}
        onPointerDown={prepare}
        onFocus={prepare}
        onClick={() => play(item.id)}
        className={clsx(
          "flex w-full rounded-control px-2 py-1.5 text-left hover:bg-surface-2",
          current && "bg-surface",
        )}
      >
        <ItemFace item={item} current={current} />
      </button>
    </li>
  );
}
