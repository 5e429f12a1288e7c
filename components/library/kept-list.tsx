"use client";

import { useLayoutEffect } from "react";
import { ShowMore } from "@/components/playlists/show-more";
import { usePages } from "@/components/playlists/use-pages";
import { countWords } from "@/components/playlists/words";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDuration } from "@/components/ui/time";
import { listKept } from "@/lib/library/actions";
import type { BuiltInKind, LibraryItem, LibraryPage } from "@/lib/library/schema";
import { keptWords } from "./kept-words";
import { drop, isKept, put, useAllMarks } from "./marks";
import { MediaLine } from "./media-line";
import { PlayKept } from "./play-kept";

type KeptListProps = {
  kind: BuiltInKind;
  first: LibraryPage;
  /** Another for every answer of the server, so that an old one which the browser kept is not taken for news. */
  stamp: string;
};

const field = { watch_later: "watchLater", liked: "liked" } as const;
const seen = new Set<string>();

/** One of the viewer's built-in lists. What is taken out, here or anywhere, leaves at once and comes back by undo. */
export function KeptList({ kind, first, stamp }: KeptListProps) {
  const { title, hint, empty, icon: Icon } = keptWords[kind];
  const { pages, ...more } = usePages(first, (cursor) => listKept({ kind, cursor }));
  const marks = useAllMarks();
  useLayoutEffect(() => takeOver(stamp, kind, first.items), [stamp, kind, first]);
  const items = pages.flatMap((page) => page.items);
  const shown = items.filter(({ mediaId }) => isKept(marks, kind, mediaId) !== false);
  const count = first.count - (items.length - shown.length);
  return (
    <>
      <header className="mb-7 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div>
          <h1 className="font-bold text-3xl tracking-tight md:text-4xl">{title}</h1>
          <p className="mt-2 text-muted">{count > 0 ? `${countWords(count)} · ${hint}` : hint}</p>
        </div>
        {shown.some(({ media }) => media) && <PlayKept kind={kind} />}
      </header>
      {shown.length === 0 && !more.cursor ? (
        <EmptyState icon={<Icon />} title={empty}>
          {keptWords[kind].how}
        </EmptyState>
      ) : (
        <ul aria-label={title} className="-mx-2 flex flex-col gap-1">
          {shown.map((item) => (
            <li key={item.id}>
              <KeptItem kind={kind} item={item} />
            </li>
          ))}
        </ul>
      )}
      <ShowMore {...more} className="mt-8" />
    </>
  );
}

function KeptItem({ kind, item }: { kind: BuiltInKind; item: LibraryItem }) {
  const { mediaId, media, positionMs } = item;
  return (
    <MediaLine
      media={media}
      positionMs={positionMs}
      heading="h2"
      removeLabel={(title) => `Remove ${title} from ${keptWords[kind].title}`}
      onRemove={() => void drop(kind, { id: mediaId, title: media?.title ?? "A title" })}
    >
      {media && positionMs !== null && `${formatDuration(media.durationMs - positionMs)} left`}
    </MediaLine>
  );
}

/** What the server has just listed is in the list, whatever was done to it before. */
function takeOver(stamp: string, kind: BuiltInKind, items: LibraryItem[]) {
  if (seen.has(stamp)) return;
  seen.add(stamp);
  for (const { mediaId } of items) put(mediaId, { [field[kind]]: true });
}
