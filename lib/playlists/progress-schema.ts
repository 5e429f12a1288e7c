import { z } from "zod";
import { id } from "../input";
import { openRef } from "./schema";

/** No media is longer than a 32-bit number of milliseconds, which is 24 days. */
const positionMs = z.number().int().min(0).max(2_147_483_647);

export const progressInput = openRef.extend({ itemId: id, positionMs });
export type ProgressInput = z.output<typeof progressInput>;

/** Where this browser left off, and when by its clock (milliseconds since 1970): the later one of the two counts. */
export const resumeInput = openRef.extend({
  local: z.strictObject({ itemId: id, positionMs, at: z.number().int().min(0) }).optional(),
});
export type ResumeInput = z.output<typeof resumeInput>;

/** Where a list goes on: the item, the position within its media, and how much of the list is left from there. */
export type Resume = { itemId: string; positionMs: number; title: string; leftMs: number };
