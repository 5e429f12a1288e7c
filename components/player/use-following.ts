import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { stopFollowing, usePlayer } from "./player-store";
import { mediaPath } from "./queue";

const GIVE_UP_MS = 5000;

/** When a viewer is on the current media's page and the queue goes on, the next media's page takes its place. */
export function useFollowing() {
  const router = useRouter();
  const following = usePlayer((state) => state.following);
  const playlistId = usePlayer((state) => state.playlistId);
  useEffect(() => {
    if (!following) return;
    router.replace(mediaPath(following, playlistId));
    const timer = setTimeout(stopFollowing, GIVE_UP_MS);
    return () => clearTimeout(timer);
  }, [router, following, playlistId]);
}
