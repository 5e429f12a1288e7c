"use client";

import Link from "next/link";
import type { PersonHistory } from "@/lib/moderation/case-schema";
import { DecisionList } from "./decision-list";
import { Ago, Part, PersonName } from "./parts";
import { SanctionList } from "./sanction-list";

/** Whom a case is about, and what moderators know of them. */
export function PersonPart({ person, staff }: { person: PersonHistory; staff: boolean }) {
  const { user, sanctions, decisions, cases, reporting } = person;
  return (
    <Part
      title="The person"
      aside={
        staff && (
          <Link
            href={`/moderation/users/${user.id}`}
            prefetch={false}
            className="py-1 text-muted text-sm hover:text-text"
          >
            Whole record
          </Link>
        )
      }
    >
      <PersonName user={user} href={`/u/${user.handle}`} />
      <PersonFacts person={person} />
      {sanctions.length > 0 && (
        <>
          <h3 className="mt-5 mb-2 font-medium text-sm">Sanctions</h3>
          <SanctionList sanctions={sanctions.slice(0, 5)} />
        </>
      )}
      {decisions.length > 0 && (
        <>
          <h3 className="mt-5 mb-3 font-medium text-sm">Earlier decisions</h3>
          <DecisionList decisions={decisions.slice(0, 5)} />
        </>
      )}
      {cases.total + reporting.total === 0 && decisions.length === 0 && (
        <p className="mt-3 text-muted text-sm">Nothing was decided about them before.</p>
      )}
    </Part>
  );
}

/** Since when somebody is here, and the record of cases about them and of their own reports, in numbers. */
export function PersonFacts({ person: { user, cases, reporting } }: { person: PersonHistory }) {
  return (
    <dl className="mt-4 grid grid-cols-3 gap-3 text-sm">
      <div>
        <dt className="text-muted">Here since</dt>
        <dd className="mt-0.5 font-medium">
          <Ago at={user.createdAt} />
        </dd>
      </div>
      <div>
        <dt className="text-muted">Cases about them</dt>
        <dd className="mt-0.5 font-medium tabular-nums">
          {cases.total}
          {cases.total > 0 && <span className="font-normal text-muted">, {cases.upheld} upheld</span>}
        </dd>
      </div>
      <div>
        <dt className="text-muted">Their reports</dt>
        <dd className="mt-0.5 font-medium tabular-nums">
          {reporting.total}
          {reporting.total > 0 && <span className="font-normal text-muted">, {reporting.upheld} upheld</span>}
        </dd>
      </div>
    </dl>
  );
}
