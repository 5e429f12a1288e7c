import { useEffect } from "react";
import type { Message } from "@/lib/chat/schema";
import { isDetached, type Timeline } from "@/lib/chat/sync";
import { isFolded } from "./folds";
import { useRoomHandle, useRoomState } from "./room-context";

const MOST = 99;

/** What stands before a page's title when so much is unread. */
export function countBefore(unread: number) {
  if (unread <= 0) return "";
  return `(${unread > MOST ? `${MOST}+` : unread}) `;
}

/** How many messages of others came after the one that was read last, and are not kept from the viewer. */
export function unreadIn(timeline: Timeline, readSeq: number, counts: (message: Message) => boolean) {
  if (isDetached(timeline)) return Math.max(0, timeline.lastSeq - readSeq);
  return timeline.messages.filter((message) => message.seq > readSeq && counts(message)).length;
}

/** Shows in the tab's title how much of the room is unread, whatever else the page writes there. */
export function UnreadTitle() {
  const { viewer } = useRoomHandle();
  const unread = useRoomState((state) =>
    unreadIn(
      state.timeline,
      state.readSeq,
      (message) =>
        message.author.id !== viewer.id && !message.deletedAt && !isFolded(state, viewer.id, message),
    ),
  );
  useEffect(() => {
    const count = countBefore(unread);
    const show = () => {
      if (!document.title.startsWith(count)) document.title = count + document.title;
    };
    show();
    const observer = new MutationObserver(show);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      if (document.title.startsWith(count)) document.title = document.title.slice(count.length);
    };
  }, [unread]);
  return null;
}
