import { type RefObject, useCallback, useRef, useState } from "react";
import type { Message } from "@/lib/chat/schema";
import { type Answered, loadDraft, saveDraft } from "./unsent-storage";

/** The message that is being written in a room, and which one it answers; both survive a reload. */
export function useDraft(viewerId: string, roomId: string, box: RefObject<HTMLTextAreaElement | null>) {
  const [draft, setDraft] = useState(() => loadDraft(viewerId, roomId));
  const latest = useRef(draft);
  const change = useCallback(
    (part: { text?: string; replyTo?: Answered | null }) => {
      latest.current = { ...latest.current, ...part };
      saveDraft(viewerId, roomId, latest.current);
      setDraft(latest.current);
    },
    [viewerId, roomId],
  );
  const reply = useCallback(
    ({ id, author, body }: Message) => {
      change({ replyTo: { id, authorName: author.name, body: body.slice(0, QUOTE) } });
      // The menu gives the focus back to its button when it closes; the box takes it after that.
      setTimeout(() => box.current?.focus(), 50);
    },
    [change, box],
  );
  return { draft, change, reply };
}

const QUOTE = 140;
