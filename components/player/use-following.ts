import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { stopFollowing, usePlayer } from "./player-store";
import { mediaPath } from "./queue";

const GIVE_UP_MS = 5000;

/** When a viewer is on the current media's page and the queue goes on, the next media's page takes its place. */
export function useFollowing() {
  const router = useRouter();
  const path = usePathname();
  const following = usePlayer((state) => state.following);
  const playlistId = usePlayer((state) => state.playlistId);
  const from = useRef(path);
  useEffect(() => {
    if (!following) return;
    router.replace(mediaPath(following, playlistId));
    const timer = setTimeout(stopFollowing, GIVE_UP_MS);
    return () => clearTimeout(timer);
  }, [router, following, playlistId]);
  // Who goes elsewhere meanwhile takes the player along.
  useEffect(() => {
    if (!following) from.current = path;
    else if (path !== from.current && path !== mediaPath(following, null)) stopFollowing();
  }, [path, following]);
}
