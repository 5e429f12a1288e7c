"use client";

import { Scale } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { listAppeals } from "@/lib/moderation/appeal-actions";
import type { AppealCard, AppealPage, AppealQuery } from "@/lib/moderation/appeal-schema";
import { actionsWords } from "./action-words";
import { MorePages } from "./more-pages";
import { Ago, Mark } from "./parts";
import { useMore } from "./use-more";

/** The appeals that the viewer may decide, the oldest first. */
export function AppealsView({ first, query }: { first: AppealPage; query: AppealQuery }) {
  const { items, change: _, ...more } = useMore(first, (cursor) => listAppeals({ ...query, cursor }));
  if (items.length === 0)
    return (
      <EmptyState icon={<Scale />} title={query.status === "decided" ? "None decided" : "No appeal waits"}>
        When somebody asks for another look at what others decided about them, it shows up here.
      </EmptyState>
    );
  return (
    <>
      <ul aria-label="Appeals" className="flex flex-col gap-2.5">
        {items.map((appeal) => (
          <Row key={appeal.id} appeal={appeal} />
        ))}
      </ul>
      <MorePages {...more} />
    </>
  );
}

function Row({ appeal }: { appeal: AppealCard }) {
  const { user, decision, claim, status } = appeal;
  return (
    <li className="relative flex flex-wrap items-start gap-3 rounded-card border border-line bg-surface p-4 transition-colors focus-within:border-accent hover:border-line-strong">
      <div className="min-w-0 flex-1 basis-64">
        <p>
          <Link
            href={`/moderation/appeals/${appeal.id}`}
            prefetch={false}
            className="font-semibold outline-none after:absolute after:inset-0 after:rounded-card"
          >
            {user.name}
          </Link>
          <span className="text-muted"> against: {actionsWords(decision.actions)}</span>
        </p>
        <p className="mt-1 line-clamp-2 text-[0.9375rem] text-muted">{appeal.words}</p>
        <p className="mt-1.5 text-muted text-sm">
          <Ago at={appeal.createdAt} />
          {decision.room && ` · ${decision.room.title}`}
        </p>
      </div>
      {status !== "open" && (
        <Mark tone={status === "reversed" ? "success" : "plain"}>
          {status === "reversed" ? "Reversed" : "Upheld"}
        </Mark>
      )}
      {status === "open" && claim && (
        <span className="text-muted text-sm">{claim.mine ? "Yours" : `${claim.by.name} is on it`}</span>
      )}
    </li>
  );
}
