const MAX_WORDS = 12;

/** The words of a query, letters and digits only, so that nothing of the search language gets through. */
export function wordsOf(text: string) {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS);
}

/** A query for `to_tsquery` that wants every word, each as the beginning of one. */
export function toTsquery(words: string[]) {
  return words.map((word) => `'${word}':*`).join(" & ");
}
