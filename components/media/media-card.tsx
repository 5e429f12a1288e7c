import { clsx } from "clsx";
import { AudioLines, Play } from "lucide-react";
import Link from "next/link";
import { formatDuration } from "@/components/ui/time";
import type { MediaCard as Card } from "@/lib/media/schema";
import { MediaArtwork } from "./media-artwork";

type MediaCardProps = { media: Card; frame?: "own" | "wide"; sizes?: string; className?: string };

/** A media as a card that is one link to its page. */
export function MediaCard({ media, frame = "own", sizes, className }: MediaCardProps) {
  return (
    <article className={clsx("group relative", className)}>
      <div className="relative overflow-hidden rounded-card ring-1 ring-line transition-shadow group-hover:shadow-card group-focus-within:ring-2 group-focus-within:ring-accent">
        <MediaArtwork media={media} frame={frame} sizes={sizes} />
        <PlayHint />
        <span className="absolute right-2 bottom-2 flex items-center gap-1 rounded-md bg-black/75 px-1.5 py-0.5 text-xs font-medium text-white tabular-nums">
          {media.kind === "audio" && <AudioLines aria-hidden="true" className="size-3" />}
          <span className="sr-only">{media.kind === "audio" ? "Music, " : "Film, "}</span>
          {formatDuration(media.durationMs)}
        </span>
      </div>
      <h3 className="mt-2.5 line-clamp-2 text-[0.9375rem] leading-snug font-semibold">
        <Link href={`/media/${media.id}`} className="outline-none after:absolute after:inset-0">
          {media.title}
        </Link>
      </h3>
      {media.artist && <p className="mt-0.5 truncate text-sm text-muted">{media.artist}</p>}
    </article>
  );
}

/** The play sign that comes up under a mouse. */
function PlayHint() {
  return (
    <span
      aria-hidden="true"
      className="absolute inset-0 flex items-center justify-center bg-black/25 opacity-0 transition-opacity duration-200 group-hover:opacity-100"
    >
      <span className="flex size-12 scale-90 items-center justify-center rounded-full bg-white/95 text-black transition-[scale] duration-300 group-hover:scale-100">
        <Play className="ml-0.5 size-5 fill-current" />
      </span>
    </span>
  );
}
