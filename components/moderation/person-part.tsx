"use client";

import Link from "next/link";
import type { PersonHistory } from "@/lib/moderation/case-schema";
import { DecisionList } from "./decision-list";
import { Part, PersonName } from "./parts";
import { PersonFacts } from "./person-facts";
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
            className="py-1 text-muted text-sm underline underline-offset-2 hover:text-text"
          >
            Whole record
          </Link>
        )
      }
    >
      <PersonName user={user} href={`/u/${user.handle}`} />
      <div className="mt-4">
        <PersonFacts person={person} />
      </div>
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
