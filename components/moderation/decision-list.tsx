import Link from "next/link";
import type { DecisionLine } from "@/lib/moderation/case-schema";
import { actionsWords } from "./action-words";
import { Ago, Mark } from "./parts";
import { reasonWords } from "./words";

const appealWords = { open: "Appealed", upheld: "Appealed, upheld", reversed: "Reversed on appeal" } as const;

/** What was decided, by whom and with which words; newest first. */
export function DecisionList({ decisions }: { decisions: DecisionLine[] }) {
  return (
    <ul className="-my-3 divide-y divide-line">
      {decisions.map((decision) => (
        <li key={decision.id} className="py-3">
          <p className="font-medium">
            {decision.caseId ? (
              <Link
                href={`/moderation/cases/${decision.caseId}`}
                prefetch={false}
                className="hover:underline"
              >
                {actionsWords(decision.actions)}
              </Link>
            ) : (
              actionsWords(decision.actions)
            )}
          </p>
          <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
            <span>{decision.automated ? "automated" : decision.by ? `by ${decision.by.name}` : ""}</span>
            <Ago at={decision.createdAt} />
            {decision.reason && <span>· {reasonWords[decision.reason]}</span>}
            {decision.room && <span>· {decision.room.title}</span>}
            {decision.reversedAt && <Mark tone="success">Reversed</Mark>}
            {decision.appeal && !decision.reversedAt && <Mark>{appealWords[decision.appeal.status]}</Mark>}
          </p>
          {decision.statement && (
            <details className="mt-1.5 text-sm">
              <summary className="min-h-6 text-muted">Statement of reasons</summary>
              <p className="mt-1 whitespace-pre-wrap border-line-strong border-l pl-3">
                {decision.statement}
              </p>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
