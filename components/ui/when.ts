const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["minute", 60],
  ["hour", 60],
  ["day", 24],
  ["week", 7],
];

/** "just now", "5 minutes ago", "in 3 days"; a date when it is more than a month away. */
export function whenWords(time: string, now = Date.now()) {
  const at = new Date(time);
  let amount = (at.getTime() - now) / 1000;
  if (Math.abs(amount) < 45) return "just now";
  let shown: [number, Intl.RelativeTimeFormatUnit] = [amount, "second"];
  for (const [unit, size] of steps) {
    amount /= size;
    if (Math.abs(amount) < 0.9) break;
    shown = [amount, unit];
  }
  const [value, unit] = shown;
  if (unit === "week" && Math.abs(value) > 4.5) return at.toLocaleDateString("en", { dateStyle: "medium" });
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(value), unit);
}
