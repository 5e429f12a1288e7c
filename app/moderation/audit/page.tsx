import type { Metadata } from "next";
import { AuditFilter } from "@/components/moderation/audit-filter";
import { AuditView } from "@/components/moderation/audit-view";
import { NarrowedTo } from "@/components/moderation/narrowed-to";
import { PageHead } from "@/components/moderation/page-head";
import { findAbout } from "@/lib/moderation/about-data";
import { listAudit } from "@/lib/moderation/audit-data";
import { type AuditQuery, auditQuery } from "@/lib/moderation/audit-schema";
import { guard } from "../guard";

export const metadata: Metadata = { title: "Audit" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const { viewer } = await guard("/moderation/audit", true);
  const asked = auditQuery.safeParse(await searchParams);
  const query: AuditQuery = asked.success ? asked.data : {};
  const [first, about] = await Promise.all([listAudit(viewer, query), findAbout(viewer, query)]);
  return (
    <>
      <PageHead title="Audit" aside={<AuditFilter action={query.action} />}>
        What moderators and the site itself did. The database refuses to change or delete a line.
      </PageHead>
      <NarrowedTo about={about} />
      <AuditView key={JSON.stringify(query)} first={first} query={query} />
    </>
  );
}
