import "server-only";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { findCards } from "../media/data";
import type { SignedIn } from "../viewer";
import { editableBy, playlistGone, visibleTo } from "./access-data";
import { withoutDuplicates } from "./add-data";
import { type ChangingList, change, inChange, keep, raise } from "./change-data";
import type { KeptItem } from "./change-schema";
import type { CopyItemsInput, TransferItemsInput } from "./edit-schema";
import { refuseExposure } from "./exposure-data";
import { insertItems } from "./insert-data";
import { itemGone } from "./move-data";
import { findKept, takeOut } from "./remove-data";

/**
 * Copies items, with their notes and parts, from a list that the viewer may open into one that they may change. What
 * they may not see is left out. `there` are media that are in the other list and were not to come in again.
 */
export async function copyItems(viewer: SignedIn, input: CopyItemsInput) {
  const source = await db.playlist.count({
    where: { AND: [{ id: input.playlistId }, visibleTo(viewer, input.share)] },
  });
  if (source === 0) throw playlistGone();
  return change(viewer, { playlistId: input.toPlaylistId }, editableBy(viewer), async (tx, list) => {
    const items = await seenBy(tx, viewer, await findKept(tx, input.playlistId, input.itemIds));
    if (items.length === 0) throw itemGone();
    const { fresh, there } = await split(tx, list.id, items, input.allowDuplicates);
    if (fresh.length === 0) return { result: { copied: 0, there }, record: null };
    const added = await bringIn(tx, viewer, list, fresh, input);
    const from = { playlistId: input.playlistId };
    return { result: { copied: added.length, there }, record: { kind: "added", items: added, from } };
  });
}

/**
 * Moves items from one list to another, both of which the viewer may change, in one transaction. Media that are in the
 * other list (`there`) and are not to come in again stay where they are.
 */
export function moveItemsTo(viewer: SignedIn, input: TransferItemsInput) {
  const { playlistId, toPlaylistId } = input;
  if (playlistId === toPlaylistId) throw new AppError("invalid", "Those are in that list already.");
  return inChange(async (tx) => {
    const [source, target] = await raiseBoth(tx, viewer, playlistId, toPlaylistId);
    const items = await findKept(tx, playlistId, input.itemIds);
    if (items.length === 0) throw itemGone();
    const { fresh, there } = await split(tx, toPlaylistId, items, input.allowDuplicates);
    const to = { playlistId: toPlaylistId, version: target.version, visibility: target.visibility };
    const result = { itemIds: fresh.map(({ id }) => id), there, to };
    const { version, visibility } = source;
    if (fresh.length === 0) {
      const present = { ...result, to: { ...to, version: to.version - 1 } };
      return { result: { ...present, version: version - 1, visibility }, changed: [] };
    }
    const added = await bringIn(tx, viewer, target, fresh, input);
    const removed = await takeOut(tx, playlistId, result.itemIds);
    await keep(tx, viewer, source, { kind: "removed", items: removed, to: { playlistId: toPlaylistId } });
    await keep(tx, viewer, target, { kind: "added", items: added, from: { playlistId } });
    return { result: { ...result, version, visibility }, changed: [source, target] };
  });
}

/** Two lists are always locked in the same order, so that two moves between them never wait for each other. */
async function raiseBoth(tx: Transaction, viewer: SignedIn, ...ids: [string, string]) {
  const lists = new Map<string, ChangingList>();
  for (const playlistId of ids.toSorted())
    lists.set(playlistId, await raise(tx, { playlistId }, editableBy(viewer)));
  const [source, target] = ids.map((id) => lists.get(id));
  if (!source || !target) throw playlistGone();
  return [source, target] as const;
}

async function seenBy(tx: Transaction, viewer: SignedIn, items: KeptItem[]) {
  const cards = await findCards(
    viewer,
    items.map(({ mediaId }) => mediaId),
    tx,
  );
  return items.filter(({ mediaId }) => cards.has(mediaId));
}

/** Without duplicates a media that is among the items twice goes over once as well. */
async function split(tx: Transaction, playlistId: string, items: KeptItem[], allowDuplicates = false) {
  const mediaIds = [...new Set(items.map(({ mediaId }) => mediaId))];
  const { there } = await withoutDuplicates(tx, playlistId, mediaIds, allowDuplicates);
  if (allowDuplicates) return { fresh: items, there };
  const known = new Set(there);
  const fresh = items.filter(({ mediaId }) => !known.has(mediaId) && known.add(mediaId));
  return { fresh, there };
}

async function bringIn(
  tx: Transaction,
  viewer: SignedIn,
  list: ChangingList,
  items: KeptItem[],
  { at, confirmed }: Pick<CopyItemsInput, "at" | "confirmed">,
) {
  const mediaIds = items.map(({ mediaId }) => mediaId);
  if (!confirmed) await refuseExposure(tx, viewer, list, mediaIds);
  const rows = items.map(({ mediaId, note, startMs, endMs }) => ({ mediaId, note, startMs, endMs }));
  const added = await insertItems(
    tx,
    list.id,
    rows.map((row) => ({ ...row, addedById: viewer.id })),
    at,
  );
  return added.map(({ id, mediaId }) => ({ id, mediaId }));
}
