import { Download } from "lucide-react";
import type { Metadata } from "next";
import { PageHead } from "@/components/moderation/page-head";
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
      <PageHead
        title="Transparency"
        aside={
          <a href="/moderation/transparency/report.csv" download className={buttonStyles()}>
            <Download aria-hidden="true" /> CSV
          </a>
        }
      >
        What was reported and decided in the last twelve months, by UTC: the site and its rooms together.
      </PageHead>
      <TransparencyReport months={months} />
    </>
  );
}
