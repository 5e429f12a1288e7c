import { z } from "zod";
import { id, text } from "../input";
import { limits } from "./limits";
import { openRef } from "./schema";

/** A change to a list's items. A `version` says of which version the sender's order is, and any other is a conflict. */
const edit = z.strictObject({
  playlistId: id,
  version: z.number().int().min(0).max(2_147_483_647).optional(),
});

const mediaIds = z.array(id).min(1).max(limits.adding);
const itemIds = z
  .array(id)
  .min(1)
  .max(limits.items)
  .transform((ids) => [...new Set(ids)]);

/**
 * How items come into a list: at which end (the bottom unless said), whether those that are in it already come in again, and whether it may be
 * shown to others what not everyone finds by themselves (`Exposure`).
 */
const entry = {
  at: z.enum(["top", "bottom"]).optional(),
  allowDuplicates: z.boolean().optional(),
  confirmed: z.boolean().optional(),
};

export const addItemsInput = edit.extend({ mediaIds, ...entry });
export type AddItemsInput = z.output<typeof addItemsInput>;

export const removeItemsInput = edit.extend({ itemIds });
export type RemoveItemsInput = z.output<typeof removeItemsInput>;

/** Where items are put: at an end, behind an item, or at a place among the others, counted from 0. */
const place = z.union([
  z.enum(["top", "bottom"]),
  z.strictObject({ after: id }),
  z.strictObject({ index: z.number().int().min(0).max(limits.items) }),
]);
export type Place = z.output<typeof place>;

export const moveItemsInput = edit.extend({ itemIds, to: place });
export type MoveItemsInput = z.output<typeof moveItemsInput>;

export const sortKeys = ["title", "artist", "duration", "added"] as const;
export type SortKey = (typeof sortKeys)[number];

export const sortItemsInput = edit.extend({ by: z.enum(sortKeys), descending: z.boolean().optional() });
export type SortItemsInput = z.output<typeof sortItemsInput>;

/** A place within a media, in milliseconds; a week is longer than any. */
const time = z.number().int().min(0).max(604_800_000).nullable();

export const editItemInput = edit.extend({
  itemId: id,
  note: text(0, limits.note),
  startMs: time,
  endMs: time,
});
export type EditItemInput = z.output<typeof editItemInput>;

/** `share` is the end of the link by which the list that is copied from was opened. */
export const copyItemsInput = openRef.extend({ itemIds, toPlaylistId: id, ...entry });
export type CopyItemsInput = z.output<typeof copyItemsInput>;

export const transferItemsInput = copyItemsInput.omit({ share: true });
export type TransferItemsInput = z.output<typeof transferItemsInput>;

/**
 * The version that a change made, as it was answered, with `confirmed` as when media are added; and a page of changes,
 * newest first, before such a version.
 */
export const changeRef = z.strictObject({
  playlistId: id,
  version: z.number().int().min(1).max(2_147_483_647),
  confirmed: z.boolean().optional(),
});
export type ChangeRef = z.output<typeof changeRef>;

export const changePageInput = z.strictObject({
  playlistId: id,
  cursor: z.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.number().int().min(1).max(limits.changePage).default(30),
});
export type ChangePageInput = z.output<typeof changePageInput>;
