import type { ReactNode } from "react";
import { ItemPicture } from "@/components/playlists/item-face";
import type { MediaCard } from "@/lib/media/schema";

type UpstreamLineProps = {
  media: MediaCard;
  note: string;
  /** What can be answered. */
  children: ReactNode;
};

/** One change in the list that a fork came from. */
export function UpstreamLine({ media, note, children }: UpstreamLineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <ItemPicture media={media} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="line-clamp-2 font-medium leading-snug">{media.title}</p>
        <p className="truncate text-muted text-sm">{note || media.artist}</p>
      </div>
      <div className="flex gap-1">{children}</div>
    </li>
  );
}
