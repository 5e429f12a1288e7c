import { z } from "zod";
import { text } from "../input";
import { limits } from "./limits";
import { type PlaylistCard, tag } from "./schema";

/** What a list holds: films only, music only, or both. */
export const contents = ["video", "audio", "mixed"] as const;
export type Contents = (typeof contents)[number];

/** How long a list plays: up to a quarter of an hour, up to an hour, longer. */
export const lengths = ["short", "medium", "long"] as const;
export type Length = (typeof lengths)[number];

/** `best` is the order of a search, and the same as `trending` without one. */
export const sorts = ["best", "trending", "followers", "recent"] as const;
export type Sort = (typeof sorts)[number];

/** Where each length begins and ends, in milliseconds. */
export const bounds: Record<Length, [from: number, to: number | null]> = {
  short: [0, 15 * 60_000],
  medium: [15 * 60_000, 60 * 60_000],
  long: [60 * 60_000, null],
};

const MAX_TAGS = 4;

/** A request of `GET /api/playlists`. A list has to have every `tag` that is named (by repeating the key). */
export const exploreQuery = z.strictObject({
  query: text(0, 200).optional(),
  kind: z.enum(contents).optional(),
  length: z.enum(lengths).optional(),
  tag: z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(tag).max(MAX_TAGS)),
  sort: z.enum(sorts).default("best"),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(limits.page).default(24),
});
export type ExploreQuery = z.output<typeof exploreQuery>;

export const nothing = z.strictObject({});

/** A theme, and how many of the public lists have it. */
export type TagCount = { tag: string; count: number };

/** One of the rows that Explore begins with; `href` is where all of its lists are. */
export type CuratedRow = { title: string; href: string; playlists: PlaylistCard[] };
