import type { TransparencyMonth } from "@/lib/moderation/transparency-schema";

const bars = [
  { of: "reports", label: "Reports", fill: "bg-line-strong" },
  { of: "decisions", label: "Decisions", fill: "bg-accent" },
  { of: "reversals", label: "Reversals", fill: "bg-success" },
] as const;

/** Reports, decisions and reversals of each month side by side. The tables below it say the same in numbers. */
export function TransparencyChart({ months }: { months: TransparencyMonth[] }) {
  const most = niceMost(Math.max(...months.flatMap((month) => bars.map(({ of }) => month[of]))));
  return (
    <figure>
      <div role="img" aria-label={summaryOf(months)} className="relative h-64 pt-2 pb-7 pl-9 tabular-nums">
        {[most, most / 2, 0].map((value) => (
          <Line key={value} value={value} most={most} />
        ))}
        <div className="relative grid h-full auto-cols-fr grid-flow-col">
          {months.map((month) => (
            <Bars key={month.month} month={month} most={most} />
          ))}
        </div>
      </div>
      <figcaption className="mt-4 flex flex-wrap gap-x-5 gap-y-1 text-muted text-sm">
        {bars.map(({ of, label, fill }) => (
          <span key={of} className="inline-flex items-center gap-2">
            <span aria-hidden="true" className={`size-3 rounded-sm ${fill}`} /> {label}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** A line across the chart, with the number that it stands for. */
function Line({ value, most }: { value: number; most: number }) {
  return (
    <div className="absolute inset-x-0 top-2 bottom-7">
      <div className="absolute inset-x-0" style={{ bottom: percent(value, most) }}>
        <span className="absolute top-0 w-7 -translate-y-1/2 text-right text-muted text-xs">
          {value.toLocaleString("en")}
        </span>
        <div className="ml-9 border-line border-t" />
      </div>
    </div>
  );
}

function Bars({ month, most }: { month: TransparencyMonth; most: number }) {
  return (
    <div className="relative flex items-end justify-center gap-px sm:gap-0.5">
      {bars.map(({ of, fill }) => (
        <div
          key={of}
          className={`w-1/4 max-w-5 rounded-t-xs ${fill}`}
          style={{ height: percent(month[of], most) }}
        />
      ))}
      <span className="absolute inset-x-0 top-full pt-1.5 text-center text-muted text-xs">
        <span className="sm:hidden">{shortMonth(month.month, "narrow")}</span>
        <span className="max-sm:hidden">{shortMonth(month.month, "short")}</span>
      </span>
    </div>
  );
}

const percent = (value: number, most: number) => `${(100 * value) / most}%`;

/** The next of 2, 4, 10, 20, 40, 100, …: half of it is a whole number. */
function niceMost(most: number) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return [2, 4, 10, 20].map((factor) => factor * power).find((nice) => nice >= most) ?? 20 * power;
}

function shortMonth(month: string, length: "narrow" | "short") {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString("en", { month: length, timeZone: "UTC" });
}

function summaryOf(months: TransparencyMonth[]) {
  const of = (what: (typeof bars)[number]["of"]) => months.reduce((total, month) => total + month[what], 0);
  return `In twelve months: ${of("reports")} reports, ${of("decisions")} decisions, ${of("reversals")} reversals`;
}
