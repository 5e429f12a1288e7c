"use client";

import { clsx } from "clsx";
import { EllipsisVertical } from "lucide-react";
import type { QueueEntry } from "@/components/player/queue";
import { IconButton } from "@/components/ui/button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import type { MediaCard } from "@/lib/media/schema";

type MediaMenuButtonProps = {
  media: Pick<MediaCard, "id" | "title">;
  /** What of it is put into the queue; all of it without one. */
  part?: Pick<QueueEntry, "startMs" | "endMs">;
  className?: string;
};

const load = () => import("./media-menu");

/** What can be done with a media wherever it is shown, behind one button. */
export function MediaMenuButton({ media, part, className }: MediaMenuButtonProps) {
  return (
    <LazyMenu
      load={load}
      about={{ media, part }}
      trigger={(props) => (
        <IconButton label={`More for ${media.title}`} className={clsx("text-muted", className)} {...props}>
          <EllipsisVertical aria-hidden="true" />
        </IconButton>
      )}
    />
  );
}
