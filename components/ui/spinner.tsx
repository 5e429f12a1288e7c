import { clsx } from "clsx";

/** A turning ring, for waits that nothing else shows. Says nothing to screen readers: the place it stands in does. */
export function Spinner({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        "size-[1.2em] animate-spin rounded-full border-2 border-current border-r-transparent",
        className,
      )}
    />
  );
}
