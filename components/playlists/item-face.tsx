import { clsx } from "clsx";
import { EyeOff, Music } from "lucide-react";
import Link from "next/link";
import { formatDuration } from "@/components/ui/time";
import type { MediaCard } from "@/lib/media/schema";

type ItemFaceProps = { media: MediaCard | null; href?: string; current?: boolean };

/** What a row shows of an item: picture, title, by whom, how long; or that it cannot be seen at the moment. */
export function ItemFace({ media, href, current = false }: ItemFaceProps) {
  if (!media) return <Unavailable />;
  const title = clsx("line-clamp-2 font-medium leading-snug sm:line-clamp-1", current && "text-accent");
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3 sm:gap-4">
      <ItemPicture media={media} />
      <div className="min-w-0 flex-1">
        {href ? (
          <Link href={href} className={clsx(title, "hover:underline")}>
            {media.title}
          </Link>
        ) : (
          <p className={title}>{media.title}</p>
        )}
        <p className="mt-0.5 flex min-w-0 items-center gap-1.5 text-muted text-sm">
          {media.kind === "audio" && <Music aria-label="Music" className="size-3.5 shrink-0" />}
          <span className="truncate">{media.artist}</span>
          <span className="shrink-0 tabular-nums sm:hidden">
            {media.artist && "· "}
            {formatDuration(media.durationMs)}
          </span>
        </p>
      </div>
      <span className="hidden shrink-0 text-muted text-sm tabular-nums sm:block">
        {formatDuration(media.durationMs)}
      </span>
    </div>
  );
}

export function ItemPicture({ media }: { media: MediaCard }) {
  return (
    <span
      className="relative block aspect-video w-20 shrink-0 overflow-hidden rounded-control sm:w-24"
      style={{ backgroundColor: media.colour }}
    >
      <img
        src={media.posterSmallUrl}
        alt=""
        loading="lazy"
        decoding="async"
        className="absolute inset-0 size-full object-cover"
      />
    </span>
  );
}

function Unavailable() {
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3 text-muted sm:gap-4">
      <span className="flex aspect-video w-20 shrink-0 items-center justify-center rounded-control bg-surface-2 sm:w-24">
        <EyeOff aria-hidden="true" className="size-5" />
      </span>
      <p className="text-sm">Not available at the moment. It keeps its place and is skipped.</p>
    </div>
  );
}
