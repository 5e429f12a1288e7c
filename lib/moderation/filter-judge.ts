import { foldPattern, type Reading, readings } from "./filter-fold";
import { findInLibrary, masked } from "./filter-library";
import { type Found, PatternTrie } from "./filter-trie";
import type { WordAction, WordKind } from "./words-schema";

/** A rule of a room's or the site's list. */
export type Rule = { kind: WordKind; pattern: string; action: WordAction; site: boolean };

/** What is to be done with a text; `cause` says why, as moderators are told. */
export type Verdict = { action: WordAction; cause: string };

type Hit = { from: number; to: number; action: WordAction; cause: string; site: boolean };

const gravity: Record<WordAction, number> = { allow: 0, hold: 1, block: 2 };
const stars = /[*#%&]/;

/**
 * A filter of these rules, and of the library's list if wanted, which holds. An allowed word lets through whatever is
 * found within it; a room's cannot do so against the site's rules.
 */
export function makeFilter(rules: Rule[], library: boolean): (text: string) => Verdict {
  const literal = new PatternTrie<Rule>(false);
  const normalised = new PatternTrie<Rule>(true);
  const starred = new Map<string, Hit[]>();
  for (const rule of rules) {
    if (rule.kind === "literal") literal.add(rule.pattern.normalize("NFC").toLowerCase(), rule);
    else addNormalised(normalised, starred, rule);
  }
  const lists = { normalised, starred, library };
  return (text) => {
    const plain = literal.find(text.normalize("NFC").toLowerCase()).map(hitOf);
    const found = readings(text).flatMap((reading) => judge(reading, lists));
    return gravest([...withoutAllowed(plain), ...found]);
  };
}

function addNormalised(trie: PatternTrie<Rule>, starred: Map<string, Hit[]>, rule: Rule) {
  const folded = foldPattern(rule.pattern);
  if (!folded) return;
  const open = [/^\s*\*/, /\*\s*$/].map((star) => (star.test(rule.pattern) ? "*" : ""));
  trie.add(`${open[0]}${folded}${open[1]}`, rule);
  const glued = folded.replaceAll(" ", "");
  keepStarred(starred, glued, hitOf({ value: rule, from: 0, to: glued.length }));
}

type Lists = { normalised: PatternTrie<Rule>; starred: Map<string, Hit[]>; library: boolean };

function judge({ words, pieced }: Reading, { normalised, starred, library }: Lists) {
  const maskedBy = (word: string) => [
    ...(starred.get(word) ?? []),
    ...(library ? (starredInLibrary.get(word) ?? []) : []),
  ];
  const look = (text: string, more: Hit[] = []) =>
    withoutAllowed([
      ...normalised.find(text).map(hitOf),
      ...(library ? findInLibrary(text).map(asHit) : []),
      ...more,
    ]);
  const inPieces = pieced.flatMap(({ text, first }) =>
    look(text, maskedBy(text)).filter(
      ({ from, to }) => from === 0 && to > first && (to === text.length || first === 1),
    ),
  );
  const unstarred = stars.test(words)
    ? words.split(" ").flatMap((word) => withoutAllowed(maskedBy(maskOf(word))))
    : [];
  return [...look(words), ...inPieces, ...unstarred];
}

const asHit = ({ from, to, word }: { from: number; to: number; word: string }) => libraryHit(from, to, word);

function libraryHit(from: number, to: number, word: string): Hit {
  return { from, to, action: "hold", cause: `“${word}” (word filter)`, site: false };
}

function hitOf({ value: { pattern, action, site }, from, to }: Found<Rule>): Hit {
  return { from, to, action, cause: `“${pattern}” (${site ? "the site’s" : "this room’s"} list)`, site };
}

function withoutAllowed(hits: Hit[]) {
  const allowed = hits.filter(({ action }) => action === "allow");
  return hits.filter(
    (hit) =>
      hit.action !== "allow" &&
      !allowed.some(({ from, to, site }) => from <= hit.from && to >= hit.to && (site || !hit.site)),
  );
}

function gravest(hits: Hit[]): Verdict {
  let verdict: Verdict = { action: "allow", cause: "" };
  for (const { action, cause } of hits)
    if (gravity[action] > gravity[verdict.action]) verdict = { action, cause };
  return verdict;
}

const maskOf = (word: string) => word.replace(/[*#%&]/g, "*");

function keep(starred: Map<string, Hit[]>, key: string, hit: Hit) {
  starred.set(key, [...(starred.get(key) ?? []), hit]);
}

/** Keeps a word as it is, which finds it in pieces, and in every form with one row of stars inside: `f*ck`, `f**k`. */
function keepStarred(starred: Map<string, Hit[]>, word: string, hit: Hit) {
  if (word.length < 4) return;
  keep(starred, word, hit);
  if (word.length > 14) return;
  for (let from = 1; from < word.length - 1; from++) {
    for (let to = from + 1; to < word.length; to++) {
      const mask = word.slice(0, from) + "*".repeat(to - from) + word.slice(to);
      keep(starred, mask, hit);
    }
  }
}

/** The library's words with stars in them: the same for every filter. */
const starredInLibrary = new Map<string, Hit[]>();
for (const word of masked) keepStarred(starredInLibrary, word, libraryHit(0, word.length, word));
