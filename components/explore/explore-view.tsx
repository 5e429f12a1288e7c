"use client";

import { useSearchParams } from "next/navigation";
import { SearchBox } from "@/components/media/search-box";
import type { TagCount } from "@/lib/playlists/explore-schema";
import { ExploreFilters } from "./explore-filters";
import { exploreUrl, readWanted, type Wanted } from "./explore-request";
import { ExploreResults } from "./explore-results";

/**
 * Explore's box and filters, and what they find. All that is sought stands in the address, so that it can be shared,
 * reloaded and gone back to: a choice is a step of its own, typing goes on in the same one.
 */
export function ExploreView({ tags }: { tags: TagCount[] }) {
  const wanted = readWanted(useSearchParams());
  const address = exploreUrl("/explore", wanted);
  /** By the address of now: typing is told with a delay, and something else may have been chosen meanwhile. */
  function show(next: Partial<Wanted>) {
    const before = readWanted(new URLSearchParams(location.search));
    const to = exploreUrl("/explore", { ...before, ...next });
    if (to === exploreUrl("/explore", before)) return;
    if (next.query && before.query) window.history.replaceState(null, "", to);
    else window.history.pushState(null, "", to);
  }
  return (
    <>
      <search aria-label="Playlists" className="flex flex-col gap-4">
        <SearchBox
          query={wanted.query}
          onQuery={(query) => show({ query })}
          action="/explore"
          label="Search playlists"
          placeholder="Title, theme, or what is inside…"
        />
        <ExploreFilters wanted={wanted} tags={tags} onChange={show} />
      </search>
      {address !== "/explore" && (
        <div className="mt-10">
          <ExploreResults address={address} onClear={() => window.history.pushState(null, "", "/explore")} />
        </div>
      )}
    </>
  );
}
