import type { Metadata } from "next";
import { AppealsView } from "@/components/moderation/appeals-view";
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
      <div className="mb-5 flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="font-bold text-3xl tracking-tight md:text-4xl">Appeals</h1>
          <p className="mt-2 max-w-prose text-muted">
            Whoever decided a case does not decide the appeal against it.
          </p>
        </div>
        <ViewLinks
          label="Which appeals"
          current={query.status === "decided" ? "/moderation/appeals?status=decided" : "/moderation/appeals"}
          links={[
            ["/moderation/appeals", "Open"],
            ["/moderation/appeals?status=decided", "Decided"],
          ]}
        />
      </div>
      <AppealsView key={query.status} first={first} query={query} />
    </>
  );
}
