"use client";

import { clsx } from "clsx";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { formatDuration } from "@/components/ui/time";
import type { HistoryEntry } from "@/lib/library/schema";
import { MediaLine } from "./media-line";
import type { HistoryState } from "./use-history";

/** The entries of the history under the day when each was last played. */
export function HistoryDays({ history }: { history: HistoryState }) {
  const { items, nextCursor, status, query, search, loadMore, remove } = history;
  const days = byDay(items, useLocalTime());
  const again = () => (items.length > 0 && nextCursor ? loadMore() : search(query));
  return (
    <div
      aria-busy={status === "searching"}
      className={clsx("flex flex-col gap-8 transition-opacity", status === "searching" && "opacity-55")}
    >
      {days.map(([day, entries]) => (
        <section key={day} aria-label={day}>
          <h2 className="mb-2 font-semibold text-lg tracking-tight">{day}</h2>
          <ul className="-mx-2 flex flex-col gap-1">
            {entries.map((entry) => (
              <li key={entry.mediaId}>
                <Entry entry={entry} onRemove={() => remove(entry)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div className="flex flex-col items-center gap-3 empty:hidden">
        {status === "failed" && <FieldError>Your history did not load.</FieldError>}
        {(nextCursor || status === "failed") && (
          <Button pending={status === "adding"} onClick={again}>
            {status === "failed" ? "Try again" : "Show more"}
          </Button>
        )}
      </div>
    </div>
  );
}

function Entry({ entry, onRemove }: { entry: HistoryEntry; onRemove: () => void }) {
  const { media, positionMs } = entry;
  return (
    <MediaLine
      media={media}
      positionMs={positionMs}
      heading="h3"
      removeLabel={(title) => `Remove ${title} from your history`}
      onRemove={onRemove}
    >
      {media && leftWords(positionMs, media.durationMs)}
    </MediaLine>
  );
}

function leftWords(positionMs: number, durationMs: number) {
  const played = positionMs >= durationMs * 0.95 || positionMs >= durationMs - 5_000;
  return played ? "Played to the end" : `${formatDuration(durationMs - positionMs)} left`;
}

/** False for the server's drawing and the browser's first one, which has to be the same: both count days in UTC. */
function useLocalTime() {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}

function byDay(items: HistoryEntry[], local: boolean): [string, HistoryEntry[]][] {
  const days = new Map<string, HistoryEntry[]>();
  for (const entry of items) {
    const day = dayWords(entry.watchedAt, local);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

const DAY_MS = 86_400_000;

function dayWords(time: string, local: boolean) {
  const timeZone = local ? undefined : "UTC";
  const day = (at: number, style: Intl.DateTimeFormatOptions) =>
    new Date(at).toLocaleDateString("en-GB", { ...style, timeZone });
  const [at, now] = [Date.parse(time), Date.now()];
  const full = { dateStyle: "full" } as const;
  if (day(at, full) === day(now, full)) return "Today";
  if (day(at, full) === day(now - DAY_MS, full)) return "Yesterday";
  if (now - at < 6 * DAY_MS) return day(at, { weekday: "long" });
  const thisYear = day(at, { year: "numeric" }) === day(now, { year: "numeric" });
  return day(at, { day: "numeric", month: "long", ...(!thisYear && { year: "numeric" }) });
}
