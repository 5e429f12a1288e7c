/** Milliseconds of a time as people type it, "75", "1:15" or "0:01:15.5"; null for nothing, undefined for what is no time. */
export function readTime(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === "") return null;
  if (!/^(\d+:)?(\d{1,3}:)?\d{1,6}([.,]\d{1,3})?$/.test(typed)) return undefined;
  const parts = typed.replace(",", ".").split(":").map(Number);
  const minutesOrSeconds = parts.slice(1);
  if (minutesOrSeconds.some((part) => part >= 60)) return undefined;
  return Math.round(parts.reduce((sum, part) => sum * 60 + part, 0) * 1000);
}

/** A time as `readTime` reads it back to the millisecond: "1:15", "1:02:03.250". */
export function writeTime(milliseconds: number | null) {
  if (milliseconds === null) return "";
  const whole = Math.floor(milliseconds / 1000);
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => String(part).padStart(2, "0");
  const rest = milliseconds % 1000;
  const fraction = rest ? `.${String(rest).padStart(3, "0").replace(/0+$/, "")}` : "";
  return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds)}${fraction}`;
}
