import { ListVideo } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LibraryNav } from "@/components/library/library-nav";
import { CreatePlaylist } from "@/components/playlists/create-playlist";
import { PlaylistFeed } from "@/components/playlists/playlist-feed";
import { ImportButton } from "@/components/sharing/import-button";
import { EmptyState } from "@/components/ui/empty-state";
import { listOwn } from "@/lib/playlists/data";
import { getViewer } from "@/lib/viewer";

export const metadata: Metadata = { title: "My playlists", robots: { index: false } };

export default async function LibraryPage() {
  const viewer = await getViewer();
  if (!viewer) redirect("/sign-in?callbackUrl=/library");
  const first = await listOwn(viewer, { limit: 24 });
  return (
    <div className="page-x pt-6 pb-16 md:pt-10">
      <LibraryNav />
      <header className="mb-8 flex flex-wrap items-center justify-between gap-4 md:mb-10">
        <h1 className="font-bold text-3xl tracking-tight md:text-4xl">My playlists</h1>
        <div className="flex flex-wrap gap-3">
          <ImportButton />
          {first.items.length > 0 && <CreatePlaylist />}
        </div>
      </header>
      {first.items.length ? (
        <PlaylistFeed key={first.items[0]?.updatedAt} first={first} own />
      ) : (
        <EmptyState icon={<ListVideo />} title="No playlists yet" action={<CreatePlaylist />}>
          Put films and music together, keep them to yourself or share them.
        </EmptyState>
      )}
    </div>
  );
}
