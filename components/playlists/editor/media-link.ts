const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const path = new RegExp(`^/media/(${uuid})/?$`, "i");

/** The media that a pasted address of this site leads to; null for any other text. */
export function mediaOfLink(text: string, origin: string): string | null {
  const found = linkIn(text.trim(), origin);
  if (found?.origin !== origin) return null;
  return path.exec(found.pathname)?.[1]?.toLowerCase() ?? null;
}

/** The media that pasted lines of addresses lead to, each once, in their order. */
export function mediaOfLinks(text: string, origin: string): string[] {
  const ids = text.split(/\s+/).flatMap((word) => mediaOfLink(word, origin) ?? []);
  return [...new Set(ids)];
}

function linkIn(text: string, origin: string) {
  const address = text.startsWith("/media/") ? `${origin}${text}` : text;
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address) : null;
}
