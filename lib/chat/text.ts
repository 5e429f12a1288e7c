import { LinkifyIt } from "linkify-it";

/**
 * A piece of a message: plain text, or text that leads to `url`, names the user with `handle` (in small letters), or
 * means the moment `seekMs` of the media. `at` is the piece's place in the text.
 */
export type Piece = { text: string; at: number; url?: string; handle?: string; seekMs?: number };

const links = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: false })
  .add("ftp:", null)
  .add("mailto:", null)
  .add("//", null);

const MENTION = String.raw`(?<![\p{L}\p{N}_@./-])@(?<handle>[a-z0-9]+(?:-+[a-z0-9]+)*)(?![\p{L}\p{N}_@])`;
const MOMENT = String.raw`(?<![\p{L}\p{N}_:.,/])(?:(?<hours>\d{1,2}):(?<minutes>[0-5]\d)|(?<all>\d{1,3})):(?<seconds>[0-5]\d)(?![\p{L}\p{N}_:]|[.,]\d)`;
const special = new RegExp(`${MENTION}|${MOMENT}`, "giu");

/**
 * A message's text in pieces. Only http and https addresses become links; `1:23` and `1:02:03` become moments when the
 * media lasts longer than that. Whether somebody has a handle that is written is not known here.
 */
export function pieces(body: string, durationMs = 0): Piece[] {
  return linkPieces(body).flatMap((piece) => (piece.url ? piece : specialPieces(piece, durationMs)));
}

function linkPieces(body: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { index, lastIndex, schema, url } of links.match(body) ?? []) {
    const address = webAddress(schema ? url : url.replace(/^http:/, "https:"));
    if (!address) continue;
    if (index > at) found.push({ text: body.slice(at, index), at });
    found.push({ text: body.slice(index, lastIndex), url: address, at: index });
    at = lastIndex;
  }
  if (at < body.length) found.push({ text: body.slice(at), at });
  return found;
}

function specialPieces({ text, at }: Piece, durationMs: number): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const { 0: match, index, groups = {} } of text.matchAll(special)) {
    const meaning = groups.handle ? { handle: groups.handle.toLowerCase() } : momentOf(groups, durationMs);
    if (!meaning) continue;
    if (index > end) found.push({ text: text.slice(end, index), at: at + end });
    found.push({ text: match, at: at + index, ...meaning });
    end = index + match.length;
  }
  if (end < text.length) found.push({ text: text.slice(end), at: at + end });
  return found;
}

function momentOf({ hours, minutes, all, seconds }: Record<string, string>, durationMs: number) {
  const inMinutes = Number(hours ?? 0) * 60 + Number(minutes ?? all);
  const seekMs = (inMinutes * 60 + Number(seconds)) * 1_000;
  return seekMs < durationMs ? { seekMs } : null;
}

function webAddress(url: string) {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}
