import { z } from "zod";
import { whole } from "./schema";

const MAX_REPLAY_PAGE = 200;

/**
 * A page of a conversation by the moments of its media: what was said `before` or `after` a moment, there the messages
 * with a lower or higher `seq`.
 */
export const replayQuery = z.strictObject({
  towards: z.enum(["before", "after"]),
  ms: whole,
  seq: whole,
  limit: whole.pipe(z.number().min(1).max(MAX_REPLAY_PAGE)).optional(),
});
export type ReplayQuery = z.output<typeof replayQuery>;
