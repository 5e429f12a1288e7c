"use client";

import { useSearchParams } from "next/navigation";
import type { MediaPage } from "@/lib/media/schema";
import { KindFilter } from "./kind-filter";
import { SearchBox } from "./search-box";
import { readWanted, searchUrl, type Wanted } from "./search-request";
import { SearchResults } from "./search-results";
import { useSearch } from "./use-search";

/** The search page: what is sought stands in the address, so that it can be shared, reloaded and gone back to. */
export function SearchView({ latest }: { latest: MediaPage }) {
  const wanted = readWanted(useSearchParams());
  const search = useSearch(wanted, latest);
  /** By the address of now: typing is told with a delay, and something else may have been chosen meanwhile. */
  function show(next: Partial<Wanted>) {
    const before = readWanted(new URLSearchParams(location.search));
    window.history.replaceState(null, "", searchUrl("/search", { ...before, ...next }));
  }
  return (
    <>
      <search className="flex flex-col gap-4 md:flex-row md:flex-wrap md:items-center">
        <SearchBox query={wanted.query} onQuery={(query) => show({ query })} />
        <KindFilter kind={wanted.kind} onKind={(kind) => show({ kind })} />
      </search>
      <h2 className="mt-9 mb-5 text-xl font-semibold tracking-tight">{headline(wanted)}</h2>
      <p role="status" className="sr-only">
        {search.status === "ready" && search.shown.query && summary(search)}
      </p>
      <SearchResults search={search} />
    </>
  );
}

function headline({ query, kind }: Wanted) {
  const what = { video: "films", audio: "music" };
  if (query) return kind ? `In ${what[kind]}: “${query}”` : `Results for “${query}”`;
  return kind ? `Latest ${what[kind]}` : "Latest";
}

function summary({ items, nextCursor, shown }: ReturnType<typeof useSearch>) {
  return `${items.length}${nextCursor ? " and more" : ""} found for ${shown.query}`;
}
