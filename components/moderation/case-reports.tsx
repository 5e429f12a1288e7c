import type { CaseReport } from "@/lib/moderation/case-schema";
import { Ago, Part, PersonName } from "./parts";
import { reasonWords } from "./words";

type CaseReportsProps = { reports: CaseReport[]; total: number; staff: boolean };

/** Who reported it, why and in what words; how much each counts, by how their earlier reports ended. */
export function CaseReports({ reports, total, staff }: CaseReportsProps) {
  return (
    <Part title={total === 1 ? "1 report" : `${total.toLocaleString("en")} reports`}>
      <ul className="-my-3 divide-y divide-line">
        {reports.map((report) => (
          <li key={report.id} className="py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
              <Reporter report={report} staff={staff} />
              <span className="font-medium">{reasonWords[report.reason]}</span>
              <Ago at={report.createdAt} className="text-muted" />
              <span className="text-muted">{weightWords(report.weight)}</span>
            </p>
            {report.details && (
              <p className="mt-1.5 whitespace-pre-wrap text-[0.9375rem]">{report.details}</p>
            )}
          </li>
        ))}
      </ul>
      {total > reports.length && (
        <p className="mt-4 text-muted text-sm">and {(total - reports.length).toLocaleString("en")} more</p>
      )}
    </Part>
  );
}

function Reporter({ report: { by, email }, staff }: { report: CaseReport; staff: boolean }) {
  if (by) return <PersonName user={by} href={staff ? `/moderation/users/${by.id}` : undefined} />;
  return (
    <span>
      A visitor
      {email && (
        <>
          {", "}
          <a href={`mailto:${email}`} className="underline underline-offset-2">
            {email}
          </a>
        </>
      )}
    </span>
  );
}

/** 1 is somebody whose reports nobody has decided yet. */
function weightWords(weight: number) {
  if (weight > 1.1) return "mostly right before";
  if (weight < 0.6) return weight <= 0.25 ? "little weight" : "often wrong before";
  return "";
}
