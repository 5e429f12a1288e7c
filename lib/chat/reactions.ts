import type { Message, Reaction } from "./schema";

/** A reaction as one reader sees it. */
type ShownReaction = Reaction & { mine: boolean };

/** What a reader has asked for and the server has not answered yet: emoji on (true) or off. */
export type Wished = ReadonlyMap<string, boolean>;

/**
 * The reactions of a message as its reader sees them: those that are stored, with what the reader wishes already taken
 * in. `mine` are the emoji that are stored as the reader's.
 */
export function reactionsFor(
  { reactions }: Pick<Message, "reactions">,
  mine: readonly string[],
  wished: Wished,
): ShownReaction[] {
  const isMine = (emoji: string) => wished.get(emoji) ?? mine.includes(emoji);
  const stored = reactions.map(({ emoji, count }) => ({
    emoji,
    count: count + Number(isMine(emoji)) - Number(mine.includes(emoji)),
    mine: isMine(emoji),
  }));
  const known = new Set(reactions.map(({ emoji }) => emoji));
  const added = [...wished].filter(([emoji, on]) => on && !known.has(emoji));
  return [...stored, ...added.map(([emoji]) => ({ emoji, count: 1, mine: true }))].filter(
    ({ count }) => count > 0,
  );
}
