import { QueueFilters } from "@/components/moderation/queue-filters";
import { QueueView } from "@/components/moderation/queue-view";
import { type CaseQuery, caseQuery } from "@/lib/moderation/case-schema";
import { listCases } from "@/lib/moderation/queue-data";
import { guard } from "./guard";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The open cases that the viewer may decide, the gravest first. */
export default async function QueuePage({ searchParams }: Props) {
  const { viewer } = await guard("/moderation");
  const asked = caseQuery.safeParse({ ...(await searchParams), cursor: undefined });
  const query: CaseQuery = asked.success ? asked.data : {};
  const first = await listCases(viewer, query);
  return (
    <>
      <h1 className="mb-5 font-bold text-3xl tracking-tight md:text-4xl">Queue</h1>
      <QueueFilters query={query} />
      <QueueView key={JSON.stringify(query)} first={first} query={query} />
    </>
  );
}
