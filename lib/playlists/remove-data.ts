import "server-only";
import type { Transaction } from "../db";
import type { SignedIn } from "../viewer";
import { editableBy } from "./access-data";
import { change } from "./change-data";
import type { KeptItem } from "./change-schema";
import type { RemoveItemsInput } from "./edit-schema";
import { itemGone } from "./move-data";

/** Takes items out of a list. Answers those that were in it; throws `conflict` when none was. */
export function removeItems(viewer: SignedIn, { playlistId, version, itemIds }: RemoveItemsInput) {
  return change(viewer, { playlistId, version }, editableBy(viewer), async (tx) => {
    const items = await takeOut(tx, playlistId, itemIds);
    if (items.length === 0) throw itemGone();
    return { result: { itemIds: items.map(({ id }) => id) }, record: { kind: "removed", items } };
  });
}

/** Takes items out of a list within a `change` of it. Answers what it takes to put them back, in order. */
export async function takeOut(tx: Transaction, playlistId: string, itemIds: string[]): Promise<KeptItem[]> {
  const items = await findKept(tx, playlistId, itemIds);
  await tx.playlistItem.deleteMany({ where: { playlistId, id: { in: itemIds } } });
  return items;
}

/** Those items that are in the list, in order, as a `ChangeRecord` keeps them. */
export async function findKept(tx: Transaction, playlistId: string, itemIds: string[]): Promise<KeptItem[]> {
  const rows = await tx.playlistItem.findMany({
    where: { playlistId, id: { in: itemIds } },
    orderBy: { position: "asc" },
    omit: { playlistId: true },
  });
  return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() }));
}
