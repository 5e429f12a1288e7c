import { Archive } from "lucide-react";
import type { OwnRoom } from "@/lib/rooms/schema";

/** The picture of what a room is about, in small; a sign when that is gone. */
export function RoomPicture({ media }: Pick<OwnRoom, "media">) {
  if (!media) {
    return (
      <span className="flex size-14 shrink-0 items-center justify-center rounded-control bg-surface-2 text-muted">
        <Archive aria-hidden="true" className="size-5" />
      </span>
    );
  }
  return (
    <img
      src={media.posterSmallUrl}
      alt=""
      loading="lazy"
      style={{ backgroundColor: media.colour }}
      className="size-14 shrink-0 rounded-control object-cover"
    />
  );
}
