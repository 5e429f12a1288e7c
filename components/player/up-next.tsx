"use client";

import { ChevronDown, ListVideo } from "lucide-react";
import { useState } from "react";
import { Lazy } from "@/components/ui/lazy";
import { usePlayer } from "./player-store";
import { useNext } from "./queue-hooks";

const loadPanel = () => import("./queue-panel").then((module) => module.QueuePanel);

/** What the queue holds, below the stage of the media that plays: one line, which opens. */
export function UpNext({ mediaId }: { mediaId: string }) {
  const [open, setOpen] = useState(false);
  const count = usePlayer((state) => state.queue.length);
  const index = usePlayer((state) => state.index);
  const shown = usePlayer((state) => state.queue.length > 1 && state.current?.media.id === mediaId);
  const next = useNext();
  if (!shown) return null;
  return (
    <details className="up-next" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ListVideo aria-hidden="true" />
        <span className="up-next-line">
          {next ? `Up next: ${next.media.title}` : "The last one in this list"}
        </span>
        <span className="up-next-count">
          {index + 1} of {count}
        </span>
        <ChevronDown aria-hidden="true" className="up-next-arrow" />
      </summary>
      {open && <Lazy load={loadPanel}>{(QueuePanel) => <QueuePanel />}</Lazy>}
    </details>
  );
}
