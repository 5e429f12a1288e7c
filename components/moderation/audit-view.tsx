"use client";

import { ScrollText } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { listAudit } from "@/lib/moderation/actions";
import type { AuditLine, AuditPage, AuditQuery } from "@/lib/moderation/audit-schema";
import { momentWords } from "./action-words";
import { actorWords, auditWords, dataWords } from "./audit-words";
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
  const { actor, actorRole, action, subject, room, caseId, at } = line;
  const more = dataWords(line.data);
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        {actor ? (
          <PersonName user={actor} href={`/moderation/users/${actor.id}`} />
        ) : (
          <span className="font-medium">{actorWords.site}</span>
        )}
        {actor && <span className="text-muted text-sm">as {actorRole}</span>}
        <span>{auditWords[action] ?? action}</span>
        {subject && subject.id !== actor?.id && (
          <PersonName user={subject} href={`/moderation/users/${subject.id}`} />
        )}
      </p>
      <p className="mt-0.5 flex flex-wrap gap-x-2 text-muted text-sm">
        <time dateTime={at} className="tabular-nums">
          {momentWords(at)}
        </time>
        {room && <span>· in {room.title}</span>}
        {caseId && (
          <Link
            href={`/moderation/cases/${caseId}`}
            prefetch={false}
            className="underline underline-offset-2"
          >
            Case
          </Link>
        )}
        {more && <span className="min-w-0">· {more}</span>}
      </p>
    </li>
  );
}
