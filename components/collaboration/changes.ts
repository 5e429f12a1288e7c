import type { Change, ChangePage } from "@/lib/playlists/change-schema";

/** The newest page before what is known of a list's history; what joins it without a gap stays. */
export function withNewest(known: ChangePage | undefined, newest: ChangePage): ChangePage {
  const last = newest.items.at(-1)?.version;
  if (!known || last === undefined || newest.nextCursor === null) return newest;
  if (!known.items.some(({ version }) => version >= last)) return newest;
  const older = known.items.filter(({ version }) => version < last);
  return {
    items: [...newest.items, ...older.map((change) => afterReverts(change, newest.items))],
    nextCursor: older.length > 0 ? known.nextCursor : newest.nextCursor,
  };
}

/** Whether a change from further down is reverted by now: what reverted it may have been reverted itself. */
function afterReverts(change: Change, newer: Change[]): Change {
  const reverting = newer.filter(({ reverts }) => reverts === change.version);
  return reverting.length > 0 ? { ...change, reverted: reverting.some((one) => !one.reverted) } : change;
}

/** The next page after what is known; what stands in both is there once. */
export function withOlder(known: ChangePage, { items, nextCursor }: ChangePage): ChangePage {
  const last = known.items.at(-1)?.version ?? Number.POSITIVE_INFINITY;
  return { items: [...known.items, ...items.filter(({ version }) => version < last)], nextCursor };
}
