import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { AppError } from "../errors";
import type { SignedIn } from "../viewer";
import { editableBy } from "./access-data";
import { change, type Done } from "./change-data";
import type { MoveItemsInput, Place } from "./edit-schema";
import { END, keysBetween, MAX_KEY } from "./order";

type Placed = { id: string; position: string };
type Row = Placed & { mediaId: string };
type Moved = { items: Placed[]; renewed: boolean };

/** Before every key. */
const START = "";

/**
 * Puts items of a list to another place, where they stand in the order that they had; `renewed` says that every position
 * is a new one. Throws `conflict` when one of them, or the one that they go behind, has left the list.
 */
export function moveItems(viewer: SignedIn, { playlistId, version, itemIds, to }: MoveItemsInput) {
  return change(viewer, { playlistId, version }, editableBy(viewer), async (tx) => {
    const items = await findThem(tx, playlistId, itemIds);
    if (items.length !== itemIds.length) throw itemGone();
    const gap = await gapAt(tx, playlistId, itemIds, await edgeOf(tx, playlistId, itemIds, to));
    if (items.every(({ position }) => within(position, gap)))
      return { result: { items: items.map(placeOf), renewed: false }, record: null };
    const placed = place(items, gap);
    if (placed.some(({ position }) => position.length > MAX_KEY)) return renew(tx, playlistId, items, gap);
    await setPositions(tx, playlistId, placed);
    return { result: { items: placed, renewed: false }, record: { kind: "moved", items } };
  });
}

const placeOf = ({ id, position }: Row): Placed => ({ id, position });

async function findThem(tx: Transaction, playlistId: string, ids: string[]): Promise<Row[]> {
  return tx.playlistItem.findMany({
    where: { playlistId, id: { in: ids } },
    orderBy: { position: "asc" },
    select: { id: true, position: true, mediaId: true },
  });
}

/** The last position before the place meant; the items that are moved do not count. */
async function edgeOf(tx: Transaction, playlistId: string, itemIds: string[], to: Place) {
  if (to === "top") return START;
  if (to === "bottom") return END;
  if ("after" in to) {
    const [after] = await findThem(tx, playlistId, [to.after]);
    if (!after) throw itemGone();
    return after.position;
  }
  if (to.index === 0) return START;
  const others = await tx.playlistItem.findMany({
    where: { playlistId, id: { notIn: itemIds } },
    orderBy: { position: "asc" },
    skip: to.index - 1,
    take: 1,
    select: { position: true },
  });
  return others[0]?.position ?? END;
}

type Gap = { before: string | null; after: string | null };

/** The neighbours that a place has, without the items that are moved. */
async function gapAt(tx: Transaction, playlistId: string, itemIds: string[], edge: string): Promise<Gap> {
  const others = Prisma.sql`
    SELECT position FROM playlist_item WHERE playlist_id = ${playlistId}::uuid AND id <> ALL(${itemIds}::uuid[])`;
  const [gap] = await tx.$queryRaw<[Gap]>`
    SELECT (${others} AND position <= ${edge} ORDER BY position DESC LIMIT 1) AS before,
      (${others} AND position > ${edge} ORDER BY position LIMIT 1) AS after`;
  return gap;
}

function within(position: string, { before, after }: Gap) {
  return (before === null || position > before) && (after === null || position < after);
}

function place(items: Row[], { before, after }: Gap): Placed[] {
  const keys = keysBetween(before, after, items.length);
  return items.map(({ id }, index) => ({ id, position: keys[index] ?? "" }));
}

/** Gives items of a list new positions in one statement, at whose end no two may be the same. */
export async function setPositions(tx: Transaction, playlistId: string, placed: Placed[]) {
  const [ids, positions] = [placed.map(({ id }) => id), placed.map(({ position }) => position)];
  await tx.$executeRaw`
    UPDATE playlist_item SET position = placed.position
    FROM unnest(${ids}::uuid[], ${positions}::text[]) AS placed(id, position)
    WHERE playlist_item.id = placed.id AND playlist_id = ${playlistId}::uuid`;
}

/** Gives items short keys in the order of their ids, which is the whole list's from now on. Answers that order. */
export async function setOrder(tx: Transaction, playlistId: string, ids: string[]): Promise<Placed[]> {
  const keys = keysBetween(null, null, ids.length);
  const order = ids.map((id, index) => ({ id, position: keys[index] ?? "" }));
  await setPositions(tx, playlistId, order);
  return order;
}

/** The same with a short key for every item of the list, which from then on stands in another order. */
async function renew(
  tx: Transaction,
  playlistId: string,
  items: Row[],
  { before }: Gap,
): Promise<Done<Moved>> {
  const rows = await orderOf(tx, playlistId);
  const moved = new Set(items.map(({ id }) => id));
  const others = rows.filter(({ id }) => !moved.has(id));
  const index = before === null ? 0 : others.findIndex(({ position }) => position === before) + 1;
  const ids = others.toSpliced(index, 0, ...items).map(({ id }) => id);
  const order = await setOrder(tx, playlistId, ids);
  const result = { items: order.filter(({ id }) => moved.has(id)), renewed: true };
  return { result, record: { kind: "sorted", by: "hand", order: rows.map(({ id }) => id), renewed: true } };
}

/** The ids and positions of a whole list, in order. */
export function orderOf(tx: Transaction, playlistId: string): Promise<Placed[]> {
  return tx.playlistItem.findMany({
    where: { playlistId },
    orderBy: { position: "asc" },
    select: { id: true, position: true },
  });
}

/** What was to be changed has left the list meanwhile. */
export function itemGone() {
  return new AppError("conflict", "The playlist has changed meanwhile. Here is how it is now.");
}
