import type { Metadata } from "next";
import { countWords } from "@/components/playlists/words";
import type { PlaylistDetails } from "@/lib/playlists/schema";

/** What other sites and search engines are told of a list's page; an unlisted one is not to be found. */
export function playlistMetadata(playlist: PlaylistDetails, siteUrl: string, path: string): Metadata {
  const { title, description, owner, count, covers, visibility } = playlist;
  const summary = description || `A playlist by ${owner.name}, ${countWords(count)}.`;
  const isPublic = visibility === "public";
  const types = {
    "application/atom+xml": [{ url: `${path}/feed.xml`, title }],
    "application/json+oembed": [{ url: `/api/oembed?url=${encodeURIComponent(siteUrl + path)}`, title }],
  };
  const images = covers[0] && [covers[0].posterSmallUrl];
  return {
    title,
    description: summary,
    robots: isPublic ? undefined : { index: false },
    alternates: isPublic ? { canonical: path, types } : undefined,
    openGraph: { title, description: summary, images, url: path, siteName: "Matinee" },
  };
}
