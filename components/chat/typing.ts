import { create } from "zustand";
import { COUNTED_PEOPLE } from "@/components/rooms/people-count";
import { TYPING_MS } from "@/lib/chat/limits";
import type { User } from "@/lib/users/schema";
import { request } from "./api";

/** A little longer than the hints are apart, so that who goes on writing does not flicker. */
const SHOWN_MS = 2 * TYPING_MS;

/** Who writes, by room, each until a moment of this browser's clock. */
type Writing = { rooms: Record<string, Record<string, { user: User; until: number }>> };

export const useWriting = create<Writing>(() => ({ rooms: {} }));

/** Somebody writes in a room. */
export function hearTyping(roomId: string, user: User) {
  const until = Date.now() + SHOWN_MS;
  change(roomId, (people) => ({ ...people, [user.id]: { user, until } }));
  setTimeout(() => change(roomId, (people) => forget(people, user.id, until)), SHOWN_MS);
}

/** What they wrote is there. */
export function hearWritten(roomId: string, userId: string) {
  if (useWriting.getState().rooms[roomId]?.[userId]) change(roomId, (people) => forget(people, userId));
}

type People = Writing["rooms"][string];

function change(roomId: string, next: (people: People) => People) {
  useWriting.setState(({ rooms }) => ({ rooms: { ...rooms, [roomId]: next(rooms[roomId] ?? {}) } }));
}

/** Without somebody; with `until`, only if nothing was heard of them since. */
function forget(people: People, userId: string, until = Number.POSITIVE_INFINITY): People {
  const { [userId]: one, ...others } = people;
  return one && one.until > until ? people : others;
}

let toldAt = 0;

/** Tells the room that the viewer writes, as often as it is heard. A hint: what fails is not said again. */
export function tellTyping({ id, people }: { id: string; people: number }) {
  const now = Date.now();
  if (people < 2 || people >= COUNTED_PEOPLE || now - toldAt < TYPING_MS) return;
  toldAt = now;
  request(`/api/rooms/${id}/typing`, { method: "POST", body: {} }).catch(() => undefined);
}

/** What was written is sent: the next word is news again. */
export function endTyping() {
  toldAt = 0;
}
