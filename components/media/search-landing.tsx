import type { MediaPage } from "@/lib/media/schema";
import { MediaGrid } from "./media-grid";

/** What the prerendered search page shows until the browser knows what the address asks for. */
export function SearchLanding({ latest }: { latest: MediaPage }) {
  return (
    <>
      <div className="h-29 md:h-14" />
      <h2 className="mt-9 mb-5 text-xl font-semibold tracking-tight">Latest</h2>
      <MediaGrid media={latest.items} />
    </>
  );
}
