import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import Link from "next/link";
import { Suspense } from "react";
import { ExploreView } from "@/components/explore/explore-view";
import { FeedLink } from "@/components/following/feed-link";
import { PlaylistFeed } from "@/components/playlists/playlist-feed";
import { PlaylistRow } from "@/components/playlists/playlist-row";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listPublic } from "@/lib/playlists/data";
import { listTags } from "@/lib/playlists/explore-data";
import { listRows } from "@/lib/playlists/explore-rows-data";

const description = "Films and music, put together by the people who watch them.";
const TAGS = 14;

export const metadata: Metadata = {
  title: "Explore playlists",
  description,
  alternates: { canonical: "/explore" },
};

/** Follows and plays change the order of the rows without a word to the cache, so they are made anew now and then. */
async function loadExplore() {
  "use cache";
  cacheLife({ stale: 300, revalidate: 900, expire: 86_400 });
  cacheTag("playlists", "playlists:items", "media");
  const [rows, tags, first] = await Promise.all([
    listRows(null),
    listTags(null, TAGS),
    listPublic(null, { limit: 24 }),
  ]);
  return { rows, tags, first };
}

export default async function ExplorePage() {
  const { rows, tags, first } = await loadExplore();
  if (first.items.length === 0) return <NothingYet />;
  return (
    <div className="group/explore pt-6 pb-16 md:pt-10">
      <header className="page-x mb-6 md:mb-8">
        <div className="flex min-h-11 items-center justify-between gap-4">
          <h1 className="text-balance font-bold text-3xl tracking-tight md:text-4xl">Explore playlists</h1>
          <FeedLink />
        </div>
        <p className="mt-2 max-w-prose text-muted">{description}</p>
      </header>
      <div className="page-x">
        <Suspense fallback={<div className="h-62 md:h-44" />}>
          <ExploreView tags={tags} />
        </Suspense>
      </div>
      <div className="mt-10 flex flex-col gap-10 group-has-[[data-results]]/explore:hidden md:gap-14">
        {rows.map((row) => (
          <PlaylistRow key={row.title} {...row} />
        ))}
        <section aria-labelledby="all" className="page-x">
          <h2 id="all" className="mb-5 font-semibold text-xl tracking-tight md:text-[1.375rem]">
            All, latest change first
          </h2>
          <PlaylistFeed key={first.items[0]?.updatedAt} first={first} />
        </section>
      </div>
    </div>
  );
}

function NothingYet() {
  return (
    <div className="page-x pt-6 pb-16 md:pt-10">
      <h1 className="font-bold text-3xl tracking-tight md:text-4xl">Explore playlists</h1>
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
    </div>
  );
}
