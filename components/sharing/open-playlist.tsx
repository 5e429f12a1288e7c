import type { ReactNode } from "react";
import { FollowButton } from "@/components/following/follow-button";
import { ForkButton } from "@/components/following/fork-button";
import { ReportButton } from "@/components/moderation/report-button";
import { EditLink } from "@/components/playlists/edit-link";
import { PlayButton } from "@/components/playlists/play-button";
import { PlaylistSummary } from "@/components/playlists/playlist-summary";
import { PublicItems } from "@/components/playlists/public-items";
import type { ItemPage, PlaylistDetails } from "@/lib/playlists/schema";
import { PlaylistShareButton } from "./playlist-share-button";

type OpenPlaylistProps = {
  playlist: PlaylistDetails;
  items: ItemPage;
  /** The end of the link that an unlisted list was opened by. */
  share?: string;
  /** More buttons, and what follows the description. */
  children?: ReactNode;
};

/** A playlist as everyone sees it who may open it: at its own address, or at an unlisted one's link. */
export function OpenPlaylist({ playlist, items, share, children }: OpenPlaylistProps) {
  const { id, title, owner, count, version } = playlist;
  return (
    <div className="page-x grid grid-cols-[minmax(0,1fr)] items-start gap-8 pt-6 pb-16 md:pt-10 lg:grid-cols-[22rem_minmax(0,1fr)] lg:gap-12">
      <PlaylistSummary playlist={playlist}>
        <PlayButton playlistId={id} share={share} disabled={count === 0} />
        <FollowButton playlist={playlist} share={share} />
        <PlaylistShareButton playlist={playlist} share={share} />
        <ForkButton playlist={playlist} share={share} />
        {children}
        <EditLink playlistId={id} ownerId={owner.id} />
        <ReportButton
          about={{ targetType: "playlist", targetId: id, title: `“${title}”`, share, person: owner }}
          className="h-11 text-muted"
        />
      </PlaylistSummary>
      <section aria-label="Items" className="min-w-0">
        <PublicItems key={version} playlistId={id} share={share} first={items} />
      </section>
    </div>
  );
}
