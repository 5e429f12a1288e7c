import { clsx } from "clsx";
import { AudioLines, Play } from "lucide-react";
import Link from "next/link";
import { CardProgress } from "@/components/library/card-progress";
import { formatDuration } from "@/components/ui/time";
import type { MediaCard as Card } from "@/lib/media/schema";
import { MediaArtwork } from "./media-artwork";
import { MediaMenuButton } from "./media-menu-button";

type MediaCardProps = {
  media: Card;
  frame?: "own" | "wide";
  sizes?: string;
  className?: string;
  /** Where the card leads, when that is to the media as part of something. */
  href?: string;
};

/** A media as a card: a link to its page, with what else can be done with it behind a button. */
export function MediaCard({ media, frame = "own", sizes, className, href }: MediaCardProps) {
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
        <CardProgress mediaId={media.id} />
      </div>
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <h3 className="mt-2.5 line-clamp-2 text-[0.9375rem] leading-snug font-semibold">
            <Link href={href ?? `/media/${media.id}`} className="outline-none after:absolute after:inset-0">
              {media.title}
            </Link>
          </h3>
          {media.artist && <p className="mt-0.5 truncate text-sm text-muted">{media.artist}</p>}
        </div>
        <MediaMenuButton
          media={{ id: media.id, title: media.title }}
          className="relative z-1 -mr-3 mt-0.5 opacity-0 transition-opacity focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100"
        />
      </div>
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
