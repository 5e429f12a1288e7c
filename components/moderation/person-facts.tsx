import type { PersonHistory } from "@/lib/moderation/case-schema";
import { Ago } from "./parts";

/** When somebody joined, and the record of cases about them and of their own reports, in numbers. */
export function PersonFacts({ person: { user, cases, reporting } }: { person: PersonHistory }) {
  return (
    <dl className="grid grid-cols-3 gap-3 text-sm">
      <div>
        <dt className="text-muted">Joined</dt>
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
