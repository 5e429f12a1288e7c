import type { MetadataRoute } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { siteUrl } from "@/lib/env";
import { listMediaDates } from "@/lib/media/data";
import { listPublicDates } from "@/lib/playlists/data";

/** One sitemap may hold 50,000 addresses; the newest media come first. */
const MAX_MEDIA = 40_000;
const MAX_PLAYLISTS = 5_000;

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  "use cache";
  cacheLife("hours");
  cacheTag("media", "playlists");
  const [media, playlists] = await Promise.all([listMediaDates(MAX_MEDIA), listPublicDates(MAX_PLAYLISTS)]);
  return [
    ...["/", "/search", "/explore"].map((path) => ({ url: `${siteUrl}${path}` })),
    ...media.map(({ id, createdAt }) => ({ url: `${siteUrl}/media/${id}`, lastModified: createdAt })),
    ...playlists.map(({ id, updatedAt }) => ({
      url: `${siteUrl}/playlists/${id}`,
      lastModified: updatedAt,
    })),
  ];
}
