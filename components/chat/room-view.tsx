"use client";

import { useMemo, useRef, useState } from "react";
import { HeldBar } from "@/components/moderation/held-bar";
import { SlowModeBar } from "@/components/moderation/slow-mode-bar";
import { RoomHeader } from "@/components/rooms/room-header";
import { Announcer } from "./announcer";
import { Composer } from "./composer";
import { ConnectionBanner } from "./connection-banner";
import { MessageList } from "./message-list";
import { type Panel, Panels } from "./panels";
import { type ChatViewer, RoomContext } from "./room-context";
import type { RoomEngine } from "./room-engine";
import { UnreadTitle } from "./unread-title";
import { useDraft } from "./use-draft";

type RoomViewProps = { engine: RoomEngine; viewer: ChatViewer; onLeave: () => void };

/** A room one is in. */
export function RoomView({ engine, viewer, onLeave }: RoomViewProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const { draft, change, reply } = useDraft(viewer.id, engine.store.getState().room.id, box);
  const [panel, setPanel] = useState<Panel | null>(null);
  const handle = useMemo(() => ({ engine, viewer, reply }), [engine, viewer, reply]);
  return (
    <RoomContext value={handle}>
      <RoomHeader onLeave={onLeave} onPanel={setPanel} />
      <ConnectionBanner />
      <HeldBar />
      <SlowModeBar />
      <div className="relative flex min-h-0 flex-1 flex-col">
        <div inert={panel !== null} className="contents">
          <MessageList />
          <Composer box={box} draft={draft} onDraft={change} />
        </div>
        <Panels shown={panel} onClose={() => setPanel(null)} />
      </div>
      <Announcer />
      <UnreadTitle />
    </RoomContext>
  );
}
