import type { Metadata } from "next";
import { AppealsView } from "@/components/moderation/appeals-view";
import { PageHead } from "@/components/moderation/page-head";
import { ViewLinks } from "@/components/moderation/view-links";
import { type AppealQuery, appealQuery } from "@/lib/moderation/appeal-schema";
import { listAppeals } from "@/lib/moderation/appeals-data";
import { guard } from "../guard";

export const metadata: Metadata = { title: "Appeals" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Appeals against decisions of others than the viewer. */
export default async function AppealsPage({ searchParams }: Props) {
  const { viewer } = await guard("/moderation/appeals");
  const asked = appealQuery.safeParse({ ...(await searchParams), cursor: undefined });
  const query: AppealQuery = asked.success ? asked.data : {};
  const first = await listAppeals(viewer, query);
  return (
    <>
      <PageHead
        title="Appeals"
        aside={
          <ViewLinks
            label="Which appeals"
            current={
              query.status === "decided" ? "/moderation/appeals?status=decided" : "/moderation/appeals"
            }
            links={[
              ["/moderation/appeals", "Open"],
              ["/moderation/appeals?status=decided", "Decided"],
            ]}
          />
        }
      >
        Whoever decided a case does not decide the appeal against it.
      </PageHead>
      <AppealsView key={query.status} first={first} query={query} />
    </>
  );
}
