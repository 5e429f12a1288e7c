"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { RoomHeader } from "@/components/rooms/room-header";
import type { Message } from "@/lib/chat/schema";
import { Announcer } from "./announcer";
import { Composer } from "./composer";
import { ConnectionBanner } from "./connection-banner";
import { MessageList } from "./message-list";
import { type ChatViewer, RoomContext } from "./room-context";
import type { RoomEngine } from "./room-engine";

type RoomViewProps = { engine: RoomEngine; viewer: ChatViewer; onLeave: () => void };

/** A room one is in. */
export function RoomView({ engine, viewer, onLeave }: RoomViewProps) {
  const [replyTo, setReplyTo] = useState<Message | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const reply = useCallback((message: Message) => {
    setReplyTo(message);
    // The menu gives the focus back to its button when it closes; the box takes it after that.
    setTimeout(() => box.current?.focus(), 50);
  }, []);
  const handle = useMemo(() => ({ engine, viewer, reply }), [engine, viewer, reply]);
  return (
    <RoomContext value={handle}>
      <RoomHeader onLeave={onLeave} />
      <ConnectionBanner />
      <MessageList />
      <Composer box={box} replyTo={replyTo} onReplied={() => setReplyTo(null)} />
      <Announcer />
    </RoomContext>
  );
}
