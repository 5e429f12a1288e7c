"use client";

import { clsx } from "clsx";
import { Clapperboard, DoorOpen, EyeOff, Hand, ListVideo, MessageSquareText, UserRound } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { CaseCard } from "@/lib/moderation/case-schema";
import type { ReportTarget } from "@/lib/moderation/schema";
import { Ago, Mark } from "./parts";
import { reasonWords, severityWords, targetWords, titleOf } from "./words";

const icons: Record<ReportTarget, typeof UserRound> = {
  message: MessageSquareText,
  user: UserRound,
  room: DoorOpen,
  playlist: ListVideo,
  media: Clapperboard,
};

/** A case in the queue: how grave, what was reported and why, and who works on it. */
export function CaseRow({ card, onClaim }: { card: CaseCard; onClaim: () => void }) {
  const { target, reasons, subject, room } = card;
  const Icon = icons[target.type];
  return (
    <li
      data-case={card.id}
      className="relative flex gap-3.5 rounded-card border border-line bg-surface p-4 pl-5 transition-colors focus-within:border-accent hover:border-line-strong max-sm:flex-col"
    >
      <SeverityBar severity={card.severity} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Icon aria-hidden="true" className="size-4.5 shrink-0 text-muted" />
          <Link
            data-open
            href={`/moderation/cases/${card.id}`}
            prefetch={false}
            className="min-w-0 max-w-full truncate font-semibold outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-accent"
          >
            <span className="sr-only">{targetWords[target.type]}: </span>
            {titleOf(target)}
          </Link>
          {card.hidden && (
            <span className="inline-flex items-center gap-1 text-muted text-xs">
              <EyeOff aria-hidden="true" className="size-3.5" /> Hidden by reports
            </span>
          )}
        </p>
        {target.excerpt && <p className="mt-1 line-clamp-2 text-[0.9375rem] text-muted">{target.excerpt}</p>}
        <p className="mt-2.5 flex flex-wrap gap-1.5">
          {card.severity >= 3 && (
            <Mark tone={card.severity >= 4 ? "danger" : "accent"}>{severityWords(card.severity)}</Mark>
          )}
          {reasons.map(({ reason, count }) => (
            <Mark key={reason}>
              {reasonWords[reason]}
              {count > 1 && <span className="ml-1.5 tabular-nums">× {count}</span>}
            </Mark>
          ))}
        </p>
        <p className="mt-2.5 flex flex-wrap gap-x-2 text-muted text-sm">
          <span>{card.reports === 1 ? "1 report" : `${card.reports.toLocaleString("en")} reports`}</span>
          <span aria-hidden="true">·</span>
          <Ago at={card.decidedAt ?? card.createdAt} />
          {subject && subject.name !== target.title && <Dotted>about {subject.name}</Dotted>}
          {room && <Dotted>in {room.title}</Dotted>}
        </p>
      </div>
      <ClaimButton card={card} onClaim={onClaim} />
    </li>
  );
}

function Dotted({ children }: { children: React.ReactNode }) {
  return (
    <>
      <span aria-hidden="true">·</span>
      <span className="min-w-0 truncate">{children}</span>
    </>
  );
}

/** The same as the mark in words says, at a glance down the list. */
function SeverityBar({ severity }: { severity: number }) {
  const colour = severity >= 4 ? "bg-danger" : severity >= 3 ? "bg-accent" : "bg-line-strong";
  return <span className={clsx("absolute inset-y-3 left-1.5 w-1 rounded-full", colour)} />;
}

function ClaimButton({ card: { claim, status }, onClaim }: { card: CaseCard; onClaim: () => void }) {
  if (status === "decided") return <Mark tone="success">Decided</Mark>;
  if (claim && !claim.mine)
    return (
      <span className="self-start whitespace-nowrap pt-1.5 text-muted text-sm">{claim.by.name} is on it</span>
    );
  return (
    <Button
      size="sm"
      variant={claim ? "primary" : "secondary"}
      aria-pressed={claim !== null}
      className="relative z-1 self-start max-sm:h-11"
      onClick={onClaim}
    >
      <Hand aria-hidden="true" />
      {claim ? "Yours" : "Claim"}
    </Button>
  );
}
