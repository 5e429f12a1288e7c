"use client";

import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { hasOlder, isDetached, isLoaded } from "@/lib/chat/sync";
import { useFoldOf } from "./folds";
import { linesOf } from "./lines";
import { MessageLog } from "./message-log";
import { useRoomHandle, useRoomState } from "./room-context";
import { WINDOW } from "./room-history";

/** The conversation. Older messages come as one scrolls up; the newest stay in sight while one is there. */
export function MessageList() {
  const { engine } = useRoomHandle();
  const timeline = useRoomState((state) => state.timeline);
  const newAfter = useRoomState((state) => state.newAfter);
  const { messages } = timeline;
  const foldOf = useFoldOf(messages);
  const lines = useMemo(() => linesOf(messages, newAfter, foldOf), [messages, newAfter, foldOf]);
  return (
    <MessageLog
      lines={lines}
      last={messages.at(-1)}
      detached={isDetached(timeline)}
      full={messages.length >= WINDOW}
      lastSeq={timeline.lastSeq}
      top={<Top />}
      onOlder={engine.loadOlder}
      onNewer={engine.loadNewer}
      onAtEnd={engine.setAtEnd}
      onSeen={engine.setSeen}
      openEnd={engine.openAtEnd}
    />
  );
}

function Top() {
  const { engine } = useRoomHandle();
  const timeline = useRoomState((state) => state.timeline);
  const loading = useRoomState((state) => state.loading.older);
  if (!isLoaded(timeline)) return <Loading />;
  if (hasOlder(timeline)) return <Older loading={loading} onLoad={engine.loadOlder} />;
  return (
    <div className="px-4 pt-8 pb-2 text-center text-sm text-pretty text-muted">
      {timeline.messages.length === 0 ? (
        <>
          <p className="text-base font-semibold text-text">It is quiet in here</p>
          <p className="mt-1">Say hello. Whoever plays this will read it.</p>
        </>
      ) : (
        <p>Beginning of the conversation</p>
      )}
    </div>
  );
}

/** Says that earlier messages are on their way, or fetches them where nobody scrolls: so few lines are to be seen. */
export function Older({ loading, onLoad }: { loading: boolean; onLoad: () => void }) {
  return (
    <div role="status" className="flex h-12 items-center justify-center text-muted">
      {loading ? (
        <>
          <Spinner />
          <span className="sr-only">Loading earlier messages</span>
        </>
      ) : (
        <Button size="sm" variant="ghost" onClick={onLoad}>
          Earlier messages
        </Button>
      )}
    </div>
  );
}

const widths = ["w-3/4", "w-1/2", "w-5/6", "w-2/5", "w-2/3"];

export function Loading() {
  return (
    <div role="status" aria-label="Loading messages" className="flex flex-col gap-5 px-4 py-3">
      {widths.map((width) => (
        <div key={width} className="flex gap-3">
          <Skeleton className="size-8 shrink-0 rounded-full" />
          <div className="flex flex-1 flex-col gap-2 pt-1">
            <Skeleton className="h-3 w-24" />
            <Skeleton className={`h-3 ${width}`} />
          </div>
        </div>
      ))}
    </div>
  );
}
