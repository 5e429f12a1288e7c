import { z } from "zod";
import { id } from "../input";
import type { MediaCard } from "../media/schema";
import { openRef, visibilities } from "../playlists/schema";
import { exportFormats } from "./formats";

/** How much a file that is imported may hold, in bytes of UTF-8. */
export const MAX_IMPORT_BYTES = 1024 * 1024;

export const exportParams = z.strictObject({ id });
export const exportQuery = z.strictObject({
  format: z.enum(exportFormats),
  share: openRef.shape.share,
});

/**
 * A file as text. The new list is called what the file calls it, then `name`, and is private unless something else is
 * asked for; `confirmed` as when media are added.
 */
export const importInput = z.strictObject({
  text: z.string().min(1, "That file is empty."),
  name: z.string().max(500).default(""),
  visibility: z.enum(visibilities).default("private"),
  confirmed: z.boolean().default(false),
});
export type ImportInput = z.output<typeof importInput>;

/**
 * Why an item was not taken over: nothing here is like it, only something that may be another recording (`closest`), the
 * list was full, or there was no time left to look.
 */
export type Reason = "unknown" | "unlike" | "full" | "late";

/** An item of a file that was not taken over; `place` counts from 1. */
export type Unmatched = {
  place: number;
  title: string;
  artist: string;
  reason: Reason;
  closest: MediaCard | null;
};

/** What came of an import. There is no list when nothing was found. */
export type ImportReport = {
  playlistId: string | null;
  title: string;
  /** How many items the file had, and how many of them are in the list. */
  count: number;
  added: number;
  /** In the file's order, at most `NAMED`. */
  unmatched: Unmatched[];
};

/** How many of the items that were not found are named. */
export const NAMED = 500;

/** oEmbed 1.0, section 2.2. Consumers send parameters of their own, which are passed over. */
export const oembedQuery = z.object({
  url: z.url().max(500),
  format: z.string().max(20).default("json"),
  maxwidth: z.coerce.number().int().min(1).max(10_000).optional(),
  maxheight: z.coerce.number().int().min(1).max(10_000).optional(),
});
