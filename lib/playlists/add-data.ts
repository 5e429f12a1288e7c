import "server-only";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { findCards } from "../media/data";
import type { SignedIn } from "../viewer";
import { editableBy } from "./access-data";
import { change } from "./change-data";
import { createPlaylist } from "./data";
import type { AddItemsInput } from "./edit-schema";
import { refuseExposure } from "./exposure-data";
import { insertItems } from "./insert-data";
import { itemColumns, toItems } from "./items-data";
import type { CreateInput } from "./schema";

/**
 * Puts media into a list. Those that are in it already (`there`) come in again only when that is allowed. Throws
 * `not_found` for media that the viewer may not see, and a `conflict` with an `Exposure` for what needs a question.
 */
export async function addItems(viewer: SignedIn, input: AddItemsInput) {
  const { playlistId, version, at, allowDuplicates, confirmed } = input;
  const mediaIds = allowDuplicates ? input.mediaIds : [...new Set(input.mediaIds)];
  const { ids, ...changed } = await change(
    viewer,
    { playlistId, version },
    editableBy(viewer),
    async (tx, list) => {
      await requireMedia(tx, viewer, mediaIds);
      const { fresh, there } = await withoutDuplicates(tx, playlistId, mediaIds, allowDuplicates);
      if (fresh.length === 0) return { result: { ids: [], there }, record: null };
      if (!confirmed) await refuseExposure(tx, viewer, list, fresh);
      const rows = fresh.map((mediaId) => ({ mediaId, addedById: viewer.id }));
      const added = await insertItems(tx, playlistId, rows, at);
      const items = added.map(({ id, mediaId }) => ({ id, mediaId }));
      return { result: { ids: added.map(({ id }) => id), there }, record: { kind: "added", items } };
    },
  );
  return { ...changed, items: await findThem(viewer, ids) };
}

async function requireMedia(tx: Transaction, viewer: SignedIn, mediaIds: string[]) {
  const cards = await findCards(viewer, mediaIds, tx);
  if (mediaIds.some((id) => !cards.has(id)))
    throw new AppError("not_found", "That title is no longer available.");
}

/** Splits media into those to add, in the order given, and those that are in the list and not to be added again. */
export async function withoutDuplicates(
  tx: Transaction,
  playlistId: string,
  mediaIds: string[],
  allowDuplicates = false,
) {
  if (allowDuplicates) return { fresh: mediaIds, there: [] };
  const where = { playlistId, mediaId: { in: mediaIds } };
  const rows = await tx.playlistItem.findMany({ where, select: { mediaId: true } });
  const known = new Set(rows.map(({ mediaId }) => mediaId));
  const there = mediaIds.filter((id) => known.has(id));
  return { fresh: mediaIds.filter((id) => !known.has(id)), there };
}

async function findThem(viewer: SignedIn, ids: string[]) {
  if (ids.length === 0) return [];
  const rows = await db.playlistItem.findMany({
    where: { id: { in: ids } },
    orderBy: { position: "asc" },
    select: itemColumns,
  });
  return toItems(viewer, rows);
}

/**
 * Makes a playlist, with a first item when a media is named. Answers what `Shelf` needs. Throws as `addItems` and
 * `createPlaylist` do.
 */
export async function createPlaylistWith(viewer: SignedIn, input: CreateInput) {
  const { mediaId, confirmed, ...form } = input;
  const itemIds: string[] = [];
  const id = await createPlaylist(viewer, form, async (tx, playlistId) => {
    if (!mediaId) return;
    await requireMedia(tx, viewer, [mediaId]);
    const list = { id: playlistId, visibility: form.visibility };
    if (!confirmed) await refuseExposure(tx, viewer, list, [mediaId]);
    const items = await insertItems(tx, playlistId, [{ mediaId, addedById: viewer.id }]);
    itemIds.push(...items.map((item) => item.id));
  });
  return { id, title: form.title, visibility: form.visibility, ownerId: viewer.id, itemIds };
}
