import type { MediaCard } from "../media/schema";
import type { PlaylistDetails } from "../playlists/schema";

/** How large an embedded playlist is unless its site asks for less. */
const SIZE = { width: 640, height: 540 } as const;
/** Below this the player and its list have no room. */
const LEAST = { width: 280, height: 320 } as const;

type Most = { maxwidth?: number; maxheight?: number };

/** The size of the frame, within what the other site allows. */
export function embedSize({ maxwidth, maxheight }: Most) {
  return {
    width: Math.max(LEAST.width, Math.min(SIZE.width, maxwidth ?? SIZE.width)),
    height: Math.max(LEAST.height, Math.min(SIZE.height, maxheight ?? SIZE.height)),
  };
}

/** The HTML that shows a playlist's page for frames on another site. */
export function embedCode(url: string, title: string, { width, height } = embedSize({})) {
  const attributes = {
    src: url,
    title,
    width: String(width),
    height: String(height),
    style: "border:0;max-width:100%",
    allow: "autoplay; fullscreen; picture-in-picture; encrypted-media",
    loading: "lazy",
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeAttribute(value)}"`);
  return `<iframe ${written.join(" ")} allowfullscreen></iframe>`;
}

function escapeAttribute(text: string) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** The public list whose page, or page for frames, an address of this site names. */
export function listIn(url: string, siteUrl: string): string | null {
  if (new URL(url).origin !== new URL(siteUrl).origin) return null;
  return (
    /^\/(?:embed\/)?playlists\/([0-9a-f-]{36})\/?$/i.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? null
  );
}

type Embedded = Pick<PlaylistDetails, "id" | "title" | "owner"> & { cover?: MediaCard };

/** The answer of oEmbed 1.0, section 2.3. */
export function oembed({ id, title, owner, cover }: Embedded, siteUrl: string, most: Most) {
  const size = embedSize(most);
  return {
    version: "1.0",
    type: "rich",
    title,
    author_name: owner.name,
    author_url: `${siteUrl}/u/${encodeURIComponent(owner.handle)}`,
    provider_name: "Matinee",
    provider_url: siteUrl,
    cache_age: 3600,
    html: embedCode(`${siteUrl}/embed/playlists/${id}`, title, size),
    ...size,
    ...(cover && thumbnail(cover, siteUrl)),
  };
}

/** Films have pictures of 16:9, music has square ones. */
function thumbnail({ kind, posterSmallUrl }: MediaCard, siteUrl: string) {
  return {
    thumbnail_url: new URL(posterSmallUrl, siteUrl).href,
    thumbnail_width: 480,
    thumbnail_height: kind === "video" ? 270 : 480,
  };
}
