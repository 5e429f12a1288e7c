import { Rss } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Feed } from "@/components/following/feed";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listFeed } from "@/lib/following/feed-data";
import { getViewer } from "@/lib/viewer";

export const metadata: Metadata = { title: "Feed", robots: { index: false } };

export default async function FeedPage() {
  const viewer = await getViewer();
  if (!viewer) redirect("/sign-in?callbackUrl=/feed");
  const first = await listFeed(viewer, { limit: 8 });
  return (
    <div className="pt-6 pb-16 md:pt-10">
      <header className="page-x mb-8 md:mb-10">
        <h1 className="font-bold text-3xl tracking-tight md:text-4xl">Feed</h1>
        <p className="mt-2 max-w-prose text-muted">What has come into the playlists that you follow.</p>
      </header>
      {first.items.length > 0 ? (
        <Feed key={first.items[0]?.items[0]?.id} first={first} />
      ) : (
        <EmptyState
          icon={<Rss />}
          title="You follow nothing yet"
          action={
            <Link href="/explore" className={buttonStyles({ variant: "primary" })}>
              Explore playlists
            </Link>
          }
        >
          Follow a playlist, and what is added to it shows up here.
        </EmptyState>
      )}
    </div>
  );
}
