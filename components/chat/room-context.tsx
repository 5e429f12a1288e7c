"use client";

import { createContext, use, useEffect } from "react";
import { useStore } from "zustand";
import type { Message } from "@/lib/chat/schema";
import type { SessionUser } from "@/lib/users/schema";
import type { RoomEngine } from "./room-engine";
import type { RoomState } from "./room-state";

export type ChatViewer = Pick<SessionUser, "id" | "handle" | "name" | "imageUrl" | "role">;

type RoomHandle = {
  engine: RoomEngine;
  viewer: ChatViewer;
  /** Begins a reply in the box below the messages. */
  reply: (message: Message) => void;
};

export const RoomContext = createContext<RoomHandle | null>(null);

/** The room that the component stands in. */
export function useRoomHandle(): RoomHandle {
  const handle = use(RoomContext);
  if (!handle) throw new Error("Outside of a room.");
  return handle;
}

/** A part of the room's state. `pick` answers the same value while nothing changed. */
export function useRoomState<Part>(pick: (state: RoomState) => Part): Part {
  return useStore(useRoomHandle().engine.store, pick);
}

/** Calls `ask` now, and again whenever events may have been missed. */
export function useAsked(ask: () => void) {
  const { store } = useRoomHandle().engine;
  useEffect(() => {
    ask();
    return store.subscribe(({ missed }, before) => missed !== before.missed && ask());
  }, [store, ask]);
}

/** Whether the viewer keeps order here: the room's owner and moderators, and the site's. */
export function useMayModerate() {
  const { viewer } = useRoomHandle();
  const role = useRoomState(({ room }) => room.role);
  return role === "owner" || role === "moderator" || viewer.role !== "user";
}
