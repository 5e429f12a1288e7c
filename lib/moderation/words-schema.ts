import { z } from "zod";
import { id, line } from "../input";

export const wordKinds = ["normalised", "literal"] as const;
/** `normalised`: however it is written; `literal`: as it stands, but in capitals too. */
export type WordKind = (typeof wordKinds)[number];

export const wordActions = ["hold", "block", "allow"] as const;
export type WordAction = (typeof wordActions)[number];

/** A rule of a list of words. */
export type WordRule = { id: string; kind: WordKind; pattern: string; action: WordAction; createdAt: string };

/** So many rules may a list have. */
export const MAX_WORDS = 500;

/** As long as a pattern may be; more than one word is a phrase. */
const MAX_PATTERN = 60;

/** Whose list: a room's, or the site's when it is null. */
const list = z.strictObject({ roomId: id.nullable() });
export const wordList = list;

export const newWords = list.extend({
  kind: z.enum(wordKinds).default("normalised"),
  action: z.enum(wordActions),
  patterns: z.array(line(1, MAX_PATTERN)).min(1).max(MAX_WORDS),
});
export type NewWords = z.output<typeof newWords>;

export const wordRef = list.extend({ id });
export const wordTry = list.extend({ text: z.string().min(1).max(2_000) });
