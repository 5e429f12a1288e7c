"use client";

import { clsx } from "clsx";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "./button";

type LazyProps<Part> = {
  /** Imports the part. The same function at every drawing, defined outside of components. */
  load: () => Promise<Part>;
  /** Draws the part that was loaded. */
  children: (part: Part) => ReactNode;
  /** What stands in its place until it is there. */
  loading?: ReactNode;
  /** What stands there when it could not be fetched; by default a line with a button. */
  failed?: (retry: () => void) => ReactNode;
};

const loaded = new WeakMap<() => Promise<unknown>, unknown>();

/**
 * A part of the page whose code is fetched when it is first drawn, in the browser only. When that fails, only its own
 * place says so, and every further attempt imports anew.
 */
export function Lazy<Part>({ load, children, loading = null, failed = notLoaded }: LazyProps<Part>) {
  const [part, setPart] = useState(() => loaded.get(load) as Part | undefined);
  const [rejected, setRejected] = useState(false);
  useEffect(() => {
    if (part || rejected) return;
    let wanted = true;
    load().then(
      (answer) => {
        loaded.set(load, answer);
        if (wanted) setPart(() => answer);
      },
      () => wanted && setRejected(true),
    );
    return () => {
      wanted = false;
    };
  }, [load, part, rejected]);
  if (part) return children(part);
  return rejected ? failed(() => setRejected(false)) : loading;
}

const notLoaded = (retry: () => void) => <NotLoaded onRetry={retry} />;

/** Says that a part of the page did not arrive, in its place. */
export function NotLoaded({ onRetry, className }: { onRetry: () => void; className?: string }) {
  return (
    <p role="alert" className={clsx("flex flex-wrap items-center gap-x-2 text-sm text-muted", className)}>
      Could not load.
      <Button size="sm" variant="ghost" className="text-text" onClick={onRetry}>
        Try again
      </Button>
    </p>
  );
}
