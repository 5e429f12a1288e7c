type Match = readonly [from: number, to: number];

/** A piece of a text, found or only around what was found. */
export type SnippetPart = { at: number; text: string; found: boolean };

const BEFORE = 40;
const LENGTH = 180;

/** The part of a text around the first match, at word boundaries, cut into what was found and what was not. */
export function snippetOf(body: string, matches: readonly Match[]): SnippetPart[] {
  const from = startOf(body, matches[0]?.[0] ?? 0);
  const to = Math.min(body.length, from + LENGTH);
  const parts: SnippetPart[] = [];
  let at = from;
  for (const [start, end] of matches) {
    if (start < at || start >= to) continue;
    if (start > at) parts.push({ at, text: body.slice(at, start), found: false });
    parts.push({ at: start, text: body.slice(start, Math.min(end, to)), found: true });
    at = Math.min(end, to);
  }
  if (at < to) parts.push({ at, text: body.slice(at, to), found: false });
  if (from > 0) parts.unshift({ at: -1, text: "…", found: false });
  if (to < body.length) parts.push({ at: to, text: "…", found: false });
  return parts;
}

function startOf(body: string, match: number) {
  if (match <= BEFORE) return 0;
  const space = body.slice(match - BEFORE, match).search(/\s/);
  return match - (space < 0 ? BEFORE : BEFORE - space - 1);
}
