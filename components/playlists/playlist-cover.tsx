import { clsx } from "clsx";
import { ListVideo } from "lucide-react";
import type { Cover } from "@/lib/playlists/schema";

type PlaylistCoverProps = { covers: Cover[]; className?: string; eager?: boolean };

/** How one to four pictures share a 16:9 frame. */
const layouts = ["", "", "grid-cols-2", "grid-cols-2 grid-rows-2 [&>:first-child]:row-span-2", "grid-cols-2"];

/** The mosaic of a playlist's first media. Decoration: the title stands beside it. */
export function PlaylistCover({ covers, className, eager = false }: PlaylistCoverProps) {
  return (
    <div
      aria-hidden="true"
      className={clsx("relative aspect-video overflow-hidden rounded-card bg-surface-2", className)}
    >
      {covers.length === 0 ? (
        <ListVideo
          strokeWidth={1.5}
          className="absolute inset-0 m-auto size-1/5 min-h-7 min-w-7 text-muted"
        />
      ) : (
        <div className={clsx("grid h-full gap-px", layouts[covers.length])}>
          {covers.map((cover) => (
            <CoverPicture key={cover.id} cover={cover} eager={eager} />
          ))}
        </div>
      )}
      <div className="absolute inset-0 rounded-[inherit] inset-ring inset-ring-line" />
    </div>
  );
}

function CoverPicture({ cover, eager }: { cover: Cover; eager: boolean }) {
  return (
    <div className="relative min-h-0 min-w-0" style={{ backgroundColor: cover.colour }}>
      <img
        src={cover.posterSmallUrl}
        alt=""
        loading={eager ? "eager" : "lazy"}
        decoding="async"
        className="absolute inset-0 size-full object-cover"
      />
    </div>
  );
}
