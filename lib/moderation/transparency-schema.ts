/** How many of each kind in a month, by name; kinds that did not happen are left out. */
export type Counts = Record<string, number>;

/** What was reported and decided in one month, site and rooms together. */
export type TransparencyMonth = {
  /** `2026-11`, by UTC. */
  month: string;
  reports: number;
  byReason: Counts;
  /** Decisions, with and without a case; `automated` of them without anybody. */
  decisions: number;
  automated: number;
  byAction: Counts;
  /** Cases decided in that month, and how long they had waited, in minutes; null when there were none. */
  cases: number;
  medianMinutes: number | null;
  slowestMinutes: number | null;
  appeals: number;
  reversals: number;
};

const columns = [
  "month",
  "reports",
  "decisions",
  "automated",
  "cases",
  "medianMinutes",
  "slowestMinutes",
  "appeals",
  "reversals",
] as const satisfies (keyof TransparencyMonth)[];

/** The report as CSV (RFC 4180): a line a month, a column a number, then one for each reason and each action. */
export function transparencyCsv(months: TransparencyMonth[]): string {
  const reasons = namesOf(months, "byReason");
  const actions = namesOf(months, "byAction");
  const head = [
    ...columns,
    ...reasons.map((name) => `reason:${name}`),
    ...actions.map((name) => `action:${name}`),
  ];
  const lines = months.map((month) => [
    ...columns.map((column) => month[column] ?? ""),
    ...reasons.map((name) => month.byReason[name] ?? 0),
    ...actions.map((name) => month.byAction[name] ?? 0),
  ]);
  return [head, ...lines].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

/** Every reason or action that any of the months has, in order. */
export function namesOf(months: TransparencyMonth[], of: "byReason" | "byAction"): string[] {
  return [...new Set(months.flatMap((month) => Object.keys(month[of])))].sort();
}

function cell(value: string | number) {
  return /[",\r\n]/.test(`${value}`) ? `"${`${value}`.replaceAll('"', '""')}"` : `${value}`;
}
