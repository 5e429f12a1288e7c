"use client";

import { clsx } from "clsx";
import { ListVideo, Play } from "lucide-react";
import { usePlayer } from "@/components/player/player-store";
import { IconButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { MediaCard } from "@/lib/media/schema";
import { findItems } from "@/lib/playlists/actions";
import type { ItemPage } from "@/lib/playlists/schema";
import { ItemFace } from "./item-face";
import { usePlay } from "./play-button";
import { preparePlaylist } from "./play-playlist";
import { ShowMore } from "./show-more";
import { usePages } from "./use-pages";

type PublicItemsProps = { playlistId: string; first: ItemPage };

/** A playlist's items for everyone who may open it; each can be played from there on. Grows by a page at a time. */
export function PublicItems({ playlistId, first }: PublicItemsProps) {
  const { pages, ...next } = usePages(first, (cursor) => findItems({ playlistId, cursor, limit: 200 }));
  const play = usePlay(playlistId);
  const playing = usePlayer((state) =>
    state.playlistId === playlistId ? state.current?.media.id : undefined,
  );
  const items = pages.flatMap((page) => page.items);
  const shown = items.flatMap(({ id, media }) => (media ? [{ id, media }] : []));
  if (!shown.length && !next.cursor)
    return (
      <EmptyState icon={<ListVideo />} title="Nothing in here yet">
        Whoever made this playlist has not put anything into it so far.
      </EmptyState>
    );
  return (
    <>
      <ol className="-mx-2 flex flex-col sm:-mx-3">
        {shown.map(({ id, media }, index) => (
          <Row
            key={id}
            media={media}
            number={index + 1}
            href={`/media/${media.id}?list=${playlistId}`}
            current={media.id === playing}
            onPrepare={() => void preparePlaylist(playlistId)}
            onPlay={() => play(id)}
          />
        ))}
      </ol>
      <ShowMore {...next} className="mt-8" />
    </>
  );
}

type RowProps = {
  media: MediaCard;
  number: number;
  href: string;
  current: boolean;
  onPrepare: () => void;
  onPlay: () => void;
};

function Row({ media, number, href, current, onPrepare, onPlay }: RowProps) {
  return (
    <li
      aria-current={current ? "true" : undefined}
      className="group flex items-center gap-1 rounded-card py-2 pr-3 pl-1 transition-colors hover:bg-surface sm:gap-2 sm:pl-2"
    >
      <span className="relative grid size-11 shrink-0 place-items-center">
        <span
          aria-hidden="true"
          className={clsx(
            "absolute text-muted text-sm tabular-nums transition-opacity group-focus-within:opacity-0 group-hover:opacity-0 pointer-coarse:hidden",
            current && "opacity-0",
          )}
        >
          {number}
        </span>
        <IconButton
          label={`Play ${media.title}`}
          onPointerDown={onPrepare}
          onFocus={onPrepare}
          onClick={onPlay}
          className={clsx(
            "pointer-fine:opacity-0 focus-visible:opacity-100 group-hover:opacity-100 group-focus-within:opacity-100",
            current && "text-accent opacity-100!",
          )}
        >
          <Play aria-hidden="true" className="size-4! fill-current" />
        </IconButton>
      </span>
      <ItemFace media={media} href={href} current={current} />
    </li>
  );
}
