import { NarrowedTo } from "@/components/moderation/narrowed-to";
import { PageHead } from "@/components/moderation/page-head";
import { QueueFilters } from "@/components/moderation/queue-filters";
import { QueueView } from "@/components/moderation/queue-view";
import { findAbout } from "@/lib/moderation/about-data";
import { type CaseQuery, caseQuery } from "@/lib/moderation/case-schema";
import { listCases } from "@/lib/moderation/queue-data";
import { guard } from "./guard";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The open cases that the viewer may decide, the gravest first. */
export default async function QueuePage({ searchParams }: Props) {
  const { viewer } = await guard("/moderation");
  const asked = caseQuery.safeParse({ ...(await searchParams), cursor: undefined });
  const query: CaseQuery = asked.success ? asked.data : {};
  const [first, about] = await Promise.all([listCases(viewer, query), findAbout(viewer, query)]);
  return (
    <>
      <PageHead title="Queue" />
      <QueueFilters query={query} />
      <NarrowedTo about={about} />
      <QueueView key={JSON.stringify(query)} first={first} query={query} />
    </>
  );
}
