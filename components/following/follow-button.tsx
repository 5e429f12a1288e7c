"use client";

import { Bell, BellRing } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { signInHere } from "@/components/accounts/sign-in-path";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { useOnce } from "@/components/ui/once";
import { toast, toastError } from "@/components/ui/toast";
import { useViewer } from "@/components/viewer";
import type { ErrorBody } from "@/lib/errors";
import { findStanding, follow, unfollow } from "@/lib/following/actions";
import type { Standing } from "@/lib/following/schema";
import type { PlaylistDetails } from "@/lib/playlists/schema";

type FollowButtonProps = { playlist: Pick<PlaylistDetails, "id" | "owner">; share?: string };

/** Follows a list, so that its new items come into the feed; or no longer. Not there on one's own lists. */
export function FollowButton({ playlist: { id, owner }, share }: FollowButtonProps) {
  const viewer = useViewer();
  const router = useRouter();
  const once = useOnce();
  const { following, set, known } = useFollowing(id, viewer?.id === owner.id ? undefined : viewer?.id, share);
  if (viewer?.id === owner.id) return null;

  function fail(error: ErrorBody) {
    if (error.code === "unauthenticated") router.push(signInHere());
    else toastError(error.message);
  }
  async function change(next: boolean, undo = false) {
    set(next);
    const result = await call<Standing>(() =>
      next ? follow({ playlistId: id, share }) : unfollow({ playlistId: id }),
    );
    if (!result.ok) {
      set(!next);
      return fail(result.error);
    }
    if (undo) return;
    const action = { label: "Undo", onClick: () => void once(id, () => change(!next, true)) };
    toast(next ? "Its new items come into your feed." : "You follow it no more.", { action });
  }
  /** What was not known yet is waited for: only then is it clear what the press means. */
  async function press() {
    if (viewer === null) return router.push(signInHere());
    const standing = following === undefined ? await known() : undefined;
    if (standing && !standing.ok) return fail(standing.error);
    if (!standing?.data.own) await change(!(standing?.data.following ?? following));
  }
  return (
    <Button
      aria-pressed={following ?? false}
      aria-busy={following === undefined && viewer !== null}
      onClick={() => void once(id, press)}
    >
      {following ? <BellRing aria-hidden="true" /> : <Bell aria-hidden="true" />}
      {following ? "Following" : "Follow"}
    </Button>
  );
}

/**
 * Whether the viewer follows the list, which the page, the same for everyone, cannot know; undefined until the server
 * has said it. What is set by then stands, however late the server's answer comes.
 */
function useFollowing(playlistId: string, viewerId: string | undefined, share: string | undefined) {
  const [following, show] = useState<boolean>();
  const decided = useRef(false);
  useEffect(() => {
    if (!viewerId) return;
    let wanted = true;
    void call(() => findStanding({ playlistId, share })).then((result) => {
      if (wanted && !decided.current && result.ok) show(result.data.following);
    });
    return () => {
      wanted = false;
      decided.current = false;
      show(undefined);
    };
  }, [playlistId, viewerId, share]);
  function set(next: boolean) {
    decided.current = true;
    show(next);
  }
  const known = () => call(() => findStanding({ playlistId, share }));
  return { following, set, known };
}
