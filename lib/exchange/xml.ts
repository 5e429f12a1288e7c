import { SaxesParser } from "saxes";

/** A piece of XML that is written already: only `element` makes one, so that nothing gets in unescaped. */
export type Markup = { readonly xml: string };

type Content = string | number | Markup[];

/** An element. Text and attributes are escaped, and lose the characters that XML 1.0 cannot hold. */
export function element(
  name: string,
  content: Content = [],
  attributes: Record<string, string> = {},
): Markup {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const body = Array.isArray(content) ? content.map(({ xml }) => xml).join("") : escapeXml(String(content));
  return { xml: body ? `<${name}${head.join("")}>${body}</${name}>` : `<${name}${head.join("")}/>` };
}

/** An element for each text that is not empty. */
export function optional(name: string, text: string | number | null): Markup[] {
  return text === "" || text === null ? [] : [element(name, text)];
}

export function xmlDocument(root: Markup) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeXml(text: string) {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** An element that was read, by its local name: namespaces tell apart nothing that we look for. */
export type Node = { name: string; attributes: Record<string, string>; text: string; children: Node[] };

const MAX_DEPTH = 32;

/**
 * Reads a document. Throws for what is not well-formed, for elements within more than 32 others, and for any DOCTYPE:
 * so there are no entities but XML's own five, and nothing outside of the text is ever asked for. Linear in its length.
 */
export function readXml(text: string): Node {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const root: Node = { name: "", attributes: {}, text: "", children: [] };
  const open = [root];
  parser.on("doctype", () => fail("DOCTYPE"));
  parser.on("error", (error) => fail(error.message));
  parser.on("opentag", ({ local, attributes }) => {
    if (open.length > MAX_DEPTH) fail("too deep");
    const node = { name: local, attributes: plain(attributes), text: "", children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on("closetag", () => void open.pop());
  const take = (part: string) => {
    const node = open.at(-1);
    if (node) node.text += part;
  };
  parser.on("text", take);
  parser.on("cdata", take);
  parser.write(text).close();
  return root.children[0] ?? fail("empty");
}

function plain(attributes: Record<string, { value: string }>) {
  return Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value]));
}

function fail(why: string): never {
  throw new Error(why);
}

export function childrenOf(node: Node | undefined, name: string): Node[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

/** The text of the first child of a name, or nothing. */
export function textOf(node: Node | undefined, name: string): string {
  return childrenOf(node, name)[0]?.text.trim() ?? "";
}
