"use client";

import { request } from "@/components/chat/api";
import { MorePages } from "@/components/moderation/more-pages";
import { Ago, Mark } from "@/components/moderation/parts";
import { useMore } from "@/components/moderation/use-more";
import { reasonWords, targetWords } from "@/components/moderation/words";
import type { Report, ReportPage } from "@/lib/moderation/schema";

/** What one has reported, and how each report ended. */
export function OwnReports({ first }: { first: ReportPage }) {
  const { items, ...rest } = useMore(first, fetchPage);
  if (items.length === 0)
    return (
      <p className="rounded-card bg-surface px-5 py-4 text-muted text-sm">
        You have reported nothing. Whatever breaks the rules can be reported from its menu.
      </p>
    );
  return (
    <div>
      <ul className="-my-3 divide-y divide-line">
        {items.map((report) => (
          <li key={report.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-3.5">
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                {targetWords[report.targetType]}: {reasonWords[report.reason]}
              </p>
              {report.details && <p className="line-clamp-2 text-muted text-sm">“{report.details}”</p>}
              <p className="text-muted text-sm">
                Reported <Ago at={report.createdAt} />
              </p>
            </div>
            <Ended {...report} />
          </li>
        ))}
      </ul>
      <MorePages {...rest} />
    </div>
  );
}

function Ended({ status, upheld }: Pick<Report, "status" | "upheld">) {
  if (status === "open") return <Mark>Being looked at</Mark>;
  return upheld ? <Mark tone="success">Something was done</Mark> : <Mark>Within the rules</Mark>;
}

async function fetchPage(cursor: string) {
  const data = await request<ReportPage>(`/api/reports?${new URLSearchParams({ cursor })}`);
  return { ok: true, data } as const;
}
