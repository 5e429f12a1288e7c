import { z } from "zod";
import { id, line, text } from "../input";
import type { MediaCard, PlayableMedia } from "../media/schema";
import type { User } from "../users/schema";
import { limits } from "./limits";
import { isOrderKey } from "./order";

export const collaboratorRoles = ["editor", "suggester"] as const;
export type CollaboratorRole = (typeof collaboratorRoles)[number];

export const visibilities = ["public", "unlisted", "private"] as const;
export type Visibility = (typeof visibilities)[number];

/** What the mosaic on a playlist's cover is made of. */
export type Cover = Pick<MediaCard, "id" | "posterSmallUrl" | "colour">;

/** What a card shows of a playlist. `count` is of the media that the viewer may see. */
export type PlaylistCard = {
  id: string;
  title: string;
  visibility: Visibility;
  count: number;
  covers: Cover[];
  owner: User;
  followers: number;
  updatedAt: string;
};

/** A playlist as its page shows it; `version` grows with every change to it. */
export type PlaylistDetails = PlaylistCard & {
  description: string;
  durationMs: number;
  version: number;
  tags: string[];
  /** The media whose picture is the cover; null for a mosaic of the first ones, also while that media is not to be seen. */
  coverMediaId: string | null;
  /** The list that this one was forked from, while the viewer may open that one. */
  forkedFrom: PlaylistSource | null;
};

export type PlaylistSource = { id: string; title: string; owner: User };

/** Why an item's media cannot be seen. It comes back when the media does. */
export type Unavailable = "private" | "removed" | "failed";

/**
 * One media at one place. `position` is a fractional index, `startMs` and `endMs` the part that is played (null: the
 * media's own start or end). While the viewer may not see the media, `media` is null and `unavailable` says why.
 */
export type PlaylistItem = {
  id: string;
  position: string;
  media: MediaCard | null;
  unavailable: Unavailable | null;
  note: string;
  startMs: number | null;
  endMs: number | null;
  addedBy: User | null;
  addedAt: string;
};

/** `version` is the list's when the page was read, or an earlier one. */
export type ItemPage = { items: PlaylistItem[]; nextCursor: string | null; version: number };
export type PlaylistPage = { items: PlaylistCard[]; nextCursor: string | null };

/** A playlist that the viewer may add to, and the item that holds the media in question (null: not in it). */
export type Shelf = {
  id: string;
  title: string;
  visibility: Visibility;
  ownerId: string;
  itemIds: string[];
};

/** One entry of the queue that playing a playlist hands to the player. */
export type PlaylistEntry = {
  itemId: string;
  media: PlayableMedia;
  /** The part that is played, in milliseconds; null is the media's own start or end. */
  startMs: number | null;
  endMs: number | null;
  /** How many items right before this one cannot be played at the moment, if any. */
  skipped?: number;
};

const position = z.string().refine(isOrderKey, "That is not a place in a playlist.");

/** A theme in a few words and in lower case, such as "slow cinema". */
export const tag = line(1, limits.tag)
  .transform((words) => words.normalize("NFC").toLowerCase().replace(/\s+/g, " "))
  .refine(
    (words) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N} &'’+-]*$/u.test(words),
    "Letters and digits only, please.",
  );

const tags = z
  .array(tag)
  .max(limits.tags, `At most ${limits.tags} themes, please.`)
  .transform((all) => [...new Set(all)]);

/** The fields of a playlist's form. What is left out stays as it is. */
export const playlistInput = z.strictObject({
  title: line(1, limits.title),
  description: text(0, limits.description),
  visibility: z.enum(visibilities),
  tags: tags.optional(),
  coverMediaId: id.nullable().optional(),
});
export type PlaylistInput = z.output<typeof playlistInput>;

/** Here and below `confirmed` says that what an `Exposure` asks was answered with yes. */
export const createInput = playlistInput.extend({
  mediaId: id.optional(),
  confirmed: z.boolean().optional(),
});
export type CreateInput = z.output<typeof createInput>;

export const updateInput = playlistInput.extend({ playlistId: id, confirmed: z.boolean().optional() });
export type UpdateInput = z.output<typeof updateInput>;

export const playlistRef = z.strictObject({ playlistId: id });

/** The unguessable end of an unlisted list's link, 122 random bits in hexadecimal. */
const share = z.string().regex(/^[0-9a-f]{32}$/, "That is not a link.");

export const shareParams = z.strictObject({ token: share });

/** A playlist to open; `share` is the end of its link, for an unlisted one. */
export const openRef = z.strictObject({ playlistId: id, share: share.optional() });
export type OpenRef = z.output<typeof openRef>;

/** Without a media, shelves say nothing of what they hold. */
export const shelvesInput = z.strictObject({ mediaId: id.optional() });

/** A page of playlists, newest change first. The cursor is the last one's time of change and id. */
export const pageInput = z.strictObject({
  cursor: z
    .string()
    .max(80)
    .regex(
      /^[12]\d{3}-\d\d-\d\dT[\d:.]{12}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      "That is not a page.",
    )
    .optional(),
  limit: z.number().int().min(1).max(limits.page).default(24),
});
export type PageInput = z.output<typeof pageInput>;

/** A page of one user's public playlists. */
export const profilePageInput = pageInput.extend({ userId: id });
export type ProfilePageInput = z.output<typeof profilePageInput>;

/** A page of items in order. The cursor is the last one's position. Only people who work on the list get more than 200 at once. */
export const itemPageInput = openRef.extend({
  cursor: position.optional(),
  limit: z.number().int().min(1).max(limits.items).default(100),
});
export type ItemPageInput = z.output<typeof itemPageInput>;
