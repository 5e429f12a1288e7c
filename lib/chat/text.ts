import { LinkifyIt } from "linkify-it";

/** A piece of a message: plain text, or text that leads to `url`. */
export type Piece = { text: string; url?: string; at: number };

const links = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: false })
  .add("ftp:", null)
  .add("mailto:", null)
  .add("//", null);

/** A message's text in pieces. Only http and https addresses become links; `at` is the piece's place in the text. */
export function pieces(body: string): Piece[] {
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

function webAddress(url: string) {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}
