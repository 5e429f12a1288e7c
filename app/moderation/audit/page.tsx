import type { Metadata } from "next";
import { AuditFilter } from "@/components/moderation/audit-filter";
import { AuditView } from "@/components/moderation/audit-view";
import { listAudit } from "@/lib/moderation/audit-data";
import { type AuditQuery, auditQuery } from "@/lib/moderation/audit-schema";
import { guard } from "../guard";

export const metadata: Metadata = { title: "Audit" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const { viewer } = await guard("/moderation/audit", true);
  const asked = auditQuery.safeParse(await searchParams);
  const query: AuditQuery = asked.success ? asked.data : {};
  const first = await listAudit(viewer, query);
  return (
    <>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="font-bold text-3xl tracking-tight md:text-4xl">Audit</h1>
          <p className="mt-2 max-w-prose text-muted">
            What moderators and the site itself did. The database refuses to change or delete a line.
          </p>
        </div>
        <AuditFilter action={query.action} />
      </div>
      <AuditView key={JSON.stringify(query)} first={first} query={query} />
    </>
  );
}
