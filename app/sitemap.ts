import type { MetadataRoute } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { siteUrl } from "@/lib/env";
import { listProfileHandles } from "@/lib/following/profile-data";
import { listMediaDates } from "@/lib/media/data";
import { listPublicDates } from "@/lib/playlists/data";

/** One sitemap may hold 50,000 addresses; the newest media come first. */
const MAX_MEDIA = 40_000;
const MAX_PLAYLISTS = 5_000;
const MAX_PROFILES = 4_000;

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  "use cache";
  cacheLife("hours");
  cacheTag("media", "playlists");
  const [media, playlists, handles] = await Promise.all([
    listMediaDates(MAX_MEDIA),
    listPublicDates(MAX_PLAYLISTS),
    listProfileHandles(MAX_PROFILES),
  ]);
  return [
    ...["/", "/search", "/explore"].map((path) => ({ url: `${siteUrl}${path}` })),
    ...media.map(({ id, createdAt }) => ({ url: `${siteUrl}/media/${id}`, lastModified: createdAt })),
    ...playlists.map(({ id, updatedAt }) => ({
      url: `${siteUrl}/playlists/${id}`,
      lastModified: updatedAt,
    })),
    ...handles.map((handle) => ({ url: `${siteUrl}/u/${handle}` })),
  ];
}
