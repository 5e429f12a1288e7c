import { z } from "zod";
import { id, text } from "../input";
import type { MediaCard } from "../media/schema";
import { isOrderKey } from "../playlists/order";

export const builtInKinds = ["watch_later", "liked"] as const;
export type BuiltInKind = (typeof builtInKinds)[number];

/** How much a built-in list may hold, and how much of one, or of the history, comes at once. */
export const limits = { items: 5_000, page: 48 } as const;

/**
 * One media in a built-in list; `media` is null while the viewer may not see it. `positionMs` is where they left off in
 * it, null when they are not in the middle of it.
 */
export type LibraryItem = {
  id: string;
  mediaId: string;
  position: string;
  media: MediaCard | null;
  positionMs: number | null;
};
export type LibraryPage = { items: LibraryItem[]; nextCursor: string | null; count: number };

/** One media in the history, with the moment when it was last played and how far that went. */
export type HistoryEntry = {
  mediaId: string;
  media: MediaCard | null;
  positionMs: number;
  watchedAt: string;
};
export type HistoryPage = { items: HistoryEntry[]; nextCursor: string | null };

/** What the built-in lists and the history know of one media. */
export type Marks = { watchLater: boolean; liked: boolean; positionMs: number | null };

/** Where the viewer left off in what they played lately; `at` in milliseconds since 1970. */
export type Progress = { mediaId: string; positionMs: number; durationMs: number; at: number };

/** A media that the viewer has begun; `at` as in `Progress`. */
export type Begun = { media: MediaCard; positionMs: number; at: number };

const kind = z.enum(builtInKinds);

/** A place in a list as its order key says it. */
const position = z.string().refine(isOrderKey, "That is not a place in a list.");

/** `position` gives back the place of what was taken out. */
export const keepInput = z.strictObject({ kind, mediaId: id, position: position.optional() });
export type KeepInput = z.output<typeof keepInput>;

export const dropInput = z.strictObject({ kind, mediaId: id });
export type DropInput = z.output<typeof dropInput>;

export const listInput = z.strictObject({
  kind,
  cursor: position.optional(),
  limit: z.int().min(1).max(limits.page).default(limits.page),
});
export type ListInput = z.output<typeof listInput>;

export const kindInput = z.strictObject({ kind });

/** A moment as `toISOString` writes it, in years that PostgreSQL and JavaScript agree on. */
const moment = z.iso.datetime({ precision: 3 }).regex(/^[12]/);

/** A page of the history, latest first. The cursor is the last one's moment and media. */
export const historyInput = z.strictObject({
  query: text(0, 200).optional(),
  cursor: z
    .string()
    .regex(
      /^[12]\d{3}-\d\d-\d\dT[\d:.]{12}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      "That is not a page.",
    )
    .optional(),
  limit: z.int().min(1).max(limits.page).default(limits.page),
});
export type HistoryInput = z.output<typeof historyInput>;

export const mediaInput = z.strictObject({ mediaId: id });
export const marksParams = z.strictObject({ id });

/** What `forgetEntry` answered, given back to undo it. */
export const entryInput = z.strictObject({
  mediaId: id,
  positionMs: z.int().min(0).max(2_147_483_647),
  watchedAt: moment,
});
export type EntryInput = z.output<typeof entryInput>;

export const pauseInput = z.strictObject({ paused: z.boolean() });
export const nothing = z.strictObject({});
