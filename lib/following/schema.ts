import { z } from "zod";
import { id } from "../input";
import type { MediaCard } from "../media/schema";
import type { PlaylistCard, PlaylistPage, PlaylistSource } from "../playlists/schema";
import { pageInput } from "../playlists/schema";
import type { User } from "../users/schema";

/** How many lists a user may follow. */
export const MAX_FOLLOWS = 1_000;

/** New items are counted up to this many, for a list as for the feed. */
export const MOST_NEW = 99;

/** What a viewer has to do with a list that they may open: whether they follow it, and whether it is theirs. */
export type Standing = { following: boolean; followers: number; own: boolean };

/** A user as everyone sees them: `playlists` and `followers` count their public lists and who follows those. */
export type Profile = {
  user: User;
  since: string;
  playlists: number;
  followers: number;
  first: PlaylistPage;
};

/** A handle as it stands in a profile's address. */
export const profileParams = z.strictObject({
  handle: z.string().regex(/^[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?$/),
});

/** One item that came into a followed list; `fresh` since the viewer looked last. */
export type FeedItem = { id: string; media: MediaCard; addedAt: string; fresh: boolean };

/** A followed list with the newest of its items, which the viewer may see and others have added; `fresh` is how many are new. */
export type FeedEntry = { playlist: PlaylistCard; share: string | null; items: FeedItem[]; fresh: number };
export type FeedPage = { items: FeedEntry[]; nextCursor: string | null };

/** A page of the feed, the list with the latest item first. */
export const feedInput = pageInput.extend({ limit: z.number().int().min(1).max(20).default(8) });
export type FeedInput = z.output<typeof feedInput>;

/** Says that everything up to a moment has been seen in the feed, of the lists that were shown. */
export const seenInput = z.strictObject({
  playlistIds: z.array(id).min(1).max(20),
  upTo: z.iso.datetime({ precision: 3 }).regex(/^[12]/),
});
export type SeenInput = z.output<typeof seenInput>;

export const nothing = z.strictObject({});

/** An item of the forked list that the fork has not met; `there`: its media is in the fork all the same. */
export type UpstreamAdded = {
  itemId: string;
  media: MediaCard;
  note: string;
  addedAt: string;
  there: boolean;
};

/** An item of the fork whose original has left the forked list; `originId` names that one. */
export type UpstreamRemoved = { itemId: string; originId: string; media: MediaCard };

/** How a fork and the list it came from have grown apart; each at most `MAX_UPSTREAM` of what `counts` says. */
export type Upstream = {
  source: PlaylistSource;
  added: UpstreamAdded[];
  removed: UpstreamRemoved[];
  counts: { added: number; removed: number };
};

export const MAX_UPSTREAM = 50;

/** An item of the forked list to take over. `confirmed`: what an `Exposure` asks was answered with yes. */
export const takeInput = z.strictObject({
  playlistId: id,
  originId: id,
  confirmed: z.boolean().default(false),
});
export type TakeInput = z.output<typeof takeInput>;

/** Whether the fork has met an item of the forked list: declines what was added there, keeps what was removed; and back. */
export const meetInput = z.strictObject({ playlistId: id, originId: id, met: z.boolean() });
export type MeetInput = z.output<typeof meetInput>;
