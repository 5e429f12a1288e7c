import { createStore } from "zustand/vanilla";
import type { Outbox } from "@/lib/chat/outbox";
import type { Wished } from "@/lib/chat/reactions";
import type { Message } from "@/lib/chat/schema";
import type { SpoilerMode } from "@/lib/chat/spoilers";
import { emptyTimeline, type Timeline } from "@/lib/chat/sync";
import type { Joined, Room } from "@/lib/rooms/schema";
import type { RequestError } from "./api";

/** What the screen knows of the room one is in. */
export type RoomState = {
  room: Room;
  timeline: Timeline;
  outbox: Outbox;
  /** What was heard or asked for last of what changed, wherever in the room; null: more than that changed. */
  changed: readonly Message[] | null;
  /** Events arrive. While they do not, messages come by asking every few seconds. */
  live: boolean;
  /** Counts how often events may have been missed: what is told by them alone is asked for again then. */
  missed: number;
  /** The server answers; null until it was asked. */
  reachable: boolean;
  /** Set when the server says that one is not in the room any more. */
  shutOut: RequestError | null;
  loading: { older: boolean; newer: boolean };
  /** The message up to which one has read, as the server knows it. */
  readSeq: number;
  /** The message after which the new ones begin, as it was when one came in; null when there were none. */
  newAfter: number | null;
  /** The message that a link or a quote led to; each time it leads there is another turn. */
  target: Target | null;
  mode: SpoilerMode;
  /** The ids of messages that were folded away and are shown since a press on the fold. */
  unfolded: ReadonlySet<string>;
  /** The viewer's reactions that are on their way, by message. */
  wished: ReadonlyMap<string, Wished>;
};

type Target = { readonly seq: number; readonly turn: number };

/** One room, as its engine's parts see it. */
export type RoomStore = ReturnType<typeof createRoomStore>;

export function createRoomStore(
  { room, readSeq }: Pick<Joined, "room" | "readSeq">,
  outbox: Outbox,
  mode: SpoilerMode,
) {
  return createStore<RoomState>(() => ({
    room,
    timeline: emptyTimeline,
    outbox,
    changed: [],
    live: false,
    missed: 0,
    reachable: true,
    shutOut: null,
    loading: { older: false, newer: false },
    readSeq,
    newAfter: readSeq < room.lastSeq ? readSeq : null,
    target: null,
    mode,
    unfolded: new Set(),
    wished: new Map(),
  }));
}
