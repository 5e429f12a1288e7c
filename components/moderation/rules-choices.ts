import { FLOOD_SECONDS, MOST_IN_FLOOD } from "@/lib/moderation/rules-limits";

type Choice = { value: number | null; label: string };

const secondsChoice = (value: number): Choice => ({
  value,
  label: value === 0 ? "Off" : `One message every ${span(value)}`,
});
const ageChoice =
  (none: string) =>
  (minutes: number): Choice => ({
    value: minutes,
    label: minutes === 0 ? none : `${span(minutes * 60)} at least`,
  });
const countChoice =
  (none: string, one: string, many: string) =>
  (value: number | null): Choice => ({
    value,
    label: value === null ? "No limit" : value === 0 ? none : value === 1 ? one : `At most ${value} ${many}`,
  });

const links = countChoice("No links", "One link", "links");
const mentions = countChoice("No mentions", "One mention", "mentions");
const repeats = countChoice("", "Never twice", "times");
/** Without a limit of the room's, everybody's pace stands. */
const floods = (value: number | null): Choice => ({
  value,
  label: `At most ${value ?? MOST_IN_FLOOD} in ${FLOOD_SECONDS} seconds`,
});

/** What each number among the rules is called, and can be set to. */
export const choices = {
  slowModeSeconds: { label: "Slow mode", of: secondsChoice, values: [0, 5, 10, 30, 60, 300, 900, 3_600] },
  floodLimit: { label: "In quick succession", of: floods, values: [null, 5, 4, 3, 2, 1] },
  linkLimit: { label: "Links", of: links, values: [null, 10, 5, 3, 1, 0] },
  mentionLimit: { label: "Mentions", of: mentions, values: [null, 10, 5, 3, 1, 0] },
  repeatLimit: { label: "The same in a row", of: repeats, values: [null, 10, 4, 3, 2, 1] },
  minAccountMinutes: {
    label: "Age of the account",
    of: ageChoice("Any account"),
    values: [0, 60, 1_440, 10_080, 43_200],
  },
  minMemberMinutes: {
    label: "Time in the room",
    of: ageChoice("From the first moment"),
    values: [0, 1, 5, 10, 60, 1_440],
  },
} as const;

export type NumberRule = keyof typeof choices;

/** The choices of a rule, with the present value among them. */
export function choicesFor(rule: NumberRule, present: number | null): Choice[] {
  const { of, values } = choices[rule] as {
    of: (value: number | null) => Choice;
    values: readonly (number | null)[];
  };
  const all = values.includes(present) ? values : [...values, present];
  return all.map((value) => of(value));
}

export function labelOf(rule: NumberRule, value: number | null) {
  const { of } = choices[rule] as { of: (value: number | null) => Choice };
  return of(value).label;
}

function span(seconds: number) {
  const units = [
    [86_400, "day"],
    [3_600, "hour"],
    [60, "minute"],
    [1, "second"],
  ] as const;
  const [size, unit] = units.find(([each]) => seconds % each === 0) ?? [1, "second"];
  const count = seconds / size;
  return count === 1 ? (unit === "hour" ? "hour" : unit) : `${count} ${unit}s`;
}
