import type { Entry, Feed } from "./feed-data";
import { element, type Markup, optional, xmlDocument } from "./xml";

/** An Atom feed (RFC 4287). Ids never change, so that readers know what they have shown already. */
export function writeAtom({
  id,
  title,
  description,
  author,
  url,
  feedUrl,
  updatedAt,
  entries,
}: Feed): string {
  const head = [
    element("id", `urn:uuid:${id}`),
    element("title", title),
    ...optional("subtitle", description),
    element("updated", updatedAt.toISOString()),
    element("author", [element("name", author)]),
    element("generator", "Matinee"),
    element("link", [], { rel: "self", type: "application/atom+xml", href: feedUrl }),
    element("link", [], { rel: "alternate", type: "text/html", href: url }),
  ];
  const attributes = {
    xmlns: "http://www.w3.org/2005/Atom",
    "xmlns:media": "http://search.yahoo.com/mrss/",
  };
  return xmlDocument(element("feed", [...head, ...entries.map(writeEntry)], attributes));
}

function writeEntry({ id, title, artist, author, note, description, url, image, addedAt }: Entry): Markup {
  const at = addedAt.toISOString();
  return element("entry", [
    element("id", `urn:uuid:${id}`),
    element("title", artist ? `${title} by ${artist}` : title),
    element("updated", at),
    element("published", at),
    element("author", [element("name", author)]),
    element("link", [], { rel: "alternate", type: "text/html", href: url }),
    element("media:thumbnail", [], { url: image }),
    ...optional("summary", note || description),
  ]);
}
