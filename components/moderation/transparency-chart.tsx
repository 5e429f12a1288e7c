import type { TransparencyMonth } from "@/lib/moderation/transparency-schema";

const bars = [
  { of: "reports", label: "Reports", fill: "fill-line-strong", swatch: "bg-line-strong" },
  { of: "decisions", label: "Decisions", fill: "fill-accent", swatch: "bg-accent" },
  { of: "reversals", label: "Reversals", fill: "fill-success", swatch: "bg-success" },
] as const;

const WIDTH = 720;
const HEIGHT = 220;
const BASE = HEIGHT - 24;
const TOP = 14;
const LEFT = 36;

/** Reports, decisions and reversals of each month side by side. The tables below it say the same in numbers. */
export function TransparencyChart({ months }: { months: TransparencyMonth[] }) {
  const most = niceMost(Math.max(...months.flatMap((month) => bars.map(({ of }) => month[of]))));
  const height = (value: number) => ((BASE - TOP) * value) / most;
  const step = (WIDTH - LEFT) / months.length;
  const width = step / 4.2;
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={summaryOf(months)}
        className="w-full max-sm:hidden"
      >
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line
              x1={LEFT}
              x2={WIDTH}
              y1={BASE - height(most * part)}
              y2={BASE - height(most * part)}
              className="stroke-line"
            />
            <text
              x={LEFT - 8}
              y={BASE - height(most * part) + 4}
              textAnchor="end"
              className="fill-muted text-[0.6875rem] tabular-nums"
            >
              {(most * part).toLocaleString("en")}
            </text>
          </g>
        ))}
        {months.map((month, index) => (
          <g key={month.month} transform={`translate(${LEFT + index * step + step * 0.14} 0)`}>
            {bars.map(({ of, fill }, place) => (
              <rect
                key={of}
                x={place * width}
                y={BASE - height(month[of])}
                width={width - 2}
                height={height(month[of])}
                rx={2}
                className={fill}
              />
            ))}
            <text x={width * 1.5} y={HEIGHT - 6} textAnchor="middle" className="fill-muted text-[0.6875rem]">
              {shortMonth(month.month)}
            </text>
          </g>
        ))}
      </svg>
      <Rows months={months} most={most} />
      <figcaption className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-muted text-sm">
        {bars.map(({ of, label, swatch }) => (
          <span key={of} className="inline-flex items-center gap-2">
            <span aria-hidden="true" className={`size-3 rounded-sm ${swatch}`} /> {label}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** On a phone the months lie below each other, newest first. */
function Rows({ months, most }: { months: TransparencyMonth[]; most: number }) {
  return (
    <div aria-hidden="true" className="flex flex-col-reverse gap-2.5 sm:hidden">
      {months.map((month) => (
        <div key={month.month} className="grid grid-cols-[2.5rem_minmax(0,1fr)] items-center gap-2">
          <span className="text-muted text-xs">{shortMonth(month.month)}</span>
          <span className="flex flex-col gap-0.5">
            {bars.map(({ of, swatch }) => (
              <span
                key={of}
                className={`h-1.5 min-w-px rounded-full ${swatch}`}
                style={{ width: `${(100 * month[of]) / most}%` }}
              />
            ))}
          </span>
        </div>
      ))}
    </div>
  );
}

/** The next of 2, 4, 10, 20, 40, 100, …: half of it is a whole number. */
function niceMost(most: number) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return [2, 4, 10, 20].map((factor) => factor * power).find((nice) => nice >= most) ?? 20 * power;
}

function shortMonth(month: string) {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString("en", { month: "short", timeZone: "UTC" });
}

function summaryOf(months: TransparencyMonth[]) {
  const of = (what: (typeof bars)[number]["of"]) => months.reduce((total, month) => total + month[what], 0);
  return `In twelve months: ${of("reports")} reports, ${of("decisions")} decisions, ${of("reversals")} reversals`;
}
