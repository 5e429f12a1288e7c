import { ListVideo } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Invitations } from "@/components/collaboration/invitations";
import { LibraryNav } from "@/components/library/library-nav";
import { CreatePlaylist } from "@/components/playlists/create-playlist";
import { PlaylistFeed } from "@/components/playlists/playlist-feed";
import { ImportButton } from "@/components/sharing/import-button";
import { EmptyState } from "@/components/ui/empty-state";
import { listInvitations, listShared } from "@/lib/collaboration/data";
import { listOwn } from "@/lib/playlists/data";
import { getViewer } from "@/lib/viewer";

export const metadata: Metadata = { title: "My playlists", robots: { index: false } };

const PAGE = 24;

export default async function LibraryPage() {
  const viewer = await getViewer();
  if (!viewer) redirect("/sign-in?callbackUrl=/library");
  const [own, shared, invitations] = await Promise.all([
    listOwn(viewer, { limit: PAGE }),
    listShared(viewer, { limit: PAGE }),
    listInvitations(viewer),
  ]);
  return (
    <div className="page-x pt-6 pb-16 md:pt-10">
      <LibraryNav />
      <Invitations invitations={invitations} />
      <header className="mb-8 flex flex-wrap items-center justify-between gap-4 md:mb-10">
        <h1 className="font-bold text-3xl tracking-tight md:text-4xl">My playlists</h1>
        <div className="flex flex-wrap gap-3">
          <ImportButton />
          {own.items.length > 0 && <CreatePlaylist />}
        </div>
      </header>
      {own.items.length ? (
        <>
          <h2 className="sr-only">Your own</h2>
          <PlaylistFeed key={own.items[0]?.updatedAt} first={own} library="own" />
        </>
      ) : (
        <EmptyState icon={<ListVideo />} title="No playlists yet" action={<CreatePlaylist />}>
          Put films and music together, keep them to yourself or share them.
        </EmptyState>
      )}
      {shared.items.length > 0 && (
        <section aria-labelledby="shared-with-you" className="mt-14">
          <h2 id="shared-with-you" className="mb-6 font-bold text-2xl tracking-tight">
            Shared with you
          </h2>
          <PlaylistFeed key={shared.items[0]?.updatedAt} first={shared} library="shared" />
        </section>
      )}
    </div>
  );
}
