"use client";

import { ArrowDown } from "lucide-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { hasOlder, isDetached, isLoaded } from "@/lib/chat/sync";
import { continues, dayOf, type Line, linesOf } from "./lines";
import { MessageLine } from "./message-line";
import { useRoomHandle, useRoomState } from "./room-context";
import { UnsentLine } from "./unsent-line";
import { useAnchoredScroll } from "./use-anchored-scroll";

/** The conversation. Older messages come as one scrolls up; the newest stay in sight while one is there. */
export function MessageList() {
  const { engine, viewer } = useRoomHandle();
  const timeline = useRoomState((state) => state.timeline);
  const outbox = useRoomState((state) => state.outbox);
  const newAfter = useRoomState((state) => state.newAfter);
  const lines = useMemo(() => linesOf(timeline.messages, newAfter), [timeline.messages, newAfter]);
  const drawn = useMemo(() => [lines, outbox], [lines, outbox]);
  const { list, atEnd, toEnd, onScroll } = useAnchoredScroll({
    drawn,
    detached: isDetached(timeline),
    onNearTop: engine.loadOlder,
    onNearFoot: engine.loadNewer,
    onAtEnd: engine.setAtEnd,
  });

  const newest = outbox.at(-1)?.clientId;
  useEffect(() => {
    if (newest) toEnd();
  }, [newest, toEnd]);

  const jump = useCallback(async () => {
    if (isDetached(engine.store.getState().timeline)) await engine.openAtEnd();
    toEnd();
  }, [engine, toEnd]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={list}
        role="log"
        aria-live="off"
        aria-label="Messages"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={onScroll}
        className="h-full overflow-y-auto overscroll-contain [overflow-anchor:none] -outline-offset-2"
      >
        <div className="flex min-h-full flex-col justify-end pb-3">
          <Top />
          {lines.map((line) => (
            <LineOf key={line.key} line={line} viewerId={viewer.id} />
          ))}
          {outbox.map((unsent, index) => (
            <UnsentLine
              key={unsent.clientId}
              unsent={unsent}
              opensGroup={index === 0 && !continues(timeline.messages.at(-1), unsent, viewer.id)}
            />
          ))}
        </div>
      </div>
      {!atEnd && <ToEnd lastSeq={timeline.lastSeq} onClick={jump} />}
    </div>
  );
}

function LineOf({ line, viewerId }: { line: Line; viewerId: string }) {
  if (line.kind === "day") return <Day date={line.date} />;
  if (line.kind === "new") return <NewFromHere />;
  const { message, opensGroup } = line;
  return <MessageLine message={message} opensGroup={opensGroup} isOwn={message.author.id === viewerId} />;
}

/** Where one left off. */
function NewFromHere() {
  return (
    <p
      data-new-from-here
      className="mt-4 mb-1 flex items-center gap-3 px-4 text-xs font-semibold text-accent before:h-px before:flex-1 before:bg-accent/50 after:h-px after:flex-1 after:bg-accent/50"
    >
      New messages
    </p>
  );
}

function Top() {
  const timeline = useRoomState((state) => state.timeline);
  const loading = useRoomState((state) => state.loading.older);
  if (!isLoaded(timeline)) return <Loading />;
  if (hasOlder(timeline)) {
    return (
      <div role="status" className="flex h-12 items-center justify-center text-muted">
        {loading && <Spinner />}
        {loading && <span className="sr-only">Loading earlier messages</span>}
      </div>
    );
  }
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

const widths = ["w-3/4", "w-1/2", "w-5/6", "w-2/5", "w-2/3"];

function Loading() {
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

function Day({ date }: { date: Date }) {
  return (
    <div className="mt-5 mb-1 flex items-center gap-3 px-4 text-xs font-medium text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      <time dateTime={date.toISOString()}>{dayOf(date)}</time>
    </div>
  );
}

/** Drawn only while the reader is elsewhere: it counts what has come since. */
function ToEnd({ lastSeq, onClick }: { lastSeq: number; onClick: () => void }) {
  const [since] = useState(lastSeq);
  const fresh = lastSeq - since;
  return (
    <Button
      size="sm"
      variant={fresh > 0 ? "primary" : "secondary"}
      onClick={onClick}
      className="absolute bottom-3 left-1/2 -translate-x-1/2 animate-fade-in shadow-card"
    >
      {fresh > 0 ? `${fresh} new message${fresh === 1 ? "" : "s"}` : "Latest messages"}
      <ArrowDown aria-hidden="true" />
    </Button>
  );
}
