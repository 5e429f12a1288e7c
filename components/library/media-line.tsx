"use client";

import { EyeOff, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { MediaArtwork } from "@/components/media/media-artwork";
import { MediaMenuButton } from "@/components/media/media-menu-button";
import { IconButton } from "@/components/ui/button";
import { formatDuration } from "@/components/ui/time";
import type { MediaCard } from "@/lib/media/schema";
import { ProgressBar } from "./progress-bar";

type MediaLineProps = {
  media: MediaCard | null;
  positionMs: number | null;
  /** The level of its heading, one below that of the list it is in. */
  heading: "h2" | "h3";
  /** What is said of it besides, under its title. */
  children?: ReactNode;
  /** What the button that takes it out is called. */
  removeLabel: (title: string) => string;
  onRemove: () => void;
};

/** One media in a list of the viewer's library: a link to its page, its menu, and the way out. */
export function MediaLine({ media, positionMs, heading, children, removeLabel, onRemove }: MediaLineProps) {
  return (
    <article className="group relative flex items-center gap-3.5 rounded-card p-2 transition-colors focus-within:bg-surface hover:bg-surface sm:gap-5">
      <Picture media={media} positionMs={positionMs} />
      <div className="min-w-0 flex-1">
        {media ? <Words media={media} heading={heading} /> : <Gone />}
        {children && <div className="mt-1 truncate text-muted text-sm">{children}</div>}
      </div>
      <div className="relative z-1 flex shrink-0 items-center max-sm:-mr-1 max-sm:flex-col">
        {media && <MediaMenuButton media={{ id: media.id, title: media.title }} />}
        <IconButton
          label={removeLabel(media?.title ?? "this title")}
          onClick={onRemove}
          className="text-muted"
        >
          <X aria-hidden="true" />
        </IconButton>
      </div>
    </article>
  );
}

function Picture({ media, positionMs }: { media: MediaCard | null; positionMs: number | null }) {
  const frame =
    "relative w-28 shrink-0 overflow-hidden rounded-control ring-1 ring-line min-[22rem]:w-32 sm:w-48";
  if (!media)
    return (
      <div className={`${frame} flex aspect-video items-center justify-center bg-surface-2 text-muted`}>
        <EyeOff aria-hidden="true" className="size-5" />
      </div>
    );
  return (
    <div className={frame}>
      <MediaArtwork media={media} frame="wide" sizes="12rem" />
      <span className="absolute right-1.5 bottom-1.5 rounded-md bg-black/75 px-1.5 py-0.5 font-medium text-white text-xs tabular-nums">
        {formatDuration(media.durationMs)}
      </span>
      {positionMs !== null && positionMs > 0 && <ProgressBar fraction={positionMs / media.durationMs} />}
    </div>
  );
}

type WordsProps = { media: MediaCard; heading: "h2" | "h3" };

function Words({ media, heading: Heading }: WordsProps) {
  return (
    <>
      <Heading className="line-clamp-2 font-semibold text-[0.9375rem] leading-snug sm:text-base">
        <Link
          href={`/media/${media.id}`}
          className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-accent"
        >
          {media.title}
        </Link>
      </Heading>
      {media.artist && <p className="mt-0.5 truncate text-muted text-sm">{media.artist}</p>}
    </>
  );
}

function Gone() {
  return (
    <>
      <p className="font-semibold text-[0.9375rem] text-muted">Not available at the moment</p>
      <p className="mt-0.5 text-muted text-sm">It comes back here when it is shown again.</p>
    </>
  );
}
