"use client";

import { useSearchParams } from "next/navigation";
import { memo, useEffect, useMemo, useRef } from "react";
import { Lazy, NotLoaded } from "@/components/ui/lazy";
import { hasOlder, isDetached, isLoaded } from "@/lib/chat/sync";
import { refreshBlocked } from "./blocked";
import { useFoldOf } from "./folds";
import { linesOf } from "./lines";
import { Loading, Older } from "./loading";
import { MessageLog } from "./message-log";
import { followReach, useReach } from "./reach";
import { useAsked, useRoomHandle, useRoomState } from "./room-context";
import { WINDOW } from "./room-history";
import { SpoilerSwitch } from "./spoiler-switch";
import type { ReadersPlace } from "./use-anchored-scroll";

const loadReplay = () => import("./replay-list").then((module) => module.ReplayList);

/**
 * The conversation as it was said, or as the film unfolds it while that plays in this tab. What is typed below it does
 * not draw it anew.
 */
export const MessageList = memo(function MessageList() {
  const mediaId = useRoomState((state) => state.room.mediaId);
  const withFilm = useRoomState((state) => state.mode === "film");
  const plays = useReach((reach) => reach.mediaId === mediaId);
  const replays = withFilm && plays;
  const place: ReadersPlace = useRef(undefined);
  const { engine } = useRoomHandle();
  // What passes by in a replay is not read in the room.
  useEffect(() => engine.setShown(!replays), [engine, replays]);
  useEffect(followReach, []);
  useAsked(refreshBlocked);
  useLink();
  return (
    <>
      {plays && <SpoilerSwitch />}
      {replays ? (
        <Lazy
          load={loadReplay}
          loading={<Loading />}
          failed={(retry) => <NotLoaded onRetry={retry} className="m-auto justify-center p-6" />}
        >
          {(ReplayList) => <ReplayList />}
        </Lazy>
      ) : (
        <Conversation place={place} />
      )}
    </>
  );
});

/** Goes to the message that the page's address names, `?message=`; the same link can be followed again then. */
function useLink() {
  const { engine } = useRoomHandle();
  const search = useSearchParams();
  const seq = Number(search.get("message"));
  const isHere = search.get("room") === engine.store.getState().room.id;
  useEffect(() => {
    if (!isHere || !Number.isInteger(seq) || seq < 1) return;
    void engine.jumpTo(seq);
    const address = new URL(location.href);
    address.searchParams.delete("message");
    history.replaceState(null, "", address);
  }, [engine, isHere, seq]);
}

/** Older messages come as one scrolls up; the newest stay in sight while one is there. */
function Conversation({ place }: { place: ReadersPlace }) {
  const { engine } = useRoomHandle();
  const timeline = useRoomState((state) => state.timeline);
  const newAfter = useRoomState((state) => state.newAfter);
  const { messages } = timeline;
  const foldOf = useFoldOf(messages);
  const lines = useMemo(() => linesOf(messages, newAfter, foldOf), [messages, newAfter, foldOf]);
  return (
    <MessageLog
      lines={lines}
      foldOf={foldOf}
      last={messages.at(-1)}
      detached={isDetached(timeline)}
      full={messages.length >= WINDOW}
      lastSeq={timeline.lastSeq}
      top={<Top />}
      place={place}
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
