/** Which items are chosen, and the one that a range begins at. */
export type Selection = { ids: ReadonlySet<string>; anchor: string | null };

export const nothing: Selection = { ids: new Set(), anchor: null };

/** How a click or key chooses: this one alone, in or out, or all from the last one to this. */
export type Choice = "only" | "toggle" | "range";

/** What is chosen after a choice at `id`. `order` holds the ids of the list as it stands. */
export function chosen(selection: Selection, choice: Choice, id: string, order: string[]): Selection {
  if (choice === "only") return { ids: new Set([id]), anchor: id };
  if (choice === "range") return withRange(selection, id, order);
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

export function everything(order: string[]): Selection {
  return { ids: new Set(order), anchor: order[0] ?? null };
}

/** What is left of a selection in a list that has changed; the same object when nothing is lost. */
export function remaining(selection: Selection, order: string[]): Selection {
  if (selection.ids.size === 0) return selection;
  const present = new Set(order);
  const ids = [...selection.ids].filter((id) => present.has(id));
  if (ids.length === selection.ids.size) return selection;
  const anchor = selection.anchor && present.has(selection.anchor) ? selection.anchor : null;
  return { ids: new Set(ids), anchor };
}

/** A range adds to what is chosen already, and keeps where it began, so that it can be drawn again. */
function withRange({ ids, anchor }: Selection, id: string, order: string[]): Selection {
  const from = anchor === null ? -1 : order.indexOf(anchor);
  const to = order.indexOf(id);
  if (from < 0) return { ids: new Set([...ids, id]), anchor: id };
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...ids, ...between]), anchor };
}
