import { clsx } from "clsx";

type ProgressBarProps = { fraction: number; className?: string };

/** How much of a media has been played, at the foot of its picture. */
export function ProgressBar({ fraction, className }: ProgressBarProps) {
  return (
    <span className={clsx("absolute inset-x-0 bottom-0 h-1 bg-black/60", className)}>
      <span
        style={{ width: `${Math.min(1, Math.max(0.03, fraction)) * 100}%` }}
        className="block h-full bg-accent"
      />
      <span className="sr-only">{Math.round(fraction * 100)}% watched</span>
    </span>
  );
}
