"use client";

import { clsx } from "clsx";
import { SearchX, WifiOff } from "lucide-react";
import { PlaylistGrid } from "@/components/playlists/playlist-grid";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useExplore } from "./use-explore";

type ExploreResultsProps = { address: string; onClear: () => void };

/** The lists that an address of Explore asks for; or why there are none. */
export function ExploreResults({ address, onClear }: ExploreResultsProps) {
  const explored = useExplore(address);
  const { items, nextCursor, status } = explored;
  const many = `${items.length}${nextCursor ? " and more" : ""}`;
  return (
    <section aria-labelledby="results" data-results="">
      <h2 id="results" className="mb-6 font-semibold text-xl tracking-tight">
        Playlists found
      </h2>
      <p role="status" className="sr-only">
        {status === "ready" && (items.length === 1 ? "1 playlist found" : `${many} playlists found`)}
      </p>
      <Found explored={explored} onClear={onClear} />
    </section>
  );
}

type FoundProps = { explored: ReturnType<typeof useExplore>; onClear: () => void };

function Found({ explored, onClear }: FoundProps) {
  const { items, shown, status, nextCursor, retry } = explored;
  if (status === "failed") return <Failed onRetry={retry} />;
  if (shown === null) return <Loading />;
  if (items.length === 0) return <Nothing onClear={onClear} />;
  return (
    <div
      aria-busy={status === "searching"}
      className={clsx("transition-opacity", status === "searching" && "opacity-55")}
    >
      <PlaylistGrid playlists={items} />
      {nextCursor && <More explored={explored} />}
    </div>
  );
}

function More({ explored: { status, loadMore } }: Pick<FoundProps, "explored">) {
  const failed = status === "adding-failed";
  return (
    <div className="mt-12 flex flex-col items-center gap-3">
      {failed && (
        <p role="alert" className="text-muted text-sm">
          The next ones did not get through.
        </p>
      )}
      <Button pending={status === "adding"} onClick={loadMore}>
        {failed ? "Try again" : "Show more"}
      </Button>
    </div>
  );
}

function Failed({ onRetry }: { onRetry: () => void }) {
  return (
    <EmptyState
      icon={<WifiOff />}
      title="That did not get through"
      action={<Button onClick={onRetry}>Try again</Button>}
    >
      The connection may be away for a moment. What you chose is still there.
    </EmptyState>
  );
}

function Nothing({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title="No playlist like that"
      action={<Button onClick={onClear}>Clear everything</Button>}
    >
      Small slips are forgiven, so try fewer words, or drop a filter.
    </EmptyState>
  );
}

function Loading() {
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 md:gap-x-6 lg:grid-cols-4 2xl:grid-cols-5">
      {[0, 1, 2, 3].map((place) => (
        <div key={place} className="pt-2">
          <Skeleton className="aspect-video rounded-card" />
          <Skeleton className="mt-3 h-5 w-3/4" />
          <Skeleton className="mt-2 h-4 w-1/2" />
        </div>
      ))}
    </div>
  );
}
