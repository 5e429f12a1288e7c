"use client";

import { momentWords } from "@/components/moderation/action-words";
import { Ago, Mark } from "@/components/moderation/parts";
import { reasonWords } from "@/components/moderation/words";
import type { OwnAppeal, RecordEntry } from "@/lib/moderation/appeal-schema";
import { AppealForm } from "./appeal-form";
import { ownDoneWords, standingOf } from "./record-words";

type RecordCardProps = { entry: RecordEntry; onChange: (entry: RecordEntry) => void };

/** One decision: what was done, why, for how long, by a person or by the site itself, and the way to appeal it. */
export function RecordCard({ entry, onChange }: RecordCardProps) {
  const { id, room, automated, actions, reason, statement, createdAt, appeal, appealUntil } = entry;
  const standing = standingOf(entry);
  return (
    <li
      id={id}
      className="scroll-mt-24 rounded-card border border-line bg-surface p-5 target:border-accent"
      data-testid="record-entry"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <ul className="min-w-0 flex-1 basis-60 font-semibold">
          {actions.map((done) => (
            <li key={done.kind}>{ownDoneWords(done)}</li>
          ))}
        </ul>
        <Mark tone={standing.tone}>{standing.words}</Mark>
      </div>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm [&_dt]:text-muted">
        <dt>Where</dt>
        <dd className="truncate">{room ? room.title : "Matinee"}</dd>
        {reason && (
          <>
            <dt>Why</dt>
            <dd>{reasonWords[reason]}</dd>
          </>
        )}
        <dt>When</dt>
        <dd>
          <Ago at={createdAt} />
        </dd>
        <dt>By</dt>
        <dd>{deciderWords(automated, room !== null)}</dd>
      </dl>
      {statement && (
        <details className="mt-3 text-sm" open={!appeal}>
          <summary className="cursor-pointer py-0.5 text-muted">Statement of reasons</summary>
          <p className="mt-1.5 whitespace-pre-wrap border-line-strong border-l-2 pl-3.5">{statement}</p>
        </details>
      )}
      {appeal && <Appealed appeal={appeal} />}
      {appealUntil && <AppealForm decisionId={id} until={appealUntil} onAppealed={onChange} />}
    </li>
  );
}

function deciderWords(automated: boolean, inRoom: boolean) {
  if (automated) return "The site itself, without a person";
  return inRoom ? "A moderator of the room or of Matinee" : "A moderator of Matinee";
}

const outcomes = {
  open: "Your appeal is waiting for somebody else to look at it.",
  upheld: "Somebody else looked at it: the decision stands.",
  reversed: "Somebody else looked at it and took the decision back.",
} as const;

function Appealed({ appeal: { status, words, createdAt, answer } }: { appeal: OwnAppeal }) {
  return (
    <div className="mt-4 flex flex-col gap-2 border-line border-t pt-4 text-sm">
      <p className="font-semibold">{outcomes[status]}</p>
      {answer && <p className="whitespace-pre-wrap border-line-strong border-l-2 pl-3.5">{answer}</p>}
      <details>
        <summary className="cursor-pointer py-0.5 text-muted">
          What you wrote on {momentWords(createdAt)}
        </summary>
        <p className="mt-1.5 whitespace-pre-wrap border-line-strong border-l-2 pl-3.5">{words}</p>
      </details>
    </div>
  );
}
