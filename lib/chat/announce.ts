import "server-only";
import { roomChannel } from "../realtime/channels";
import { publish } from "../realtime/server";
import { COUNTED_PEOPLE } from "../rooms/schema";
import { Coalescer } from "./coalesce";
import { eventsOf, type Heard } from "./events";
import type { Message, RoomEvents } from "./schema";

/** Says something on the channel of one epoch of a room. Never throws: clients repair what they do not hear. */
export function announce<Name extends keyof RoomEvents>(
  room: { id: string; epoch: number },
  name: Name,
  event: RoomEvents[Name],
) {
  return publish(roomChannel(room.id, room.epoch), name, event);
}

/** What is on its way to each room's channel from this process. */
const lines = new Map<string, Coalescer<Heard>>();

/**
 * Announces a new or changed message as all hear it. Messages that come faster than the broker takes them share events;
 * what does not fit into one is announced by its `rev` alone. Resolves when the broker has it, or has failed to take it.
 */
export async function announceMessage({ mine: _readers, ...heard }: Message, epoch: number) {
  const room = { id: heard.roomId, epoch };
  const key = roomChannel(room.id, epoch);
  const line = lines.get(key) ?? new Coalescer<Heard>((messages) => announceTogether(room, messages));
  lines.set(key, line);
  await line.add(heard);
  if (line.idle && lines.get(key) === line) lines.delete(key);
}

function announceTogether(room: { id: string; epoch: number }, messages: Heard[]) {
  return Promise.all(eventsOf(messages).map((event) => announce(room, "messages", event)));
}

/** Tells the listeners of an old epoch's channel that everything is said on the new one's from now on. */
export function announceMove(roomId: string, from: number, to: number) {
  return announce({ id: roomId, epoch: from }, "moved", { epoch: to });
}

/** Tells a room how many are there, when somebody came or went; above `COUNTED_PEOPLE` nobody minds who does. */
export async function announcePeople(room: { id: string; epoch: number }, count: number) {
  if (count <= COUNTED_PEOPLE) await announce(room, "people", { count });
}
