"use client";

import { Inbox } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { listCases } from "@/lib/moderation/actions";
import type { CaseCard, CasePage, CaseQuery } from "@/lib/moderation/case-schema";
import { CaseRow } from "./case-row";
import { toggleClaim } from "./claiming";
import { useKeys } from "./keys";
import { KeysHelp } from "./keys-help";
import { MorePages } from "./more-pages";
import { useMore } from "./use-more";

const help: [string, string][] = [
  ["j or ↓", "Next case"],
  ["k or ↑", "Previous case"],
  ["Enter", "Open it"],
  ["d", "Open it to decide"],
  ["c", "Claim it, or let it go"],
  ["/", "Search"],
  ["?", "These keys"],
];

type QueueViewProps = { first: CasePage; query: CaseQuery };

/** The cases of the queue, to go through by keyboard or finger. */
export function QueueView({ first, query }: QueueViewProps) {
  const list = useRef<HTMLUListElement>(null);
  const [helping, setHelping] = useState(false);
  const router = useRouter();
  const { items, change, ...more } = useMore(first, (cursor) => listCases({ ...query, cursor }));
  async function claim(card: CaseCard | undefined) {
    if (card?.status !== "open") return;
    const after = await toggleClaim(card.id, card.claim);
    change((all) => all.map((each) => (each.id === card.id ? { ...each, claim: after } : each)));
  }
  const focused = () => items.find(({ id }) => id === focusedCase(list.current));
  const next = () => step(list.current, 1);
  const previous = () => step(list.current, -1);
  const arrows = items.length > 0 && { ArrowDown: next, ArrowUp: previous };
  useKeys({
    ...arrows,
    j: next,
    k: previous,
    c: () => void claim(focused()),
    d: () => {
      const card = focused();
      if (card) router.push(`/moderation/cases/${card.id}#decide`);
    },
    "/": () => document.getElementById("queue-search")?.focus(),
    "?": () => setHelping(true),
  });
  return (
    <>
      {items.length === 0 ? (
        <Nothing query={query} />
      ) : (
        <ul ref={list} aria-label="Cases" className="flex flex-col gap-2.5">
          {items.map((card) => (
            <CaseRow key={card.id} card={card} onClaim={() => void claim(card)} />
          ))}
        </ul>
      )}
      <MorePages {...more} />
      <div className="mt-6 flex justify-end">
        <KeysHelp keys={help} open={helping} onOpenChange={setHelping} />
      </div>
    </>
  );
}

function Nothing({ query }: { query: CaseQuery }) {
  const { status, ...narrowing } = query;
  const { claim, targetType, reason, roomId, subjectId } = narrowing;
  if (status === "decided" || narrowing.query || claim || targetType || reason || roomId || subjectId)
    return (
      <EmptyState icon={<Inbox />} title="No case like that">
        Nothing here fits what you are looking for.
      </EmptyState>
    );
  return (
    <EmptyState icon={<Inbox />} title="All done">
      There is no open case for you to decide. New ones show up here.
    </EmptyState>
  );
}

const links = (list: HTMLElement | null) => [
  ...(list?.querySelectorAll<HTMLElement>("[data-case] a[data-open]") ?? []),
];

function focusedCase(list: HTMLElement | null) {
  const row = document.activeElement?.closest<HTMLElement>("[data-case]");
  return row && list?.contains(row) ? row.dataset.case : undefined;
}

/** Moves the focus by a case; to the first one when none has it. */
function step(list: HTMLElement | null, by: 1 | -1) {
  const all = links(list);
  const at = all.findIndex((link) => link.closest("[data-case]")?.contains(document.activeElement));
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
