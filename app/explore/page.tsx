import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import Link from "next/link";
import { PlaylistFeed } from "@/components/playlists/playlist-feed";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listPublic } from "@/lib/playlists/data";

const description = "Films and music, put together by the people who watch them.";

export const metadata: Metadata = {
  title: "Explore playlists",
  description,
  alternates: { canonical: "/explore" },
};

async function firstPage() {
  "use cache";
  cacheLife("hours");
  cacheTag("playlists", "playlists:items", "media");
  return listPublic(null, { limit: 24 });
}

export default async function ExplorePage() {
  const first = await firstPage();
  return (
    <div className="page-x pt-6 pb-16 md:pt-10">
      <h1 className="text-balance font-bold text-3xl tracking-tight md:text-4xl">Explore playlists</h1>
      <p className="mt-2 mb-8 max-w-prose text-muted md:mb-10">{description}</p>
      <h2 className="sr-only">Public playlists</h2>
      {first.items.length ? (
        <PlaylistFeed key={first.items[0]?.updatedAt} first={first} />
      ) : (
        <EmptyState
          icon={<Compass />}
          title="Nobody has shared a playlist yet"
          action={
            <Link href="/library" className={buttonStyles({ variant: "primary" })}>
              Make the first one
            </Link>
          }
        >
          Playlists that are public show up here.
        </EmptyState>
      )}
    </div>
  );
}
