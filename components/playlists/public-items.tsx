"use client";

import { clsx } from "clsx";
import { ListVideo, Play } from "lucide-react";
import { MediaMenuButton } from "@/components/media/media-menu-button";
import { usePlayer } from "@/components/player/player-store";
import { mediaPath } from "@/components/player/queue";
import { IconButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { findItems } from "@/lib/playlists/actions";
import type { ItemPage, PlaylistItem } from "@/lib/playlists/schema";
import { ItemFace } from "./item-face";
import { usePlay } from "./play-button";
import { preparePlaylist } from "./play-playlist";
import { ShowMore } from "./show-more";
import { usePages } from "./use-pages";

type PublicItemsProps = {
  playlistId: string;
  first: ItemPage;
  /** The end of an unlisted list's link. */
  share?: string;
};

/** A playlist's items for everyone who may open it; each can be played from there on. Grows by a page at a time. */
export function PublicItems({ playlistId, first, share }: PublicItemsProps) {
  const { pages, ...next } = usePages(first, (cursor) =>
    findItems({ playlistId, share, cursor, limit: 200 }),
  );
  const play = usePlay(playlistId, { share });
  const playing = usePlayer((state) => (state.playlistId === playlistId ? state.current?.itemId : undefined));
  const items = pages.flatMap((page) => page.items);
  if (!items.length && !next.cursor)
    return (
      <EmptyState icon={<ListVideo />} title="Nothing in here yet">
        Whoever made this playlist has not put anything into it so far.
      </EmptyState>
    );
  return (
    <>
      <ol className="-mx-2 flex flex-col sm:-mx-3">
        {items.map((item, index) => (
          <Row
            key={item.id}
            item={item}
            number={index + 1}
            href={item.media ? mediaPath(item.media.id, { playlistId, share }, item.id) : undefined}
            current={item.id === playing}
            onPrepare={() => void preparePlaylist(playlistId, share)}
            onPlay={() => void play(item.id)}
          />
        ))}
      </ol>
      <ShowMore {...next} className="mt-8" />
    </>
  );
}

type RowProps = {
  item: PlaylistItem;
  number: number;
  href: string | undefined;
  current: boolean;
  onPrepare: () => void;
  onPlay: () => void;
};

function Row({ item, number, href, current, onPrepare, onPlay }: RowProps) {
  return (
    <li
      aria-current={current ? "true" : undefined}
      className="group flex items-center gap-1 rounded-card py-2 pr-3 pl-1 transition-colors hover:bg-surface sm:gap-2 sm:pl-2"
    >
      <span className="relative grid size-11 shrink-0 place-items-center">
        <span
          aria-hidden="true"
          className={clsx(
            "absolute text-muted text-sm tabular-nums transition-opacity",
            item.media && "group-focus-within:opacity-0 group-hover:opacity-0 pointer-coarse:hidden",
            current && "opacity-0",
          )}
        >
          {number}
        </span>
        {item.media && (
          <IconButton
            label={`Play ${item.media.title}`}
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
        )}
      </span>
      <ItemFace item={item} href={href} current={current} />
      {item.media && (
        <MediaMenuButton
          media={{ id: item.media.id, title: item.media.title }}
          part={{ startMs: item.startMs, endMs: item.endMs }}
          className="-mr-2"
        />
      )}
    </li>
  );
}
