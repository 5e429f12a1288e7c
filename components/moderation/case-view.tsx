"use client";

import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { CaseDetails, Claim } from "@/lib/moderation/case-schema";
import { CaseReports } from "./case-reports";
import { ClaimButton } from "./claim-button";
import { toggleClaim } from "./claiming";
import { DecideForm } from "./decide-form";
import { DecisionList } from "./decision-list";
import { Evidence } from "./evidence";
import { useKeys } from "./keys";
import { KeysHelp } from "./keys-help";
import { BackLink } from "./page-head";
import { Ago, Mark, Part } from "./parts";
import { PersonPart } from "./person-part";
import { targetPath } from "./target-path";
import { severityWords, targetWords, titleOf } from "./words";

const help: [string, string][] = [
  ["c", "Claim the case, or let it go"],
  ["d", "Decide"],
  ["u", "Back to the queue"],
  ["?", "These keys"],
];

/** A case: what was reported and why, whom it is about, what is there now, and the decision. */
export function CaseView({ details, staff }: { details: CaseDetails; staff: boolean }) {
  const router = useRouter();
  const [helping, setHelping] = useState(false);
  const [claim, setClaim] = useState(details.claim);
  const toggle = async () => setClaim(await toggleClaim(details.id, claim));
  const decide = useRef<HTMLDivElement>(null);
  const focusDecide = () => decide.current?.querySelector<HTMLElement>("input, select, button")?.focus();
  const open = details.status === "open";
  useKeys({
    c: open ? () => void toggle() : undefined,
    d: focusDecide,
    u: () => router.push("/moderation"),
    "?": () => setHelping(true),
  });
  useEffect(() => {
    if (location.hash === "#decide")
      decide.current?.querySelector<HTMLElement>("input, select, button")?.focus();
  }, []);
  return (
    <>
      <Heading details={details} claim={claim} onClaim={toggle} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_25rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <Frozen evidence={details.evidence} />
          <CaseReports reports={details.reportList} total={details.reports} staff={staff} />
          <Live live={details.live} target={details.target} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {open && (
            <div ref={decide} id="decide" className="scroll-mt-(--header-height)">
              <Part title="Decide">
                <DecideForm details={details} />
              </Part>
            </div>
          )}
          {details.decisions.length > 0 && (
            <Part title="Decisions about this">
              <DecisionList decisions={details.decisions} />
            </Part>
          )}
          {details.person && <PersonPart person={details.person} staff={staff} />}
          <div className="flex justify-end">
            <KeysHelp keys={help} open={helping} onOpenChange={setHelping} />
          </div>
        </div>
      </div>
    </>
  );
}

type HeadingProps = { details: CaseDetails; claim: Claim | null; onClaim: () => void };

function Heading({ details, claim, onClaim }: HeadingProps) {
  const { target, room, status, severity, createdAt } = details;
  const path = targetPath(details);
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-4">
      <div className="min-w-0">
        <BackLink href="/moderation">Queue</BackLink>
        <h1 className="text-balance font-bold text-2xl tracking-tight md:text-3xl">{titleOf(target)}</h1>
        <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1.5 text-muted text-sm">
          <Mark>{targetWords[target.type]}</Mark>
          <Mark tone={severity >= 4 ? "danger" : "plain"}>{severityWords(severity)}</Mark>
          {details.hidden && status === "open" && <Mark>Hidden by reports until decided</Mark>}
          {status === "decided" && <Mark tone="success">Decided</Mark>}
          <span>
            {room && `in ${room.title} · `}first reported <Ago at={createdAt} />
          </span>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {path && (
          <Link href={path} className="inline-flex min-h-9 items-center gap-1.5 text-sm hover:underline">
            <ExternalLink aria-hidden="true" className="size-4" /> Go there
          </Link>
        )}
        {status === "open" && <ClaimButton claim={claim} onClick={onClaim} />}
      </div>
    </header>
  );
}

/** The frozen evidence, newest state last. */
function Frozen({ evidence }: Pick<CaseDetails, "evidence">) {
  return (
    <>
      {evidence.map(({ at, content }, index) => (
        <Part
          key={at}
          title={index === 0 ? "As it was reported" : "As it was reported again"}
          aside={<Ago at={at} className="text-muted text-sm" />}
        >
          <Evidence content={content} />
        </Part>
      ))}
    </>
  );
}

/** What is there now, with what is around it. */
function Live({ live, target }: Pick<CaseDetails, "live" | "target">) {
  return (
    <Part title="As it is now">
      {live ? (
        <Evidence content={live} />
      ) : (
        <p className="text-muted">{targetWords[target.type]} is gone, or nobody can see it any more.</p>
      )}
    </Part>
  );
}
