"use client";

import { useEffect, useState } from "react";

const units = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

function relative(date: string, now: number) {
  const seconds = (new Date(date).getTime() - now) / 1000;
  const unit = units.find(([, size]) => Math.abs(seconds) >= size);
  return unit ? words.format(Math.round(seconds / unit[1]), unit[0]) : "just now";
}

/** Prerendered pages are older than their reader, so the words are made again in the browser, then every minute. */
export function LiveTime({ date, className }: { date: string; className?: string }) {
  const [now, setNow] = useState<number>();
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time
      dateTime={date}
      title={now ? new Date(date).toLocaleString() : undefined}
      className={className}
      suppressHydrationWarning
    >
      {now ? relative(date, now) : new Date(date).toLocaleDateString("en", dateOnly)}
    </time>
  );
}

const dateOnly = { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" } as const;
