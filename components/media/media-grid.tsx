import type { MediaCard as Card } from "@/lib/media/schema";
import { MediaCard } from "./media-card";

/** Media of both kinds in a grid of equal frames. */
export function MediaGrid({ media }: { media: Card[] }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9.5rem),1fr))] gap-x-4 gap-y-7 sm:grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] sm:gap-x-5 sm:gap-y-9">
      {media.map((one) => (
        <li key={one.id}>
          <MediaCard media={one} frame="wide" sizes="(min-width: 48rem) 22rem, 50vw" />
        </li>
      ))}
    </ul>
  );
}
