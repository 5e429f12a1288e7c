import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { usePlayer } from "./player-store";
import { usePath } from "./queue-hooks";
import { stopFollowing } from "./transport";

const GIVE_UP_MS = 5000;

/** When a viewer is on the current media's page and the queue goes on, the next media's page takes its place. */
export function useFollowing() {
  const router = useRouter();
  const path = usePathname();
  const following = usePlayer((state) => state.following);
  const target = usePath();
  const from = useRef(path);
  useEffect(() => {
    if (!following) return;
    router.replace(target);
    const timer = setTimeout(stopFollowing, GIVE_UP_MS);
    return () => clearTimeout(timer);
  }, [router, following, target]);
  // Who goes elsewhere meanwhile takes the player along.
  useEffect(() => {
    if (!following) from.current = path;
    else if (path !== from.current && path !== `/media/${following}`) stopFollowing();
  }, [path, following]);
}
