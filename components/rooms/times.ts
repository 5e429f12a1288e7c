const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "narrow" });
const date = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric" });
const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "now", "5 min ago", "3 hr ago", "yesterday"; a date when it is longer than a week ago. */
export function sinceWords(iso: string, now = Date.now()) {
  const ago = now - Date.parse(iso);
  if (ago < MINUTE) return "just now";
  if (ago < HOUR) return relative.format(-Math.floor(ago / MINUTE), "minute");
  if (ago < DAY) return relative.format(-Math.floor(ago / HOUR), "hour");
  if (ago < 7 * DAY) return relative.format(-Math.floor(ago / DAY), "day");
  return date.format(new Date(iso));
}

export const momentWords = (iso: string) => moment.format(new Date(iso));
