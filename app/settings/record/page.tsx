import type { Metadata } from "next";
import { OwnReports } from "@/components/settings/own-reports";
import { RecordList } from "@/components/settings/record-list";
import { Section } from "@/components/settings/section";
import { listOwnReports } from "@/lib/moderation/data";
import { listRecord } from "@/lib/moderation/record-data";
import { getViewer } from "@/lib/viewer";
import { guardOwn } from "../guard";

export const metadata: Metadata = { title: "Moderation record" };

export default async function RecordPage() {
  const holder = await guardOwn("/settings/record");
  const viewer = await getViewer();
  const [record, reports] = await Promise.all([listRecord(holder, {}), viewer && listOwnReports(viewer, {})]);
  return (
    <>
      <Section
        title="Moderation record"
        lead="Everything that moderators, or the site by itself, have done about you: what, why and for how long. Each can be appealed once within six months; somebody else decides then."
      >
        <RecordList first={record} />
      </Section>
      {reports && (
        <Section id="reports" title="Your reports" lead="What you have reported, and how it ended.">
          <OwnReports first={reports} />
        </Section>
      )}
    </>
  );
}
