import type { MediaDetails } from "@/lib/media/schema";

/** schema.org's description of a media, for search engines. `<` is escaped, so that no text can end the script. */
export function StructuredData({ media, siteUrl }: { media: MediaDetails; siteUrl: string }) {
  const absolute = (path: string) => new URL(path, siteUrl).href;
  const data = {
    "@context": "https://schema.org",
    "@type": media.kind === "video" ? "VideoObject" : "AudioObject",
    name: media.title,
    description: media.description || media.title,
    thumbnailUrl: absolute(media.posterUrl),
    uploadDate: media.createdAt,
    duration: `PT${Math.round(media.durationMs / 1000)}S`,
    contentUrl: absolute(media.hlsUrl),
    url: absolute(`/media/${media.id}`),
    keywords: media.tags.join(", "),
    ...(media.artist && { creator: { "@type": "Organization", name: media.artist } }),
  };
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in a script element, escaped above.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
