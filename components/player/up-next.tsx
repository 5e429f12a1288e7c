"use client";

import { ChevronDown, ListVideo } from "lucide-react";
import { formatDuration } from "@/components/ui/time";
import { usePlayer } from "./player-store";
import { playAt } from "./transport";

/** What the queue holds, below the stage of the media that plays: one line, which opens. */
export function UpNext({ mediaId }: { mediaId: string }) {
  const queue = usePlayer((state) => state.queue);
  const index = usePlayer((state) => state.index);
  const shown = usePlayer((state) => state.queue.length > 1 && state.current?.media.id === mediaId);
  if (!shown) return null;
  const next = queue[index + 1]?.media.title;
  return (
    <details className="up-next">
      <summary>
        <ListVideo aria-hidden="true" />
        <span className="up-next-line">{next ? `Up next: ${next}` : "The last one in this list"}</span>
        <span className="up-next-count">
          {index + 1} of {queue.length}
        </span>
        <ChevronDown aria-hidden="true" className="up-next-arrow" />
      </summary>
      <ol>
        {queue.map(({ media }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a media may stand in a queue twice; its place tells them apart.
          <li key={`${place} ${media.id}`}>
            <button type="button" aria-current={place === index || undefined} onClick={() => playAt(place)}>
              <img src={media.posterSmallUrl} alt="" loading="lazy" />
              <span className="up-next-title">{media.title}</span>
              <span className="up-next-count">{formatDuration(media.durationMs)}</span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
