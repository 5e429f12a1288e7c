/** An emoji with its name (`thumbs_up`) and further words that people look for it by. */
export type Emoji = { emoji: string; name: string; words: readonly string[] };

export type EmojiGroup = { title: string; emoji: readonly Emoji[] };

/** Where each of Unicode's groups begins in their common order. */
const groups: [first: string, title: string][] = [
  ["😀", "Smileys"],
  ["👋", "People"],
  ["🐵", "Animals and nature"],
  ["🍇", "Food and drink"],
  ["🌍", "Travel and places"],
  ["🎃", "Activities"],
  ["👓", "Objects"],
  ["🏧", "Symbols"],
  ["🏁", "Flags"],
];

/** All emoji, in Unicode's order, of a record of each one's words, its name first. */
export function emojiOf(record: Record<string, readonly string[]>): Emoji[] {
  return Object.entries(record).map(([emoji, [name = "", ...words]]) => ({
    emoji,
    name: joined(name),
    words,
  }));
}

/** The groups that people know from their keyboards. */
export function groupsOf(all: readonly Emoji[]): EmojiGroup[] {
  const starts = groups.map(([first]) => all.findIndex(({ emoji }) => emoji === first));
  return groups.map(([, title], index) => ({ title, emoji: all.slice(starts[index], starts[index + 1]) }));
}

/**
 * Emoji by a part of their name or words, best first: so named, then so called or with such a word in the name, then
 * what begins so, then what has a word that begins so. Equals stand as in `all`, unless `liked` (best first) has them.
 */
export function findEmoji(
  all: readonly Emoji[],
  query: string,
  limit: number,
  liked: readonly string[] = [],
) {
  const wanted = joined(query.trim().toLowerCase());
  if (!wanted) return [];
  const found = all.flatMap((emoji, place) => {
    const rank = rankOf(emoji, wanted);
    return rank === null ? [] : { emoji, rank, place: likedPlace(liked, emoji) ?? place };
  });
  return found
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, limit)
    .map(({ emoji }) => emoji);
}

/** The emoji that is named or called exactly so, if any; of several, one of `liked`. */
export function emojiNamed(all: readonly Emoji[], name: string, liked: readonly string[] = []) {
  const [best] = findEmoji(all, name, 1, liked);
  return best && (rankOf(best, joined(name.toLowerCase())) ?? 2) < 2 ? best : undefined;
}

function likedPlace(liked: readonly string[], { emoji }: Emoji) {
  const at = liked.indexOf(emoji);
  return at < 0 ? undefined : at - liked.length;
}

function rankOf({ name, words }: Emoji, wanted: string) {
  if (name === wanted) return 0;
  if (`_${name}_`.includes(`_${wanted}_`) || words.some((word) => joined(word) === wanted)) return 1;
  if (name.startsWith(wanted)) return 2;
  if (`_${name}`.includes(`_${wanted}`)) return 3;
  return words.some((word) => joined(word).startsWith(wanted)) ? 4 : null;
}

const joined = (name: string) => name.replace(/[\s-]+/g, "_");
