"use client";

import { clsx } from "clsx";
import { SearchX, WifiOff } from "lucide-react";
import { useEffect, useEffectEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { MediaGrid } from "./media-grid";
import type { useSearch } from "./use-search";

type SearchResultsProps = { search: ReturnType<typeof useSearch> };

/** The media that a search found, growing as one scrolls; or why there are none. */
export function SearchResults({ search }: SearchResultsProps) {
  const { items, shown, status, nextCursor, retry, loadMore } = search;
  if (status === "failed") {
    return (
      <EmptyState
        icon={<WifiOff />}
        title="The search did not get through"
        action={<Button onClick={retry}>Try again</Button>}
      >
        The connection may be away for a moment. What you typed is still there.
      </EmptyState>
    );
  }
  if (items.length === 0) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={shown.query ? `Nothing for “${shown.query}”` : "Nothing here yet"}
      >
        Small slips are forgiven, so try fewer words, or another mood.
      </EmptyState>
    );
  }
  return (
    <div
      aria-busy={status === "searching"}
      className={clsx("transition-opacity", status === "searching" && "opacity-55")}
    >
      <MediaGrid media={items} />
      {nextCursor && (
        <More failed={status === "adding-failed"} pending={status === "adding"} onMore={loadMore} />
      )}
    </div>
  );
}

type MoreProps = { failed: boolean; pending: boolean; onMore: () => void };

/** The next page: comes by itself when one scrolls near, by the button otherwise and after a failure. */
function More({ failed, pending, onMore }: MoreProps) {
  const place = useRef<HTMLDivElement>(null);
  const come = useEffectEvent(onMore);
  useEffect(() => {
    if (failed || pending || !place.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && come(), {
      rootMargin: "600px",
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [failed, pending]);
  return (
    <div ref={place} className="flex flex-col items-center gap-3 pt-10">
      {failed && (
        <p role="alert" className="text-sm text-muted">
          The next ones did not get through.
        </p>
      )}
      <Button pending={pending} onClick={onMore}>
        {failed ? "Try again" : "Load more"}
      </Button>
    </div>
  );
}
