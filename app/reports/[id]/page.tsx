import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReportStatus } from "@/components/moderation/report-status";
import { reportParams } from "@/lib/moderation/schema";

export const metadata: Metadata = { title: "Your report", robots: { index: false } };

type Props = { params: Promise<{ id: string }> };

/** Where a visitor who reported something by e-mail sees what came of it. Users find theirs in their settings. */
export default async function ReportPage({ params }: Props) {
  const report = reportParams.safeParse(await params);
  if (!report.success) notFound();
  return (
    <div className="page-x mx-auto max-w-xl pt-8 pb-16 md:pt-14">
      <h1 className="mb-2 font-bold text-3xl tracking-tight">Your report</h1>
      <p className="mb-8 text-muted">What came of it, for the address that you gave.</p>
      <ReportStatus reportId={report.data.id} />
    </div>
  );
}
