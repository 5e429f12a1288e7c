import { dayOf } from "./lines";

/** Where one left off. */
export function NewFromHere() {
  return (
    <p
      data-new-from-here
      className="mt-4 mb-1 flex items-center gap-3 px-4 text-xs font-semibold text-accent before:h-px before:flex-1 before:bg-accent/50 after:h-px after:flex-1 after:bg-accent/50"
    >
      New messages
    </p>
  );
}

/** Where a day begins. */
export function Day({ date }: { date: Date }) {
  return (
    <div className="mt-5 mb-1 flex items-center gap-3 px-4 text-xs font-medium text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      <time dateTime={date.toISOString()}>{dayOf(date)}</time>
    </div>
  );
}
