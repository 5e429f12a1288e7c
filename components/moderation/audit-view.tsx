"use client";

import { ScrollText } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { listAudit } from "@/lib/moderation/actions";
import type { AuditLine, AuditPage, AuditQuery } from "@/lib/moderation/audit-schema";
import type { User } from "@/lib/users/schema";
import { momentWords } from "./action-words";
import { actionAround, actionWords, actorWords, dataWords, idsOf } from "./audit-words";
import { MorePages } from "./more-pages";
import { PersonName } from "./parts";
import { useMore } from "./use-more";

/** Everything that moderators and the site itself did, newest first. */
export function AuditView({ first, query }: { first: AuditPage; query: AuditQuery }) {
  const { items, change: _, ...more } = useMore(first, (cursor) => listAudit({ ...query, cursor }));
  if (items.length === 0) return <Nothing query={query} />;
  return (
    <>
      <ul className="divide-y divide-line rounded-panel border border-line bg-surface px-5">
        {items.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      <MorePages {...more} />
    </>
  );
}

function Nothing({ query: { action, roomId, subjectId, actorId, caseId } }: { query: AuditQuery }) {
  const narrowed = action || roomId || subjectId || actorId || caseId;
  return (
    <EmptyState icon={<ScrollText />} title={narrowed ? "No line like that" : "Nothing written down"}>
      What moderators do stands here, and nobody can change or delete it.
    </EmptyState>
  );
}

function Line({ line }: { line: AuditLine }) {
  const { actor, actorRole, room, caseId, at, data } = line;
  const more = dataWords(data);
  const ids = idsOf(data);
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        {actor ? <Person user={actor} /> : <span className="font-medium">{actorWords.site}</span>}
        {actor && <span className="text-muted text-sm">as {actorRole}</span>}
        <What line={line} />
      </p>
      <p className="mt-0.5 text-muted text-sm">
        <time dateTime={at} className="tabular-nums">
          {momentWords(at)}
        </time>
        {room && ` · in ${room.title}`}
        {more && ` · ${more}`}
        {caseId && (
          <>
            {" · "}
            <Link
              href={`/moderation/cases/${caseId}`}
              prefetch={false}
              className="inline-block py-0.5 underline underline-offset-2"
            >
              Case
            </Link>
          </>
        )}
      </p>
      {ids.length > 0 && (
        <details className="text-muted text-xs">
          <summary className="min-h-6 w-fit pt-1">Ids</summary>
          <p className="mt-0.5 [overflow-wrap:anywhere]">{ids.join(" · ")}</p>
        </details>
      )}
    </li>
  );
}

/** What was done, and to whom; of what one did to oneself, that. */
function What({ line: { action, actor, subject } }: { line: AuditLine }) {
  if (!subject || subject.id === actor?.id) return <span>{actionWords(action)}</span>;
  const [before, after] = actionAround(action);
  return (
    <>
      <span>{before}</span>
      <Person user={subject} />
      {after && <span>{after}</span>}
    </>
  );
}

function Person({ user }: { user: User }) {
  return <PersonName user={user} href={`/moderation/users/${user.id}`} />;
}
