"use client";

import { useCallback, useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { onHeartbeat } from "@/components/player/watching";
import type { Joined } from "@/lib/rooms/schema";
import { RequestError, request } from "./api";
import { RoomEngine } from "./room-engine";
import type { RoomState } from "./room-state";

type Session = { engine: RoomEngine } | { refusal: RequestError } | null;

const AGAIN_MS = 3_000;
const nowhere = createStore<Pick<RoomState, "shutOut">>(() => ({ shutOut: null }));

/**
 * Joins a room for as long as the component is there. `refusal` says why one is not in it, or not any more; `retry`
 * joins again. Whoever is still a member (only the lease had run out) is let in again by the next heartbeat.
 */
export function useJoinedRoom(roomId: string, viewerId: string, invite?: string) {
  const [session, setSession] = useState<Session>(null);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks for another one.
  useEffect(() => {
    let wanted = true;
    let engine: RoomEngine | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function join() {
      try {
        const body = invite ? { invite } : {};
        const joined = await request<Joined>(`/api/rooms/${roomId}/join`, { method: "POST", body });
        if (!wanted) return;
        engine = new RoomEngine(joined, viewerId);
        engine.start();
        setSession({ engine });
      } catch (error) {
        if (!wanted || !(error instanceof RequestError)) return;
        if (passes(error)) timer = setTimeout(join, error.retryAfterMs ?? AGAIN_MS);
        else setSession({ refusal: error });
      }
    }
    setSession(null);
    void join();
    return () => {
      wanted = false;
      clearTimeout(timer);
      engine?.stop();
    };
  }, [roomId, viewerId, invite, attempt]);

  const engine = session && "engine" in session ? session.engine : null;
  const shutOut = useStore(engine?.store ?? nowhere, (state) => state.shutOut);
  const refusal = session && "refusal" in session ? session.refusal : shutOut;

  useEffect(() => {
    if (!refusal) return;
    return onHeartbeat(({ rooms }) => rooms.some(({ id }) => id === roomId) && retry());
  }, [refusal, roomId, retry]);

  return { engine: refusal ? null : engine, refusal, retry };
}

function passes({ code }: RequestError) {
  return code === "offline" || code === "unavailable" || code === "rate_limited";
}
