import { Download } from "lucide-react";
import type { Metadata } from "next";
import { TransparencyReport } from "@/components/moderation/transparency-report";
import { buttonStyles } from "@/components/ui/button";
import { listTransparency } from "@/lib/moderation/transparency-data";
import { guard } from "../guard";

export const metadata: Metadata = { title: "Transparency" };

export default async function TransparencyPage() {
  const { viewer } = await guard("/moderation/transparency", true);
  const months = await listTransparency(viewer);
  return (
    <>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="font-bold text-3xl tracking-tight md:text-4xl">Transparency</h1>
          <p className="mt-2 max-w-prose text-muted">
            What was reported and decided in the last twelve months, by UTC: the site and its rooms together.
          </p>
        </div>
        <a href="/moderation/transparency/report.csv" download className={buttonStyles()}>
          <Download aria-hidden="true" /> CSV
        </a>
      </div>
      <TransparencyReport months={months} />
    </>
  );
}
