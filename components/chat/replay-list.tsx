"use client";

import { Clapperboard } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { getPositionMs, usePlayer } from "@/components/player/player-store";
import { coversMoment, saidUntil } from "@/lib/chat/replay";
import { useFoldOf } from "./folds";
import { linesOf } from "./lines";
import { Loading, Older } from "./loading";
import { MessageLog } from "./message-log";
import { Notice } from "./notice";
import { useRoomHandle } from "./room-context";
import { WINDOW } from "./room-history";
import { RoomReplay } from "./room-replay";
import type { ReadersPlace } from "./use-anchored-scroll";

const nothing: [] = [];
const noSeq = () => undefined;

/** The conversation as the media unfolds it: what was said up to the moment that plays, whenever it was said. */
export function ReplayList() {
  const replaying = useReplay();
  const place: ReadersPlace = useRef(undefined);
  const replay = useStore(replaying.store, (state) => state.replay);
  const failed = useStore(replaying.store, (state) => state.failed);
  const loading = useStore(replaying.store, (state) => state.loading);
  const away = useStore(replaying.store, (state) => state.away);
  const passed = usePlayer(() => replay !== null && !coversMoment(replay, getPositionMs()));
  const said = usePlayer(() => (replay ? saidUntil(replay, getPositionMs()).length : 0));
  const shown = useMemo(() => replay?.messages.slice(0, said) ?? nothing, [replay, said]);
  const foldOf = useFoldOf(shown);
  const lines = useMemo(
    () => linesOf(shown, null, foldOf).filter(({ kind }) => kind !== "day"),
    [shown, foldOf],
  );
  if (!replay) return failed ? <Unreachable /> : <Loading />;
  return (
    <MessageLog
      lines={lines}
      foldOf={foldOf}
      last={shown.at(-1)}
      detached={away && passed}
      full={shown.length >= WINDOW}
      lastSeq={0}
      top={
        replay.from ? (
          <Older loading={loading} onLoad={replaying.loadEarlier} />
        ) : (
          <Beginning empty={shown.length === 0} />
        )
      }
      place={place}
      onOlder={replaying.loadEarlier}
      onNewer={replaying.loadLaterSaid}
      onAtEnd={replaying.setAtEnd}
      onSeen={noSeq}
      openEnd={replaying.openEnd}
    />
  );
}

/** Follows the player for as long as the list is there. */
function useReplay() {
  const { engine } = useRoomHandle();
  const [replaying] = useState(() => new RoomReplay(engine.store, getPositionMs));
  useEffect(() => {
    const stop = replaying.start();
    const unsubscribe = usePlayer.subscribe(replaying.follow);
    return () => {
      unsubscribe();
      stop();
    };
  }, [replaying]);
  return replaying;
}

function Beginning({ empty }: { empty: boolean }) {
  return (
    <div className="px-4 pt-8 pb-2 text-center text-sm text-pretty text-muted">
      {empty && <p className="text-base font-semibold text-text">Nothing was said up to here</p>}
      <p className="mt-1">What others said appears at the moment they said it.</p>
    </div>
  );
}

function Unreachable() {
  return (
    <Notice alert icon={<Clapperboard />} title="The conversation could not be loaded">
      <p>It is asked for again every few seconds.</p>
    </Notice>
  );
}
