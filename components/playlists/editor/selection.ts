/** Which items are chosen, the one that a range begins at, and what the last range took in. */
export type Selection = { ids: ReadonlySet<string>; anchor: string | null; range: readonly string[] };

export const nothing: Selection = { ids: new Set(), anchor: null, range: [] };

/** How a click or key chooses: this one alone, in or out, or all from the last one to this. */
export type Choice = "only" | "toggle" | "range";

/** What is chosen after a choice at `id`. `order` holds the ids of the list as it stands. */
export function chosen(selection: Selection, choice: Choice, id: string, order: string[]): Selection {
  if (choice === "only") return { ids: new Set([id]), anchor: id, range: [] };
  if (choice === "range") return withRange(selection, id, order);
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id, range: [] };
}

export function everything(order: string[]): Selection {
  return { ids: new Set(order), anchor: order[0] ?? null, range: [] };
}

/** What is left of a selection in a list that has changed; the same object when nothing is lost. */
export function remaining(selection: Selection, order: string[]): Selection {
  if (selection.ids.size === 0) return selection;
  const present = new Set(order);
  const ids = [...selection.ids].filter((id) => present.has(id));
  if (ids.length === selection.ids.size) return selection;
  const anchor = selection.anchor && present.has(selection.anchor) ? selection.anchor : null;
  return { ids: new Set(ids), anchor, range: selection.range };
}

/** A range adds to what is chosen already, and keeps where it began: drawn again, it takes the place of the last one. */
function withRange({ ids, anchor, range }: Selection, id: string, order: string[]): Selection {
  const from = anchor === null ? -1 : order.indexOf(anchor);
  const to = order.indexOf(id);
  if (from < 0) return { ids: new Set([...ids, id]), anchor: id, range: [id] };
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  const last = new Set(range);
  const others = [...ids].filter((other) => !last.has(other));
  return { ids: new Set([...others, ...between]), anchor, range: between };
}
