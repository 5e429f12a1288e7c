"use client";

import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";

/** Says that earlier messages are on their way, or fetches them where nobody scrolls: so few lines are to be seen. */
export function Older({ loading, onLoad }: { loading: boolean; onLoad: () => void }) {
  return (
    <div role="status" className="flex h-12 items-center justify-center text-muted">
      {loading ? (
        <>
          <Spinner />
          <span className="sr-only">Loading earlier messages</span>
        </>
      ) : (
        <Button size="sm" variant="ghost" onClick={onLoad}>
          Earlier messages
        </Button>
      )}
    </div>
  );
}

const widths = ["w-3/4", "w-1/2", "w-5/6", "w-2/5", "w-2/3"];

/** Where messages will be. */
export function Loading() {
  return (
    <div role="status" aria-label="Loading messages" className="flex flex-col gap-5 px-4 py-3">
      {widths.map((width) => (
        <div key={width} className="flex gap-3">
          <Skeleton className="size-8 shrink-0 rounded-full" />
          <div className="flex flex-1 flex-col gap-2 pt-1">
            <Skeleton className="h-3 w-24" />
            <Skeleton className={`h-3 ${width}`} />
          </div>
        </div>
      ))}
    </div>
  );
}
