"use client";

import { useState } from "react";
import { call } from "@/components/playlists/call";
import { toastError } from "@/components/ui/toast";
import { claimAppeal, releaseAppeal } from "@/lib/moderation/appeal-actions";
import type { AppealDetails } from "@/lib/moderation/appeal-schema";
import { momentWords } from "./action-words";
import { AppealForm } from "./appeal-form";
import { ClaimButton } from "./claim-button";
import { DecisionList } from "./decision-list";
import { Evidence } from "./evidence";
import { BackLink } from "./page-head";
import { Ago, Mark, Part } from "./parts";
import { PersonPart } from "./person-part";

/** An appeal: what was decided and why, what the person says, what was reported, and the answer. */
export function AppealView({ appeal, staff }: { appeal: AppealDetails; staff: boolean }) {
  const { user, decision, words, status, evidence, person } = appeal;
  return (
    <>
      <header className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div>
          <BackLink href="/moderation/appeals">Appeals</BackLink>
          <h1 className="font-bold text-2xl tracking-tight md:text-3xl">{user.name} asks for another look</h1>
        </div>
        {status === "open" && <AppealClaim appeal={appeal} />}
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_25rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <Part title="In their words" aside={<Ago at={appeal.createdAt} className="text-muted text-sm" />}>
            <p className="whitespace-pre-wrap">{words}</p>
          </Part>
          <Part title="What was decided">
            <DecisionList decisions={[decision]} />
          </Part>
          {evidence.map(({ at, content }) => (
            <Part key={at} title="What was reported" aside={<Ago at={at} className="text-muted text-sm" />}>
              <Evidence content={content} />
            </Part>
          ))}
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {status === "open" ? (
            <Part title="Decide">
              <AppealForm appealId={appeal.id} />
            </Part>
          ) : (
            <Answer appeal={appeal} />
          )}
          {person && <PersonPart person={person} staff={staff} />}
        </div>
      </div>
    </>
  );
}

function Answer({ appeal: { status, answer, decidedBy, decidedAt } }: { appeal: AppealDetails }) {
  return (
    <Part
      title="Answer"
      aside={
        <Mark tone={status === "reversed" ? "success" : "plain"}>
          {status === "reversed" ? "Reversed" : "Upheld"}
        </Mark>
      }
    >
      <p className="whitespace-pre-wrap">{answer}</p>
      <p className="mt-2 text-muted text-sm">
        {decidedBy?.name}
        {decidedAt && `, ${momentWords(decidedAt)}`}
      </p>
    </Part>
  );
}

function AppealClaim({ appeal }: { appeal: AppealDetails }) {
  const [claim, setClaim] = useState(appeal.claim);
  const ref = { appealId: appeal.id };
  async function toggle() {
    if (claim?.mine) {
      const released = await call(() => releaseAppeal(ref));
      return released.ok ? setClaim(null) : toastError(released.error.message);
    }
    const claimed = await call(() => claimAppeal(ref));
    return claimed.ok ? setClaim(claimed.data) : toastError(claimed.error.message);
  }
  return <ClaimButton claim={claim} onClick={toggle} />;
}
