/** Letters that are no letter with a mark, as the database's unaccent writes them. */
const spelled: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ł: "l",
  ı: "i",
  þ: "th",
  ð: "d",
};

const MOST = 50;
const MAX_WORDS = 12;

/** Small letters without their marks: what a search compares. */
export function fold(text: string) {
  return Array.from(text, foldLetter).join("");
}

function foldLetter(letter: string) {
  const small = letter.toLowerCase();
  return spelled[small] ?? small.normalize("NFD").replace(/\p{M}/gu, "");
}

/** The words of a search, at most `MAX_WORDS` different ones. */
export function wordsOf(query: string): string[] {
  return [...new Set(query.split(/\s+/).filter(Boolean))].slice(0, MAX_WORDS);
}

/** Where the words are in a text, in UTF-16 code units, ascending and apart from each other; at most `MOST` places. */
export function matchesIn(text: string, words: string[]): [from: number, to: number][] {
  const { folded, starts } = foldedWithPlaces(text);
  const found = words
    .flatMap((word) => placesOf(folded, fold(word)))
    .map(([from, to]): [number, number] => [starts[from] ?? 0, starts[to] ?? text.length])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return joined(found).slice(0, MOST);
}

/** The folded text, and for each of its code units (and its end) where what it was made of begins. */
function foldedWithPlaces(text: string) {
  const starts: number[] = [];
  let folded = "";
  let at = 0;
  for (const letter of text) {
    const part = foldLetter(letter);
    for (let unit = 0; unit < part.length; unit += 1) starts.push(at);
    folded += part;
    at += letter.length;
  }
  return { folded, starts: [...starts, at] };
}

function placesOf(text: string, word: string): [number, number][] {
  const found: [number, number][] = [];
  if (!word) return found;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    found.push([at, at + word.length]);
  return found;
}

function joined(places: [number, number][]) {
  const apart: [number, number][] = [];
  for (const [from, to] of places) {
    const last = apart.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}
