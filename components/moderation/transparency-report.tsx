import type { ActionKind } from "@/lib/moderation/case-schema";
import type { ReportReason } from "@/lib/moderation/schema";
import { namesOf, type TransparencyMonth } from "@/lib/moderation/transparency-schema";
import { actionLabels } from "./action-words";
import { Part } from "./parts";
import { TransparencyChart } from "./transparency-chart";
import { reasonWords } from "./words";

/** The transparency report: a chart, and every number in tables. */
export function TransparencyReport({ months }: { months: TransparencyMonth[] }) {
  const newestFirst = months.toReversed();
  return (
    <div className="flex flex-col gap-5">
      <Part title="Reports and decisions">
        <TransparencyChart months={months} />
      </Part>
      <Part title="By month">
        <Numbers
          months={newestFirst}
          columns={[
            ["Reports", ({ reports }) => count(reports)],
            ["Decisions", ({ decisions }) => count(decisions)],
            ["Automated", ({ automated }) => count(automated)],
            ["Cases closed", ({ cases }) => count(cases)],
            ["Median wait", ({ medianMinutes }) => wait(medianMinutes)],
            ["Longest wait", ({ slowestMinutes }) => wait(slowestMinutes)],
            ["Appeals", ({ appeals }) => count(appeals)],
            ["Reversals", ({ reversals }) => count(reversals)],
          ]}
        />
      </Part>
      <Part title="Reports by reason">
        <Numbers months={newestFirst} columns={columnsOf(newestFirst, "byReason", reasonOf)} />
      </Part>
      <Part title="Decisions by action">
        <Numbers months={newestFirst} columns={columnsOf(newestFirst, "byAction", actionOf)} />
      </Part>
    </div>
  );
}

type Column = [title: string, value: (month: TransparencyMonth) => string];

function columnsOf(
  months: TransparencyMonth[],
  of: "byReason" | "byAction",
  title: (name: string) => string,
): Column[] {
  return namesOf(months, of).map((name) => [title(name), (month) => count(month[of][name] ?? 0)]);
}

const reasonOf = (name: string) => reasonWords[name as ReportReason] ?? name;
const actionOf = (name: string) =>
  name === "hide-message" ? "Hide the message" : (actionLabels[name as ActionKind] ?? name);

function Numbers({ months, columns }: { months: TransparencyMonth[]; columns: Column[] }) {
  if (columns.length === 0) return <p className="text-muted">Nothing in these twelve months.</p>;
  return (
    <table className="block w-full text-sm tabular-nums lg:table">
      <thead className="hidden lg:table-header-group">
        <tr className="text-muted">
          <th scope="col" className="py-2 pr-4 text-left font-medium">
            Month
          </th>
          {columns.map(([title]) => (
            <th key={title} scope="col" className="py-2 pl-4 text-right font-medium">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block lg:table-row-group">
        {months.map((month) => (
          <tr
            key={month.month}
            className="block border-line border-t py-2.5 first:border-t-0 lg:table-row lg:first:border-t"
          >
            <th scope="row" className="block text-left font-medium lg:table-cell lg:py-2 lg:pr-4">
              {monthWords(month.month)}
            </th>
            {columns.map(([title, value]) => (
              <td
                key={title}
                className="flex justify-between py-0.5 lg:table-cell lg:py-2 lg:pl-4 lg:text-right"
              >
                <span className="text-muted lg:hidden">{title}</span>
                {value(month)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function count(value: number) {
  return value === 0 ? "–" : value.toLocaleString("en");
}

/** "40 min", "3.5 h", "2 days". */
function wait(minutes: number | null) {
  if (minutes === null) return "–";
  if (minutes < 90) return `${minutes} min`;
  const hours = minutes / 60;
  if (hours < 36) return `${hours.toFixed(1)} h`;
  return `${(hours / 24).toFixed(1)} days`;
}

/** "November 2026" of `2026-11`. */
function monthWords(month: string) {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString("en", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}
