import { clsx } from "clsx";

/** The place of something that is on its way. Give it the size of what will come. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden="true" className={clsx("animate-shimmer rounded-control bg-surface-2", className)} />
  );
}
