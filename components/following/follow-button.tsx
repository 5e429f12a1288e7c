"use client";

import { Bell, BellRing } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { signInHere } from "@/components/accounts/sign-in-path";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { toast, toastError } from "@/components/ui/toast";
import { useViewer } from "@/components/viewer";
import { findStanding, follow, unfollow } from "@/lib/following/actions";
import type { Standing } from "@/lib/following/schema";
import type { PlaylistDetails } from "@/lib/playlists/schema";

type FollowButtonProps = { playlist: Pick<PlaylistDetails, "id" | "owner">; share?: string };

/** Follows a list, so that its new items come into the feed; or no longer. Not there on one's own lists. */
export function FollowButton({ playlist: { id, owner }, share }: FollowButtonProps) {
  const viewer = useViewer();
  const router = useRouter();
  const { following, set } = useFollowing(id, viewer?.id === owner.id ? undefined : viewer?.id, share);
  if (viewer?.id === owner.id) return null;

  async function change(next: boolean, undo = false) {
    set(next);
    const result = await call<Standing>(() =>
      next ? follow({ playlistId: id, share }) : unfollow({ playlistId: id }),
    );
    if (!result.ok) {
      set(!next);
      if (result.error.code === "unauthenticated") router.push(signInHere());
      else toastError(result.error.message);
      return;
    }
    if (undo) return;
    const action = { label: "Undo", onClick: () => void change(!next, true) };
    toast(next ? "Its new items come into your feed." : "You follow it no more.", { action });
  }
  function press() {
    if (viewer === null) router.push(signInHere());
    else void change(!following);
  }
  return (
    <Button aria-pressed={following} onClick={press}>
      {following ? <BellRing aria-hidden="true" /> : <Bell aria-hidden="true" />}
      {following ? "Following" : "Follow"}
    </Button>
  );
}

/** Whether the viewer follows the list, which the page, the same for everyone, cannot know. */
function useFollowing(playlistId: string, viewerId: string | undefined, share: string | undefined) {
  const [following, set] = useState(false);
  useEffect(() => {
    if (!viewerId) return;
    let wanted = true;
    void call(() => findStanding({ playlistId, share })).then((result) => {
      if (wanted && result.ok) set(result.data.following);
    });
    return () => {
      wanted = false;
    };
  }, [playlistId, viewerId, share]);
  return { following, set };
}
