"use client";

import { Lazy } from "@/components/ui/lazy";
import { useViewer } from "@/components/viewer";

const load = () => import("@/components/rooms/unread-badge");

/** `UnreadBadge`, for who is signed in; nobody else fetches its code. */
export function RoomsBadge({ className }: { className: string }) {
  if (!useViewer()) return null;
  return (
    <Lazy load={load} failed={() => null}>
      {({ UnreadBadge }) => <UnreadBadge className={className} />}
    </Lazy>
  );
}
