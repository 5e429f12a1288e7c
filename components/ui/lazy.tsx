"use client";

import { clsx } from "clsx";
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { Button } from "./button";

type Places = {
  /** What stands in its place until it is there. */
  loading?: ReactNode;
  /** What stands there when it could not be fetched; by default a line with a button. */
  failed?: (retry: () => void) => ReactNode;
};

/**
 * A component whose code is fetched when it is first drawn, in the browser only. When that fails, only its own place
 * says so, and every further attempt imports anew.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { loading = null, failed = (retry) => <NotLoaded onRetry={retry} /> }: Places = {},
) {
  let loaded: ComponentType<Props> | undefined;
  return function LazyPart(props: Props) {
    const [Part, setPart] = useState(() => loaded);
    const [rejected, setRejected] = useState(false);
    useEffect(() => {
      if (Part || rejected) return;
      let wanted = true;
      load().then(
        (part) => {
          loaded = part;
          if (wanted) setPart(() => part);
        },
        () => wanted && setRejected(true),
      );
      return () => {
        wanted = false;
      };
    }, [Part, rejected]);
    if (Part) return <Part {...props} />;
    return rejected ? failed(() => setRejected(false)) : loading;
  };
}

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
