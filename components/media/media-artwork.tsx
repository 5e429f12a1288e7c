import { clsx } from "clsx";
import type { MediaCard } from "@/lib/media/schema";

type ArtworkProps = {
  media: Pick<MediaCard, "kind" | "posterUrl" | "posterSmallUrl" | "colour">;
  /** `own`: 16:9 for films, square for music. `wide`: 16:9 for both, a cover standing on its own blurred light. */
  frame?: "own" | "wide";
  /** The `sizes` of the picture; see MDN on responsive images. */
  sizes?: string;
  /** The picture is in sight at once: it is fetched first and not lazily. */
  eager?: boolean;
  className?: string;
};

/** A media's picture on its own colour, which stands in until the picture is there. Decoration: the title is beside it. */
export function MediaArtwork({ media, frame = "own", sizes, eager = false, className }: ArtworkProps) {
  const square = media.kind === "audio" && frame === "own";
  const matted = media.kind === "audio" && frame === "wide";
  const picture = {
    src: media.posterSmallUrl,
    decoding: "async",
    loading: eager ? "eager" : "lazy",
  } as const;
  return (
    <div
      style={{ backgroundColor: media.colour }}
      className={clsx("relative overflow-hidden", square ? "aspect-square" : "aspect-video", className)}
    >
      {matted && (
        <img
          {...picture}
          alt=""
          className="absolute inset-0 size-full scale-125 object-cover opacity-70 blur-2xl"
        />
      )}
      <img
        {...picture}
        alt=""
        srcSet={`${media.posterSmallUrl} 480w, ${media.posterUrl} 1280w`}
        sizes={sizes ?? "(min-width: 80rem) 20rem, (min-width: 48rem) 30vw, 70vw"}
        fetchPriority={eager ? "high" : undefined}
        className={clsx(
          "absolute inset-0 object-cover transition-[scale] duration-500 group-hover:scale-103",
          matted ? "m-auto aspect-square h-[80%] rounded-control shadow-card" : "size-full",
        )}
      />
    </div>
  );
}
